"""The page asks nodes that may be down, slow or lying: a good receipt is never called bad for it.

The nodes are real ones; what a liar changes is changed on the way to the browser.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import support_lying as lies
from almoner_chain.client.contract import ENTRY_TOPIC, artifact
from almoner_chain.core.hashing import keccak
from almoner_chain.core.link import from_text
from support_chain_page import SOURCES, chain_page, code_of, ledger_config, look
from support_charity import Charity, fresh, served
from support_lying import LyingNode, honest_and, lying
from support_proxy import Change

ENTRY_KIND_BATCH = 5


@dataclass(frozen=True)
class Office:
    """A charity whose ledger is served: its node's address, the ledger, links of receipts."""

    charity: Charity
    url: str
    status: dict[str, Any]
    good: str
    voided: str
    promised: str

    def config(self, nodes: list[LyingNode], needed: int = 1, **changes: Any) -> dict[str, Any]:
        """Return how the page is told to ask these nodes."""
        return ledger_config(self.status, [node.url for node in nodes], needed=needed, **changes)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Serve a charity with ten gifts, of which receipt 4 is voided."""
    folder = tmp_path_factory.mktemp("office")
    charity = fresh(folder)
    charity.run("receipt", "void", 4, "--reason", "duplicate")
    charity.run("gift", "add", "--fund", "Relief", "--amount", "5", "--donor", "Kim", "--reference", "R-1")
    waiting = charity.run("gift", "list", "--pending")["gifts"][0]["gift"]
    with served(charity) as url:
        out = ("--out", folder / "out", "--formats", "almr")
        recorded = charity.run("receipt", "export", 3, 4, *out)["receipts"]
        promise = charity.run("receipt", "promise", waiting, *out)["receipts"][0]
        good, voided = (each["url"] for each in recorded)
        yield Office(charity, url, charity.run("ledger", "status").document, good, voided, promise["url"])


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page with the chain client in it."""
    with chain_page(browser) as opened:
        yield opened


def test_one_honest_node_of_an_office_is_enough_there(office: Office, page: Page) -> None:
    with lying(office.url) as node:
        found = look(page, office.good, office.config([node]))
    assert (found["verdict"], found["facts"]["nodesAgreeing"]) == ("valid", 1)
    assert found["facts"]["fundName"] == "Relief"
    assert found["facts"]["unit"] == {"kind": 0, "code": "CNY", "decimals": 2}
    assert found["facts"]["domain"] == "almoner.example"
    assert (found["facts"]["start"], found["facts"]["end"]) == ("30000", "60000")


def test_a_voided_receipt_and_a_promise_are_called_so(office: Office, page: Page) -> None:
    with lying(office.url) as node:
        voided = look(page, office.voided, office.config([node]))
        promised = look(page, office.promised, office.config([node]))
    assert (voided["verdict"], voided["facts"]["void"]["reason"]) == ("voided", "2")
    assert promised["verdict"] == "promised"


def test_two_exchanges_are_enough_for_a_verdict(office: Office, page: Page) -> None:
    with lying(office.url) as node:
        assert look(page, office.good, office.config([node]))["verdict"] == "valid"
        assert len(node.exchanges) == 2


def test_the_contracts_code_is_fetched_once(office: Office, browser: Browser) -> None:
    with chain_page(browser) as fresh_page, lying(office.url) as node:
        for link in (office.good, office.voided):
            assert look(fresh_page, link, office.config([node]))["facts"]["nodesAgreeing"] == 1
        assert node.methods.count("eth_getCode") == 1


# -- nodes that do not answer as nodes do ---------------------------------------------------------------------------

BROKEN: dict[str, tuple[Callable[[lies.Handler], None], str]] = {
    "html": (lies.in_html, "node.not_json"),
    "hangs up": (lies.hang_up, "node.unreachable"),
    "300 MB": (lies.flood, "node.too_long"),
    "nested": (lies.nested, "node.not_json"),
    "redirects": (lies.elsewhere, "node.unreachable"),
    "other ids": (lies.mixed_up, "node.malformed"),
}


