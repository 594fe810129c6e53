"""Where a gift went, as the page works it out from proved entries: the same as Python says, and nothing that nodes invent."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from almoner.services.published import published
from almoner.services.session import Session
from almoner_chain.core.entries import Kind
from almoner_chain.core.replay import replay
from almoner_chain.core.trace import Tracer
from support_chain_page import chain_page, ledger_config, look
from support_charity import PASSPHRASE, Charity, fresh, served
from support_log import CHAIN, LEDGER, LogBuilder
from support_log import charity as log_of_a_charity
from support_lying import LyingNode, honest_and, lying
from support_page import inside
from support_proxy import Change

CATEGORIES = ["programme", "administration", "fundraising", "refund", "sub-grant"]
BASE = "http://127.0.0.1:9/"
REFUND = "Given back to Kim Lee"
EVIDENCE = b"an invoice for pumps"


@dataclass(frozen=True)
class Office:
    """A charity with a long history whose ledger is served, and the links of all its receipts by serial."""

    charity: Charity
    url: str
    status: dict[str, Any]
    links: dict[int, str]
    published: dict[str, Any]

    def config(self, nodes: list[LyingNode], needed: int = 1) -> dict[str, Any]:
        """Return how the page is told to ask these nodes."""
        return ledger_config(
            self.status, [node.url for node in nodes], needed=needed, published="published.json"
        )


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Serve a charity whose money went out, came back, went out again, and was given back in part."""
    folder = tmp_path_factory.mktemp("office")
    charity = fresh(folder)
    (folder / "invoice.txt").write_bytes(EVIDENCE)
    with served(charity) as url:
        live(charity, folder)
        found = charity.run("receipt", "export", "--all", "--out", folder / "out", "--formats", "almr")
        links = {each["serial"]: each["url"] for each in found["receipts"]}
        session = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
        try:
            document = json.loads(published(session).document)
        finally:
            session.close()
        yield Office(charity, url, charity.run("ledger", "status").document, links, document)


def live(charity: Charity, folder: Path) -> None:
    """Let everything happen that a flow has to follow. Gifts of 100.00 to 1,000.00 lie one after the other."""
    charity.paid("150.00", "--category", "refund", "--gift", "2", payee="Donor of 200.00")
    first = charity.paid("200.00", purpose="Two pumps")
    charity.run("payment", "return", first, "--amount", "80.00")
    with_invoice = charity.paid("700.00", "--evidence", folder / "invoice.txt", purpose="Seven pumps")
    charity.run("payment", "deliver", with_invoice)
    charity.paid("100.00", "--category", "administration", purpose="Rent")
    charity.paid("4000.00", "--payee-key", "supplier", purpose="Forty pumps")
    charity.run("receipt", "replace", 5, "--donor", "Kim Lee")
    last = charity.paid("400.00", purpose="Four pumps")
    charity.run("payment", "return", last, "--amount", "40.00")
    charity.paid("35.00", purpose="Hoses")
    charity.request("11.00", purpose="Valves")
    charity.approve(charity.request("12.00", purpose="More valves"))
    amended = charity.request("13.00", purpose="Screws")
    charity.run("payment", "amend", amended, "--amount", "14.00", "--as", "clerk")
    rejected, objected = charity.request("15.00"), charity.request("9000.00")
    charity.run("payment", "reject", rejected, "--reason", "no", "--as", "first")
    charity.approve(objected, "first", "second")
    charity.run("payment", "object", objected, "--reason", "why", "--as", "watcher")
    charity.request("10.00", "--category", "refund", "--gift", "10", payee="Donor", purpose=REFUND)
    words = ("--fund", "Boxes", "--amount", "3", "--payee", "Acme Pumps", "--purpose", "Boxes")
    charity.run("payment", "request", *words, "--as", "clerk")


@pytest.fixture
def page(browser: Browser, office: Office) -> Iterator[Page]:
    """Return an empty page with the chain client in it, for which the charity has published what it may."""
    with chain_page(browser) as opened:
        publish(opened, office.published)
        yield opened


