"""A node that hides, changes, repeats or reorders is found out, and the first entry it lied about is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest

from almoner_chain.client.archive import archive_proofs, prove_head
from almoner_chain.client.ledger import LedgerReader, LogBroken
from almoner_chain.client.rpc import Node, NodeMisbehaved, NodeRefused
from almoner_chain.client.view import NodeView
from almoner_chain.core.entries import RawEntry
from almoner_chain.core.replay import replay
from almoner_chain.core.replay_compare import compare_entries, compare_head
from almoner_chain.core.verify_types import Question
from support_charity_node import Charity, Gifts
from support_proxy import Change, proxy


@pytest.fixture(scope="module")
def charity(node_url: str) -> Iterator[Charity]:
    """A ledger with three batches, one of them voided in part."""
    deployed = Charity.deploy(node_url)
    for i in range(3):
        deployed.do("recorder", Gifts.of(1 + 2 * i, 10, 20).record())
    deployed.do("recorder", ("void_receipt", 2, 1, 0))
    yield deployed
    deployed.node.close()


def asked_through(charity: Charity, change: Change, use: Callable[[LedgerReader], Any]) -> Any:
    """Use a reader behind a node that changes its answers."""
    with proxy(charity.node_address, change=change) as server, Node(server.url) as node:
        return use(LedgerReader(node, charity.chain_id, charity.ledger))


def in_logs(lie: Callable[[list[Any]], list[Any]]) -> Change:
    """Change the log."""
    return lambda method, _params, result: lie(deepcopy(result)) if method == "eth_getLogs" else result


def forged(logs: list[Any]) -> list[Any]:
    """Change one amount in the eighth entry."""
    logs[7]["data"] = logs[7]["data"].replace(f"{30:064x}", f"{31:064x}", 1)
    return logs


@pytest.mark.parametrize(
    ("lie", "entry"),
    [
        (lambda logs: logs[:4] + logs[5:], 5),
        (lambda logs: logs[1:], 1),
        (lambda logs: logs[:-1], 11),
        (lambda logs: [], 1),
        (lambda logs: logs[:4] + logs[3:], 5),
        (lambda logs: [*logs[:4], logs[5], logs[4], *logs[6:]], 5),
        (lambda logs: list(reversed(logs)), 1),
    ],
    ids=["hides one", "hides the first", "hides the last", "hides all", "repeats", "swaps", "reverses"],
)
def test_a_log_that_is_not_whole_is_refused_at_its_first_bad_entry(
    charity: Charity, lie: Callable[[list[Any]], list[Any]], entry: int
) -> None:
    assert charity.reader.counts().entries == 11
    with pytest.raises(LogBroken) as broken:
        asked_through(charity, in_logs(lie), lambda reader: list(reader.entries()))
    assert broken.value.entry == entry


def test_a_forged_entry_is_named_by_the_contracts_own_hashes(charity: Charity) -> None:
    def read(reader: LedgerReader) -> tuple[list[RawEntry], Any]:
        return list(reader.entries()), reader.head()

    entries, head = asked_through(charity, in_logs(forged), read)
    state = replay(charity.chain_id, charity.ledger, entries)
    assert "contract.head" in {finding.code for finding in compare_head(state, head, state.counts)}
    hashes = charity.reader.entry_hashes(range(1, 12))
    assert [finding.entry for finding in compare_entries(entries, hashes)] == [8]
    assert state.first_error is not None


def test_a_forged_entry_asked_for_alone_is_refused(charity: Charity) -> None:
    def lie(method: str, _params: list[Any], result: Any) -> Any:
        if method == "eth_getLogs" and len(result) == 1:
            result[0]["data"] = result[0]["data"].replace(f"{30:064x}", f"{31:064x}", 1)
        return result

    with pytest.raises(LogBroken) as broken:
        asked_through(charity, lie, lambda reader: reader.raw_entry(8))
    assert broken.value.entry == 8
    with pytest.raises(LogBroken):
        asked_through(charity, in_logs(lambda _: []), lambda reader: reader.raw_entry(8))


@pytest.mark.parametrize(
    "garbage",
    [
        {"address": "0x" + "11" * 20},
        {"data": "0x00"},
        {"topics": []},
        {"removed": True},
        {"blockNumber": None},
        {"topics": 7},
    ],
    ids=str,
)
def test_records_that_are_no_entries_of_ours_are_refused(charity: Charity, garbage: dict[str, Any]) -> None:
    def lie(logs: list[Any]) -> list[Any]:
        logs[3] |= garbage
        return logs

    with pytest.raises(NodeMisbehaved):
        asked_through(charity, in_logs(lie), lambda reader: list(reader.entries()))


def test_a_node_with_a_narrow_limit_is_asked_for_less(
    charity: Charity, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = list(charity.reader.entries())
    asked: list[int] = []
    real = LedgerReader.logs

    def narrow(self: LedgerReader, first: int, last: int, topics: Any) -> list[RawEntry]:
        asked.append(last - first + 1)
        if asked[-1] > 3:
            raise NodeRefused("node", -32005, "query returned more than 10000 results", None)
        return real(self, first, last, topics)

    monkeypatch.setattr(LedgerReader, "logs", narrow)
    assert list(charity.reader.entries()) == whole
    assert sum(size > 3 for size in asked) < 6


def test_a_node_that_refuses_every_stretch_is_given_up(
    charity: Charity, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: LedgerReader, first: int, last: int, topics: Any) -> list[RawEntry]:
        raise NodeRefused("node", -32005, "no logs here", None)

    monkeypatch.setattr(LedgerReader, "logs", refuse)
    with pytest.raises(NodeRefused, match="no logs here"):
        list(charity.reader.entries())


def in_block(**changes: Any) -> Change:
    def lie(method: str, _params: list[Any], result: Any) -> Any:
        return {**result, **changes} if method == "eth_getBlockByNumber" else result

    return lie


def in_proof(lie: Callable[[Any], None]) -> Change:
    def change(method: str, _params: list[Any], result: Any) -> Any:
        if method == "eth_getProof":
            lie(result)
        return result

    return change


def flip(node: str) -> str:
    return node[:-1] + ("0" if node[-1] != "0" else "1")


LIES: dict[str, Change] = {
    "another state root": in_block(stateRoot="0x" + "11" * 32),
    "another time": in_block(timestamp="0x1"),
    "no block": lambda method, _params, result: None if method == "eth_getBlockByNumber" else result,
    "a changed account": in_proof(lambda proof: proof.update(accountProof=[flip(proof["accountProof"][0])])),
    "no account": in_proof(lambda proof: proof.update(accountProof=[])),
    "a changed slot": in_proof(
        lambda p: p["storageProof"][0].update(proof=[flip(p["storageProof"][0]["proof"][0])])
    ),
    "too few slots": in_proof(lambda proof: proof["storageProof"].pop()),
    "no list": in_proof(lambda proof: proof.update(storageProof=None)),
    "the wrong slot": in_proof(lambda proof: proof["storageProof"].reverse()),
    "odd nodes": in_proof(lambda proof: proof.update(accountProof=[1, None])),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_proof_that_does_not_hold_is_not_handed_out(charity: Charity, lie: Change) -> None:
    with pytest.raises(NodeMisbehaved):
        asked_through(charity, lie, prove_head)


def test_an_archive_of_a_node_that_lies_is_not_handed_out(charity: Charity) -> None:
    entry = charity.state().batches[1].place.entry
    drop = in_proof(lambda proof: proof["storageProof"][0].update(proof=[]))
    with pytest.raises(NodeMisbehaved):
        asked_through(charity, drop, lambda reader: archive_proofs(reader, entry=entry, serials=[1]))


def test_what_the_node_says_beside_the_proof_counts_for_nothing(charity: Charity) -> None:
    def lie(proof: Any) -> None:
        for each in proof["storageProof"]:
            each["value"] = "0x1234"

    assert asked_through(charity, in_proof(lie), prove_head)[0] == charity.reader.head()


@pytest.mark.parametrize(
    "lie",
    [
        lambda method, _params, result: "0x" if method == "eth_call" else result,
        lambda method, _params, result: "0x12" if method == "eth_call" else result,
        lambda method, _params, result: [1] if method == "eth_call" else result,
        lambda method, _params, result: "latest" if method == "eth_chainId" else result,
        lambda method, _params, result: [] if method == "eth_getBlockByNumber" else result,
        lambda method, _params, result: {} if method == "eth_getBlockByNumber" else result,
        lambda method, _params, result: {"x": 1} if method == "eth_getLogs" else result,
        lambda method, _params, result: 7 if method == "eth_getCode" else result,
    ],
)
def test_a_view_turns_nonsense_into_a_problem_in_words(charity: Charity, lie: Change) -> None:
    place = charity.state().batches[1].place
    recorder = charity.keys["recorder"].address
    question = Question(charity.chain_id, charity.ledger, 1, recorder, place.entry, place.block, 1)
    with proxy(charity.node_address, change=lie) as server, Node(server.url) as node:
        (answer,) = NodeView([node]).ask(question)
    assert answer.problem
    assert answer.node == node.name


def test_what_is_not_final_yet_is_pending(charity: Charity) -> None:
    place = charity.state().batches[3].place
    recorder = charity.keys["recorder"].address

    def behind(method: str, params: list[Any]) -> None:
        if method == "eth_getBlockByNumber" and params[0] == "latest":
            params[0] = hex(place.block - 1)

    question = Question(charity.chain_id, charity.ledger, 1, recorder, place.entry, place.block, 5)
    with proxy(charity.node_address, before=behind) as server, Node(server.url) as node:
        (answer,) = NodeView([node]).ask(question)
    assert (answer.problem, answer.pending, answer.entry_hash, answer.event) == ("", True, bytes(32), None)
    early = Question(charity.chain_id, charity.ledger, 1, recorder)
    granted = next(raw for raw in charity.reader.entries() if raw.subject == int.from_bytes(recorder, "big"))

    def before_the_grant(method: str, params: list[Any]) -> None:
        if method == "eth_getBlockByNumber" and params[0] == "latest":
            params[0] = hex(granted.block - 1)

    with proxy(charity.node_address, before=before_the_grant) as server, Node(server.url) as node:
        (answer,) = NodeView([node]).ask(early)
    assert answer.pending