@pytest.mark.parametrize(("lie", "problem"), BROKEN.values(), ids=BROKEN)
def test_a_broken_node_says_nothing_against_a_receipt(
    office: Office, page: Page, lie: Callable[[lies.Handler], None], problem: str
) -> None:
    with lying(office.url, lie=lie) as broken, lying(office.url) as honest:
        alone = look(page, office.good, office.config([broken]))
        beside = look(page, office.good, office.config([broken, honest]))
    assert (alone["verdict"], code_of(alone, "ledger")) == ("cannot_check", "unknown ledger.unreachable")
    assert alone["answers"][0]["problem"] == problem
    assert (beside["verdict"], beside["facts"]["nodesAgreeing"]) == ("valid", 1)


def test_nobody_at_the_address_is_no_reason_against_a_receipt(office: Office, page: Page) -> None:
    found = look(page, office.good, ledger_config(office.status, ["http://127.0.0.1:9/"]))
    assert (found["verdict"], code_of(found, "ledger")) == ("cannot_check", "unknown ledger.unreachable")


def test_a_page_without_a_node_cannot_check(office: Office, page: Page) -> None:
    found = look(page, office.good, ledger_config(office.status, ["ftp://x/", "https://a:b@x/", "http://"]))
    assert (found["verdict"], found["answers"]) == ("cannot_check", [])


def test_a_node_that_drips_is_given_up_after_ten_seconds(office: Office, page: Page) -> None:
    with lying(office.url, lie=lies.drip) as slow:
        begun = time.monotonic()
        found = look(page, office.good, office.config([slow]))
        assert 9 < time.monotonic() - begun < 40  # it would drip for hours
    assert (found["verdict"], found["answers"][0]["problem"]) == ("cannot_check", "node.timeout")


def test_a_slow_node_is_not_waited_for_long_when_enough_have_answered(office: Office, page: Page) -> None:
    with lying(office.url, lie=lies.drip) as slow, lying(office.url) as honest:
        begun = time.monotonic()
        found = look(page, office.good, office.config([slow, honest]))
        assert time.monotonic() - begun < 9  # a whole exchange may take ten seconds
    assert found["verdict"] == "valid"


def test_a_node_that_takes_no_batches_is_asked_one_by_one(office: Office, page: Page) -> None:
    with lying(office.url, lie=lies.no_batches) as node:
        found = look(page, office.good, office.config([node]))
        assert found["verdict"] == "valid"
        assert sum(len(exchange) > 1 for exchange in node.exchanges) == 1


def test_a_node_that_shows_few_blocks_at_once_is_asked_piece_by_piece(office: Office, page: Page) -> None:
    with lying(office.url, lie=lies.few_blocks) as node:
        found = look(page, office.good, office.config([node], first_block=2), flow=True)
        calls = [call for exchange in node.exchanges for call in exchange]
        ranges = [call["params"][0] for call in calls if call["method"] == "eth_getLogs"]
    assert found["verdict"] == "valid"
    assert (found["facts"]["fundName"], found["facts"]["unit"]["code"]) == ("Relief", "CNY")
    assert found["flow"]["unspent"] == "30000"
    assert min(int(each["fromBlock"], 16) for each in ranges) == 2


def test_two_addresses_at_one_host_are_one_node(office: Office, page: Page) -> None:
    with lying(office.url) as node:
        config = {**office.config([node], needed=2), "nodes": [node.url, f"{node.url}other?key=1"]}
        found = look(page, office.good, config)
    assert (found["verdict"], code_of(found, "agreement")) == ("cannot_check", "unknown agreement.too_few")
    assert [each["node"] for each in found["answers"]] == [node.name]


# -- nodes that lie -------------------------------------------------------------------------------------------------


def in_block(**changes: Any) -> Change:
    """Change fields of blocks."""
    return lambda method, _, result: {**result, **changes} if method == "eth_getBlockByNumber" else result


def in_proof(lie: Callable[[Any], Any]) -> Change:
    """Change proofs of storage the receipt turns on."""

    def change(method: str, _params: list[Any], result: Any) -> Any:
        return lie(deepcopy(result)) if method == "eth_getProof" else result

    return change


def in_logs(lie: Callable[[list[Any]], list[Any]]) -> Change:
    """Change the log."""
    return lambda method, _, result: lie(deepcopy(result)) if method == "eth_getLogs" else result


def flipped(nodes: list[str]) -> list[str]:
    """Change the last digit of the last node."""
    last = nodes[-1]
    return [*nodes[:-1], last[:-1] + ("0" if last[-1] != "0" else "1")]