def publish(page: Page, document: dict[str, Any]) -> None:
    """Let this be what lies at the site."""

    def fulfill(route: Route) -> None:
        route.fulfill(json=document, headers={"Access-Control-Allow-Origin": "*"})

    page.route(f"{BASE}published.json", fulfill)


def flow_of(office: Office, page: Page, serial: int, nodes: list[LyingNode], needed: int = 1) -> Any:
    """Return the flow that the page finds for a receipt, after seeing that the verdict is not harmed."""
    found = look(page, office.links[serial], office.config(nodes, needed), base=BASE, flow=True)
    assert found["verdict"] in ("valid", "voided")
    return found["flow"]


def summary(flow: Any) -> Any:
    """Return what Python's trace says, too."""
    parts = [
        (
            int(part["payment"]),
            part["amount"],
            [int(each) for each in part["via"]],
            CATEGORIES[part["category"]],
            part["state"],
        )
        for part in flow["parts"]
    ]
    return parts, flow["unspent"], flow["refunded"], flow["amount"], flow["start"]


def test_every_gift_goes_where_python_says_it_went(office: Office, page: Page) -> None:
    seen_via, refunded = set(), 0
    with lying(office.url) as node:
        for serial in office.links:
            trace = office.charity.run("trace", "--serial", serial).document
            parts = [
                (
                    each["payment"],
                    each["amount"],
                    each.get("via_return_of", []),
                    each["category"],
                    each["state"],
                )
                for each in trace["parts"]
            ]
            gift = trace["gift"]
            flow = flow_of(office, page, serial, [node])
            assert summary(flow) == (
                parts,
                trace["unspent"],
                trace["refunded"],
                gift["amount"],
                gift["start"],
            )
            seen_via |= {tuple(part["via"]) for part in flow["parts"]}
            refunded += int(flow["refunded"])
    assert len(office.links) == 11
    assert {len(via) for via in seen_via} == {0, 1, 2}  # the history is as long as it was meant to be
    assert refunded == 15_000


def test_a_part_tells_when_it_was_asked_for_approved_paid_and_delivered(office: Office, page: Page) -> None:
    with lying(office.url) as node:
        flow = flow_of(office, page, 4, [node])
    shown = {int(part["payment"]): part for part in flow["parts"]}
    expected = {number: office.charity.run("payment", "show", number).document for number in shown}
    assert {number: part["published"]["purpose"] for number, part in shown.items()} == {
        number: document["purpose"] for number, document in expected.items()
    }
    (delivered,) = [part for part in shown.values() if part["state"] == "delivered"]
    times = [int(delivered[key]) for key in ("requestedAt", "paidAt", "deliveredAt")]
    assert times == sorted(times)
    assert (delivered["of"], delivered["approvals"], delivered["byPayee"]) == ("70000", 1, False)
    assert delivered["published"]["evidence"] == [sha256(EVIDENCE).hexdigest()]
    assert int(flow["asOf"]["number"]) == office.status["block"]
    assert (flow["fundReceived"], flow["fundSpent"]) == ("562000", "543500")


def test_what_waits_is_told_and_what_does_not_wait_any_more_is_not(office: Office, page: Page) -> None:
    with lying(office.url) as node:
        flow = flow_of(office, page, 10, [node])
    waiting = [
        (each["amount"], each["approvals"], each["published"]["purpose"]) for each in flow["requested"]
    ]
    assert waiting == [
        ("1100", 0, "Valves"),
        ("1200", 1, "More valves"),
        ("1400", 0, "Screws"),
        ("1000", 0, None),
    ]


def test_the_purpose_of_a_refund_is_not_shown_even_where_it_was_published(
    office: Office, browser: Browser
) -> None:
    with closing(sqlite3.connect(office.charity.home / "almoner.db")) as database:
        ((salt, text),) = database.execute("SELECT salt, text FROM said WHERE text = ?", (REFUND,)).fetchall()
    indiscreet = deepcopy(office.published)
    indiscreet["payments"]["13"] = {"purpose": {"text": text, "salt": "0x" + salt.hex()}}
    with chain_page(browser) as page, lying(office.url) as node:
        publish(page, indiscreet)
        flow = flow_of(office, page, 10, [node])
    (refund,) = [each for each in flow["requested"] if each["category"] == CATEGORIES.index("refund")]
    assert (refund["payment"], refund["published"]["purpose"]) == ("13", None)


# -- what was published ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "forge",
    [
        lambda text: text.replace("Seven pumps", "Seventy pumps"),
        lambda text: text.replace(sha256(EVIDENCE).hexdigest(), "ab" * 32),
        lambda text: text.replace('"format": 1', '"format": 2'),
        lambda text: text.replace("0x", "0xzz"),
        lambda text: '{"format": 1, "payments": 7}',
        lambda text: "[" * 100_000,
        lambda text: "<html>",
    ],
    ids=["words", "evidence", "format", "hex", "shape", "deep", "html"],
)
def test_what_the_case_does_not_bind_is_not_shown(
    office: Office, browser: Browser, forge: Callable[[str], str]
) -> None:
    text = forge(json.dumps(office.published))
    with chain_page(browser) as page, lying(office.url) as node:
        headers = {"Access-Control-Allow-Origin": "*", "Content-Type": "application/json"}
        page.route(f"{BASE}published.json", lambda route: route.fulfill(body=text, headers=headers))
        flow = flow_of(office, page, 4, [node])
    (delivered,) = [part for part in flow["parts"] if part["state"] == "delivered"]
    both = {delivered["published"]["purpose"], *delivered["published"]["evidence"]}
    assert both <= {"Seven pumps", sha256(EVIDENCE).hexdigest(), None}
    assert len(both) < 2 or None in both


# -- nodes that lie about the log -----------------------------------------------------------------------------------


def in_log(kind: Kind, lie: Callable[[list[Any]], list[Any]]) -> Change:
    """Change what a node shows of one kind of entry."""

    def change(method: str, _params: list[Any], result: Any) -> Any:
        if method != "eth_getLogs":
            return result
        those = [log for log in result if int(log["topics"][2], 16) == kind]
        return [log for log in result if log not in those] + lie(deepcopy(those)) if those else result

    return change


def replaced(old: int, new: int) -> Callable[[list[Any]], list[Any]]:
    """Put one number in another's place."""

    def lie(logs: list[Any]) -> list[Any]:
        return [{**log, "data": log["data"].replace(f"{old:064x}", f"{new:064x}")} for log in logs]

    return lie


def earlier(logs: list[Any]) -> list[Any]:
    """Date entries back to the first of January 2020."""
    at = 2 + 64  # behind the actor
    return [
        {**log, "data": f"{log['data'][:at]}{1_577_836_800:064x}{log['data'][at + 64 :]}"} for log in logs
    ]


def shifted(logs: list[Any]) -> list[Any]:
    """Make one payment larger and the next smaller by as much: together they still fill the axis."""
    found = sorted(logs, key=lambda log: int(log["topics"][1], 16))
    words = [bytes.fromhex(log["data"][2:]) for log in found]
    first, second = ([word[at : at + 32] for at in range(0, len(word), 32)] for word in words[:2])
    amount, start = 4 + 3, 4 + 5  # behind actor, time, offset and length
    more = 1_000
    first[amount] = (int.from_bytes(first[amount], "big") + more).to_bytes(32, "big")
    second[amount] = (int.from_bytes(second[amount], "big") - more).to_bytes(32, "big")
    second[start] = (int.from_bytes(second[start], "big") + more).to_bytes(32, "big")
    for log, changed in zip(found, (first, second), strict=False):
        log["data"] = "0x" + b"".join(changed).hex()
    return found