def slot(number: int, **changes: Any) -> Callable[[Any], Any]:
    """Change one slot of a proof."""

    def lie(proof: Any) -> Any:
        if number < len(proof["storageProof"]):
            proof["storageProof"][number].update(changes)
        return proof

    return lie


def cut(number: int) -> Callable[[Any], Any]:
    """Break the proof of one slot."""

    def lie(proof: Any) -> Any:
        if number < len(proof["storageProof"]):
            proof["storageProof"][number]["proof"] = flipped(proof["storageProof"][number]["proof"])
        return proof

    return lie


LIES: dict[str, tuple[Change, str]] = {
    "wrong state root": (in_block(stateRoot="0x" + "11" * 32), "ledger.unsound"),
    "wrong block hash": (in_block(hash="0x" + "22" * 32), "ledger.unsound"),
    "far ahead": (in_block(number="0xffffffffffff"), "ledger.unreachable"),
    "wrong time": (in_block(timestamp="0x1"), "ledger.unsound"),
    "no block": (
        lambda method, _, result: None if method == "eth_getBlockByNumber" else result,
        "ledger.unreachable",
    ),
    "wrong chain": (
        lambda method, _, result: "0x1" if method == "eth_chainId" else result,
        "ledger.other_chain",
    ),
    "no number": (lambda method, _, result: {} if method == "eth_chainId" else result, "ledger.unreachable"),
    "no account": (in_proof(lambda proof: {**proof, "accountProof": []}), "ledger.unsound"),
    "changed account": (
        in_proof(lambda proof: {**proof, "accountProof": flipped(proof["accountProof"])}),
        "ledger.unsound",
    ),
    "cut account": (
        in_proof(lambda proof: {**proof, "accountProof": proof["accountProof"][:-1]}),
        "ledger.unsound",
    ),
    "no proof": (lambda method, _, result: None if method == "eth_getProof" else result, "ledger.unsound"),
    "no role": (in_proof(cut(0)), "ledger.unsound"),
    "no entry": (in_proof(slot(1, proof=[], value="0x0")), "ledger.unsound"),
    "no void": (in_proof(slot(2, proof=None)), "ledger.unsound"),
    "void forged": (in_proof(cut(2)), "ledger.unsound"),
    "slots exchanged": (
        in_proof(lambda proof: {**proof, "storageProof": proof["storageProof"][::-1]}),
        "ledger.unsound",
    ),
    "too few slots": (
        in_proof(lambda proof: {**proof, "storageProof": proof["storageProof"][:1]}),
        "ledger.unsound",
    ),
    "words only": (
        in_proof(lambda proof: {**proof, "storageProof": [{"value": "0x1"}] * 3}),
        "ledger.unsound",
    ),
}


@pytest.mark.parametrize(("change", "code"), LIES.values(), ids=LIES)
def test_a_lie_is_seen_through_and_says_nothing_against_a_receipt(
    office: Office, page: Page, change: Change, code: str
) -> None:
    with honest_and(office.url, 2, change=change) as nodes:
        alone = look(page, office.good, office.config(nodes[2:]))
        beside_one = look(page, office.good, office.config(nodes[1:], needed=2))
        beside_two = look(page, office.good, office.config(nodes, needed=2))
    assert (alone["verdict"], code_of(alone, "ledger")) == ("cannot_check", f"unknown {code}")
    assert (beside_one["verdict"], code_of(beside_one, "agreement")) == (
        "cannot_check",
        "unknown agreement.too_few",
    )
    assert (beside_two["verdict"], beside_two["facts"]["nodesAgreeing"]) == ("valid", 2)


def test_what_a_node_says_beside_the_proof_counts_for_nothing(office: Office, page: Page) -> None:
    def boast(proof: Any) -> Any:
        for each in proof["storageProof"]:
            each |= {"value": "0x1234", "key": "0x0"}
        return {**proof, "storageHash": "0x" + "11" * 32, "codeHash": "0x" + "22" * 32, "balance": "0x9"}

    with lying(office.url, change=in_proof(boast)) as node:
        assert look(page, office.good, office.config([node]))["verdict"] == "valid"