LIES: dict[str, Change] = {
    "hides the first payment": in_log(Kind.PAYMENT, lambda logs: logs[1:]),
    "hides the last payment": in_log(Kind.PAYMENT, lambda logs: logs[:-1]),
    "hides all payments": in_log(Kind.PAYMENT, lambda logs: []),
    "hides the refund": in_log(Kind.REFUND, lambda logs: []),
    "hides a return": in_log(Kind.RETURN, lambda logs: logs[1:]),
    "repeats": in_log(Kind.PAYMENT, lambda logs: [*logs, logs[0]]),
    "larger payment": in_log(Kind.PAYMENT, replaced(70_000, 70_001)),
    "shifts the border of two payments": in_log(Kind.PAYMENT, shifted),
    "another gift given back": in_log(Kind.REFUND, replaced(15_000, 25_000)),
    "other return": in_log(Kind.RETURN, replaced(2, 4)),
    "paid at another time": in_log(Kind.PAYMENT, earlier),
    "hides requests": in_log(Kind.REQUEST, lambda logs: []),
    "hides what waits": in_log(
        Kind.REQUEST, lambda logs: [log for log in logs if int(log["topics"][3], 16) != 8]
    ),
    "hides the delivery": in_log(Kind.DELIVERY, lambda logs: []),
    "forges requests": in_log(Kind.REQUEST, replaced(70_000, 70_002)),
    "asked for at another time": in_log(Kind.REQUEST, earlier),
    "delivered at another time": in_log(Kind.DELIVERY, earlier),
    "acknowledged by the payee": in_log(
        Kind.DELIVERY, lambda logs: [{**log, "data": log["data"][:-1] + "1"} for log in logs]
    ),
    "shows a request twice, forged first": in_log(
        Kind.REQUEST, lambda logs: [*replaced(70_000, 70_002)(logs), *logs]
    ),
}


@pytest.mark.parametrize("change", LIES.values(), ids=LIES)
def test_a_node_that_shows_another_history_is_passed_over(office: Office, page: Page, change: Change) -> None:
    with honest_and(office.url, 1, change=change) as (honest, liar):
        expected = flow_of(office, page, 4, [honest])
        alone = flow_of(office, page, 4, [liar])
        beside = flow_of(office, page, 4, [liar, honest], needed=2)
    assert alone == "unsound"
    assert beside == expected


def in_proofs_of_many(lie: Callable[[Any], Any]) -> Change:
    """Change the proofs that a flow asks for, not those of the verdict."""

    def change(method: str, params: list[Any], result: Any) -> Any:
        return lie(deepcopy(result)) if method == "eth_getProof" and len(params[1]) > 3 else result

    return change


@pytest.mark.parametrize(
    "change",
    [
        in_proofs_of_many(lambda proof: {**proof, "storageProof": proof["storageProof"][:-1]}),
        in_proofs_of_many(lambda proof: {**proof, "accountProof": []}),
        in_proofs_of_many(lambda proof: {**proof, "storageProof": proof["storageProof"][::-1]}),
        in_proofs_of_many(lambda proof: None),
    ],
    ids=["too few", "no account", "exchanged", "none"],
)
def test_without_proofs_there_is_no_flow_and_the_verdict_stands(
    office: Office, page: Page, change: Change
) -> None:
    with honest_and(office.url, 1, change=change) as (honest, liar):
        assert flow_of(office, page, 4, [liar]) == "unsound"
        assert flow_of(office, page, 4, [liar, honest], needed=2)["amount"] == "40000"


def test_a_node_that_shows_no_log_leaves_the_flow_unknown(office: Office, page: Page) -> None:
    def no_logs_of_many(method: str, params: list[Any]) -> None:
        if (
            method == "eth_getLogs"
            and isinstance(params[0]["topics"][2], list)
            and len(params[0]["topics"][2]) == 3
        ):
            params[0]["fromBlock"] = "nonsense"

    with lying(office.url, before=no_logs_of_many) as node:
        assert flow_of(office, page, 4, [node]) == "unreachable"


def test_a_node_that_allows_few_blocks_is_asked_in_pieces(office: Office, page: Page) -> None:
    def narrow(method: str, params: list[Any]) -> None:
        if method != "eth_getLogs" or not params[0]["toBlock"].startswith("0x"):
            return
        first, last = (int(params[0][key], 16) for key in ("fromBlock", "toBlock"))
        if last - first > 9:
            params[0]["fromBlock"] = "too many blocks"

    with honest_and(office.url, 1, before=narrow) as (honest, narrow_one):
        assert flow_of(office, page, 4, [narrow_one]) == flow_of(office, page, 4, [honest])