def test_code_that_does_not_hash_to_what_is_proved_is_asked_of_nobody_else(
    office: Office, browser: Browser
) -> None:
    change: Change = lambda method, _, result: "0x60" if method == "eth_getCode" else result  # noqa: E731
    with (
        chain_page(browser) as unknowing,
        lying(office.url, change=change) as node,
        lying(office.url) as honest,
    ):
        alone = look(unknowing, office.good, office.config([node]))
        beside = look(unknowing, office.good, office.config([node, honest], needed=1))
    assert (alone["verdict"], code_of(alone, "ledger")) == ("cannot_check", "unknown ledger.unsound")
    assert beside["verdict"] == "valid"


def test_a_changed_event_of_the_entry_makes_its_node_unsound(office: Office, page: Page) -> None:
    def forge(logs: list[Any]) -> list[Any]:
        for log in logs:
            log["data"] = log["data"].replace(f"{100_000:064x}", f"{100_001:064x}")
        return logs

    with lying(office.url, change=in_logs(forge)) as node:
        found = look(page, office.good, office.config([node]))
    assert (found["verdict"], code_of(found, "ledger")) == ("cannot_check", "unknown ledger.unsound")


@pytest.mark.parametrize(
    "garbage",
    [{"address": "0x" + "11" * 20}, {"data": "0x00"}, {"topics": []}, {"topics": 7}, {"removed": True}],
    ids=str,
)
def test_records_that_are_no_entries_of_the_ledger_are_not_read(
    office: Office, page: Page, garbage: dict[str, Any]
) -> None:
    change = in_logs(lambda logs: [{**log, **garbage} for log in logs])
    with lying(office.url, change=change) as node:
        found = look(page, office.good, office.config([node]))
    assert (found["verdict"], code_of(found, "entry")) == ("cannot_check", "unknown entry.withheld")


def test_an_event_that_one_node_withholds_is_taken_from_another_for_the_hash_binds_it(
    office: Office, page: Page
) -> None:
    with honest_and(office.url, 1, change=in_logs(lambda _: [])) as nodes:
        alone = look(page, office.good, office.config(nodes[1:]))
        beside = look(page, office.good, office.config(nodes, needed=2))
    assert (alone["verdict"], code_of(alone, "entry")) == ("cannot_check", "unknown entry.withheld")
    assert (beside["verdict"], beside["facts"]["nodesAgreeing"]) == ("valid", 2)
    assert beside["facts"]["fundName"] == "Relief"


def test_forged_names_are_not_shown(office: Office, page: Page) -> None:
    def rename(logs: list[Any]) -> list[Any]:
        for log in logs:
            log["data"] = log["data"].replace(b"Relief".hex(), b"Belief".hex())
            log["data"] = log["data"].replace(b"almoner.example".hex(), b"almoner.exempla".hex())
        return logs

    with lying(office.url, change=in_logs(rename)) as node:
        found = look(page, office.good, office.config([node]))
    assert found["verdict"] == "valid"
    assert (found["facts"]["fundName"], found["facts"]["unit"], found["facts"]["domain"]) == ("", None, "")


def test_forged_names_do_not_push_out_the_true_ones(office: Office, page: Page) -> None:
    def invent(logs: list[Any]) -> list[Any]:
        return [
            *logs,
            *({**log, "topics": [log["topics"][0], f"0x{9999:064x}", *log["topics"][2:]]} for log in logs),
        ]

    with honest_and(office.url, 1, change=in_logs(invent)) as nodes:
        found = look(page, office.good, office.config(nodes, needed=2))
    assert (found["verdict"], found["facts"]["fundName"]) == ("valid", "Relief")
    assert found["facts"]["domain"] == "almoner.example"


# -- nodes that lag -------------------------------------------------------------------------------------------------


def before_the_gift(office: Office, page: Page) -> int:
    """Return the height of the block before the receipt's."""
    with lying(office.url) as node:
        found = look(page, office.good, office.config([node]))
        (hint,) = [
            int(call["params"][0]["fromBlock"], 16)
            for exchange in node.exchanges
            for call in exchange
            if call["method"] == "eth_getLogs" and call["params"][0]["fromBlock"] != "0x0"
        ]
    assert found["verdict"] == "valid"
    return hint - 1


def stuck_at(height: int, *, openly: bool) -> Callable[[str, list[Any]], None]:
    """Play back an old chain: what is newest is this block; ``openly``: only what is called final is old."""

    def before(method: str, params: list[Any]) -> None:
        if openly and method == "eth_getStorageAt":
            return
        for at, each in enumerate(params):
            if each == "latest":
                params[at] = hex(height)
        if method == "eth_getLogs" and params[0]["toBlock"] == "latest":
            params[0]["toBlock"] = hex(height)

    return before


@pytest.mark.parametrize(("openly", "code"), [(True, "entry.pending"), (False, "entry.ahead")])
def test_an_old_chain_played_back_accuses_nobody(office: Office, page: Page, openly: bool, code: str) -> None:
    height = before_the_gift(office, page)
    with honest_and(office.url, 2, before=stuck_at(height, openly=openly)) as nodes:
        alone = look(page, office.good, office.config(nodes[2:]))
        beside = look(page, office.good, office.config(nodes, needed=2))
    assert (alone["verdict"], code_of(alone, "entry")) == ("cannot_check", f"unknown {code}")
    assert beside["verdict"] == "valid"


def test_all_are_asked_at_the_height_that_enough_call_final(office: Office, page: Page) -> None:
    newest = office.status["block"]
    with honest_and(office.url, 2, before=stuck_at(newest - 1, openly=True)) as nodes:
        three = look(page, office.good, office.config(nodes, needed=2))
        two = look(page, office.good, office.config(nodes[1:], needed=2))
    assert [int(each["finalBlock"]["number"]) for each in three["answers"]] == [newest, newest, newest - 1]
    assert [int(each["finalBlock"]["number"]) for each in two["answers"]] == [newest - 1, newest - 1]
    assert (three["verdict"], three["facts"]["nodesAgreeing"]) == ("valid", 3)
    assert two["verdict"] == "valid"


def test_a_node_that_shows_another_block_than_it_was_asked_for_has_not_answered(
    office: Office, page: Page
) -> None:
    def newest_only(method: str, params: list[Any]) -> None:
        if method == "eth_getBlockByNumber":
            params[0] = "latest"

    late = stuck_at(office.status["block"] - 1, openly=True)
    with lying(office.url, before=newest_only) as liar, lying(office.url, before=late) as behind:
        found = look(page, office.good, office.config([liar, behind], needed=2))
    assert [each["problem"] for each in found["answers"]] == ["node.no_block", ""]
    assert (found["verdict"], code_of(found, "agreement")) == ("cannot_check", "unknown agreement.too_few")


# -- what goes out --------------------------------------------------------------------------------------------------


def test_nothing_of_the_receipt_but_the_question_goes_out(office: Office, page: Page) -> None:
    with lying(office.url) as node:
        assert look(page, office.good, office.config([node]), flow=True)["flow"]["amount"] == "30000"
        sent = b"".join(node.raw)
    number = office.good.partition("#")[2]
    document = from_text(office.good)
    assert not [
        number[at : at + 12] for at in range(0, len(number) - 12) if number[at : at + 12].encode() in sent
    ]
    # Chain, ledger and fund are in the question; the seed of the salts and the fields come after.
    assert not [at for at in range(40, 120) if document[at : at + 8].hex().encode() in sent.lower()]
    assert b"referer:" not in sent.lower()
    assert b"cookie:" not in sent.lower()
    assert set(node.methods) <= {
        *(
            "eth_chainId",
            "eth_getBlockByNumber",
            "eth_getProof",
            "eth_getLogs",
            "eth_getCode",
            "eth_getStorageAt",
        ),
    }


def test_the_page_knows_the_contract_as_its_artifact_has_it() -> None:
    source = (SOURCES / "src" / "chain" / "contract.ts").read_text("utf-8")
    known = artifact()
    constants = dict(re.findall(r"(\w+)(?:: Bytes)? = (?:fromHex\(')?([0-9a-f_]+)", source))
    assert constants["ENTRY_TOPIC"] == ENTRY_TOPIC.hex()
    assert constants["RUNTIME_HASH"] == keccak(known.runtime).hex()
    assert int(constants["RUNTIME_BYTES"]) == len(known.runtime)
    assert int(constants["IMMUTABLES_BYTES"]) == known.immutables_length
    assert constants["NO_CODE"] == keccak(b"").hex()