def test_a_flow_is_read_at_a_block_that_enough_nodes_share(office: Office, page: Page) -> None:
    height = office.status["block"] - 1

    def behind(method: str, params: list[Any]) -> None:
        for at, each in enumerate(params):
            if each == "latest":
                params[at] = hex(height)
        if method == "eth_getLogs" and params[0]["toBlock"] == "latest":
            params[0]["toBlock"] = hex(height)

    def unprovable(method: str, params: list[Any], result: Any) -> Any:
        return None if method == "eth_getProof" and params[2] != "latest" else result

    with (
        lying(office.url) as honest,
        lying(office.url, before=behind) as late,
        lying(
            office.url, change=lambda method, _, result: None if method == "eth_getProof" else result
        ) as proofless,
    ):
        flow = flow_of(office, page, 4, [proofless, honest, late], needed=2)
    assert int(flow["asOf"]["number"]) == height


# -- the arithmetic -------------------------------------------------------------------------------------------------


@dataclass
class World:
    """A random ledger of one fund: its log, and the moves in it as the page's trace takes them."""

    log: LogBuilder
    moves: list[tuple[str, int, int, int]]
    gifts: list[tuple[int, int]]

    @classmethod
    def of(cls, seed: int) -> World:
        """Play some thirty random moves that the contract allows."""
        random, world = Random(seed), cls(log_of_a_charity(), [], [])
        refunded: dict[int, int] = {}
        paid: dict[int, int] = {}
        for _ in range(30):
            log, amount = world.log, random.randint(1, 12)
            available = log.received[1] - log.spent[1] - sum(refunded.values())
            what = random.choice(["receive", "receive", "pay", "pay", "refund", "return"])
            if what == "receive":
                world.gifts.append((log.received[1], amount))
                log.batch(1, amount)
            elif what == "pay" and amount <= available:
                start = log.spent[1]
                payment = log.pay(1, amount)
                paid[payment] = amount
                world.moves.append(("payment", payment, start, amount))
            elif what == "refund" and world.gifts:
                serial = random.randrange(len(world.gifts)) + 1
                start, size = world.gifts[serial - 1]
                given = refunded.get(serial, 0)
                amount = min(amount, size - given, available)
                hole = start + size - given - amount
                if amount > 0 and hole >= log.spent[1]:
                    refund = log.refund(1, serial, hole, amount)
                    refunded[serial] = given + amount
                    world.moves.append(("refund", refund, hole, amount))
            elif what == "return" and paid:
                payment = random.choice(sorted(paid))
                amount = min(amount, paid[payment] - log.returned.get(payment, 0))
                if amount > 0:
                    world.moves.append(("return", payment, log.received[1], amount))
                    log.give_back(payment, amount)
        return world


def test_random_ledgers_are_traced_as_python_traces_them(page: Page) -> None:
    worlds = [World.of(seed) for seed in range(400)]
    asked = [[str(world.log.received[1]), world.moves, world.gifts] for world in worlds]
    answers = inside(page, f"{json.dumps(asked)}.map((each) => chain.trace(...each))")
    with_via = 0
    for world, traces in zip(worlds, answers, strict=True):
        tracer = Tracer(replay(CHAIN, LEDGER, world.log.entries))
        for (start, amount), found in zip(world.gifts, traces, strict=True):
            expected = tracer.gift(1, start, amount)
            parts = [
                (int(part["payment"]), int(part["amount"]), int(part["offset"]), tuple(map(int, part["via"])))
                for part in found["parts"]
            ]
            assert parts == [tuple(part) for part in expected.parts]
            assert (int(found["unspent"]), int(found["refunded"])) == (expected.unspent, expected.refunded)
            with_via += any(part.via for part in expected.parts)
    assert with_via > 100


def test_money_that_came_back_two_thousand_times_is_followed(page: Page) -> None:
    moves: list[tuple[str, int, int, int]] = []
    for payment in range(1, 2001):
        moves += [("payment", payment, 10 * (payment - 1), 10), ("return", payment, 10 * payment, 10)]
    (found,) = inside(page, f"chain.trace('{10 * 2001}', {json.dumps(moves)}, [[0, 10]])")
    assert found == {"parts": [], "unspent": "10", "refunded": "0"}
