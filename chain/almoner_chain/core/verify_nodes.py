"""What the nodes' answers amount to: each is checked against itself and the receipt, then they are compared.

Protocol, section 8, checks `ledger` to `voided`. No single answer is believed: the entry's hash is made again
from its fields, a node that contradicts itself has said nothing, and only what enough nodes say alike counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from almoner_chain.core import entries
from almoner_chain.core.commitment import to_day
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import ZERO32
from almoner_chain.core.layout import RolePeriod, VoidRecord
from almoner_chain.core.receipt_values import Receipt, batch_entry
from almoner_chain.core.units import MAX_AMOUNT, Unit, UnitInvalid, UnitKind
from almoner_chain.core.verify_types import Check, Contract, NodeAnswer, Question, State

DAY = 86_400
_MAX_SHOWN = 96
_U64 = 2**64 - 1

Value = TypeVar("Value", bound=Hashable)


class Place(NamedTuple):
    """Where the ledger has the gift: batch number, interval, time of the entry in seconds."""

    batch: int
    start: int
    end: int
    at: int


class Statement(NamedTuple):
    """What one sound answer says of this receipt. Two nodes agree when they `said` the same."""

    signer: Check
    entry: Check | None = None
    entry_hash: bytes = ZERO32
    place: Place | None = None
    void: VoidRecord | None = None

    def said(self) -> Hashable:
        """Return what two nodes must have in common: how the checks end, not in which words."""
        ends = [(check.state, check.code) for check in (self.signer, self.entry) if check]
        return (*ends, self.entry_hash, self.place, self.void)


@dataclass(frozen=True, slots=True)
class Findings:
    """The checks that the nodes decide, and what enough of them say alike."""

    checks: tuple[Check, ...]
    place: Place | None = None
    void: VoidRecord | None = None
    fund_name: str = ""
    unit: Unit | None = None
    domain: str = ""
    agreeing: int = 0
    asked: int = 0


class _Unsound(Exception):
    """An answer that is worth nothing; ``code`` is that of the `ledger` check if no other is better."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


def not_asked(receipt: Receipt, why: str, code: str = "") -> Findings:
    """Return the findings where no node was asked."""
    return Findings((_unknown("ledger", code, why), *_open(receipt, "", why)))


def weigh(receipt: Receipt, question: Question, answers: Sequence[NodeAnswer], needed: int) -> Findings:
    """Return what the answers amount to under a policy of ``needed`` equal statements."""
    sound: list[tuple[NodeAnswer, Statement]] = []
    unsound: list[_Unsound] = []
    firsts: dict[str, NodeAnswer] = {}
    for answer in answers:
        firsts.setdefault(answer.node, answer)  # a node counts once
    for answer in firsts.values():
        try:
            sound.append((answer, _statement(receipt, question, answer)))
        except _Unsound as problem:
            unsound.append(problem)
    asked = len(sound) + len(unsound)
    if not sound:
        code = unsound[0].code if unsound else "ledger.unreachable"
        why = "; ".join(dict.fromkeys(str(problem) for problem in unsound)) or "there is no node to ask"
        findings = not_asked(receipt, why, code)
        return replace(findings, asked=asked)
    return replace(_compare(receipt, sound, needed), asked=asked)


def shown(text: str) -> str:
    """Return text from outside made harmless: one short line of printable signs."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[:_MAX_SHOWN])


# --- one answer


def _statement(receipt: Receipt, question: Question, answer: NodeAnswer) -> Statement:
    """Return what the answer says of the receipt. Raises `_Unsound` for one that says nothing."""
    if answer.problem:
        raise _Unsound("ledger.unreachable", shown(answer.problem))
    if answer.chain_id != question.chain_id:
        raise _Unsound("ledger.other_chain", f"a node is on the chain {answer.chain_id}")
    if answer.contract is Contract.NONE:
        raise _Unsound("ledger.none", "the chain has no ledger at this address")
    if answer.contract is not Contract.ALMONER:
        raise _Unsound("ledger.foreign", "another contract is at this address")
    if answer.final_block is None or answer.signer_period is None:
        raise _Unsound("ledger.unsound", "a node's answer is not complete")
    signer = _signer(receipt, answer.signer_period, answer.pending)
    if question.entry is None:
        return Statement(signer)
    if answer.entry_hash is None:
        raise _Unsound("ledger.unsound", "a node's answer is not complete")
    if answer.entry_hash == ZERO32:
        return Statement(signer, _absent(question, answer))
    event = answer.event
    if event is None and receipt.archive is not None:
        event = batch_entry(receipt)
    elif event is None:
        withheld = "a node has the entry but does not show its fields"
        return Statement(signer, _unknown("entry", "entry.withheld", withheld), answer.entry_hash)
    return _recorded(receipt, signer, answer, event)


def _signer(receipt: Receipt, period: RolePeriod, pending: bool) -> Check:
    if period.granted_at == 0:
        if pending:
            return _unknown("signer", "signer.pending", "the signer's role is not yet final in the ledger")
        return Check("signer", State.FAIL, _NOT_RECORDER, "the signer was never a recorder of this ledger")
    if period.revoked_at == 0:
        return Check("signer", State.PASS, "", "signed by a recorder of this ledger")
    if period.revoked_at // DAY < to_day(receipt.issued):
        return Check(
            "signer", State.FAIL, _NOT_RECORDER, "the signer was no recorder any more on the day of issue"
        )
    return Check("signer", State.PASS, "", "signed by a recorder of this ledger, who has left since")


def _absent(question: Question, answer: NodeAnswer) -> Check:
    if answer.pending:
        return _unknown("entry", "entry.pending", "the entry is recorded, but not yet final")
    final = answer.final_block.number if answer.final_block else 0
    if (question.block or 0) > final:
        return _unknown("entry", "entry.ahead", "the node has not yet reached the block of the entry")
    return Check("entry", State.FAIL, "entry.missing", "the ledger has no such entry")


def _recorded(receipt: Receipt, signer: Check, answer: NodeAnswer, event: entries.RawEntry) -> Statement:
    place = receipt.recorded
    if place is None or answer.entry_hash is None:
        raise ValueError("only for a recorded receipt and an entry that is there")
    archived = answer.event is None
    try:
        matches = entries.entry_hash(event) == answer.entry_hash and event.number == place.entry
        data = entries.decode_entry(event) if matches else None
    except BadInput:
        raise _Unsound("ledger.unsound", "a node shows an entry that cannot be read") from None
    if data is None and not archived:
        raise _Unsound("ledger.unsound", "a node contradicts itself about the entry")
    if data is None:
        return Statement(signer, _differs("the archived batch is not what the ledger has"), answer.entry_hash)
    if not isinstance(data, entries.Batch):
        missing = Check("entry", State.FAIL, "entry.missing", "the ledger's entry is not a batch of gifts")
        return Statement(signer, missing, answer.entry_hash)
    folded = receipt.folded()
    theirs = (data.root, data.total, data.count, data.first_serial, data.fund)
    if theirs != (folded.root, folded.total, place.count, place.first_serial, receipt.fund):
        return Statement(signer, _differs("the ledger's batch is another one"), answer.entry_hash)
    start = data.start + folded.left_sum
    if start + receipt.amount > MAX_AMOUNT or data.batch > _U64 or event.at > _U64:
        raise _Unsound("ledger.unsound", "a node shows an entry that no ledger can have")
    found = Place(data.batch, start, start + receipt.amount, event.at)
    passed = Check("entry", State.PASS, "", f"batch {data.batch} of the ledger has this gift")
    return Statement(signer, passed, answer.entry_hash, found, answer.void)


def _differs(detail: str) -> Check:
    return Check("entry", State.FAIL, "entry.differs", detail)


# --- all answers


def _compare(receipt: Receipt, sound: list[tuple[NodeAnswer, Statement]], needed: int) -> Findings:
    groups: dict[Hashable, tuple[Statement, list[NodeAnswer]]] = {}
    for answer, statement in sound:
        groups.setdefault(statement.said(), (statement, []))[1].append(answer)
    decided = [(statement, nodes) for statement, nodes in groups.values() if _is_decided(statement)]
    strong = [(statement, nodes) for statement, nodes in decided if len(nodes) >= needed]
    if len(strong) == 1 and not _forked(strong[0][1]):
        return _findings(receipt, *strong[0], needed)
    if len(decided) > 1 or strong:
        return _undecided(receipt, "agreement.disagree", "the nodes contradict each other")
    if decided:
        agreeing = len(decided[0][1])
        return _undecided(
            receipt, "agreement.too_few", f"{_nodes(agreeing)} of {needed} needed say so", agreeing
        )
    largest, _ = max(groups.values(), key=lambda group: len(group[1]))
    return _waiting(receipt, largest)


def _is_decided(statement: Statement) -> bool:
    """Whether it says yes or no. A node that lags behind does not contradict one that does not."""
    checks = (statement.signer, statement.entry)
    return all(check is None or check.state is not State.UNKNOWN for check in checks)


def _forked(nodes: list[NodeAnswer]) -> bool:
    """Whether nodes that say the same stand on different chains: one height, two final blocks."""
    finals = {node.final_block for node in nodes if node.final_block}
    return len({final.number for final in finals}) != len({(final.number, final.hash) for final in finals})


def _findings(receipt: Receipt, lead: Statement, nodes: list[NodeAnswer], needed: int) -> Findings:
    agreement = Check("agreement", State.PASS, "", f"{_nodes(len(nodes))} say the same, {needed} needed")
    checks = [_LEDGER, lead.signer]
    if lead.entry is not None:
        checks.append(lead.entry)
    checks.append(agreement)
    if lead.entry is not None:
        checks.append(_voided(lead))
    return Findings(
        tuple(checks),
        place=lead.place,
        void=lead.void,
        fund_name=shown(_common([node.fund_name for node in nodes], needed) or ""),
        unit=_unit(nodes, needed),
        domain=shown(_common([node.domain for node in nodes], needed) or ""),
        agreeing=len(nodes),
    )


def _voided(lead: Statement) -> Check:
    if lead.place is None:
        return _unknown("voided", "", "there is no entry to ask about")
    if lead.void is None:
        return Check("voided", State.PASS, "", "the receipt stands")
    code = "voided.replaced" if lead.void.successor else "voided.voided"
    return Check("voided", State.PASS, code, f"entry {lead.void.entry} says that the receipt does not stand")


def _undecided(receipt: Receipt, code: str, why: str, agreeing: int = 0) -> Findings:
    return Findings((_LEDGER, *_open(receipt, code, why)), agreeing=agreeing)


def _waiting(receipt: Receipt, statement: Statement) -> Findings:
    """Nobody has decided. What is not known yet is told; a node that lags behind accuses nobody."""
    said = {check.name: check for check in (statement.signer, statement.entry) if check}
    waiting = {name: check for name, check in said.items() if check.state is State.UNKNOWN}
    checks = (waiting.get(check.name, check) for check in _open(receipt, "", "not decided yet"))
    return Findings((_LEDGER, *checks))


def _open(receipt: Receipt, code: str, why: str) -> tuple[Check, ...]:
    """The checks after `ledger`, none of them decided; ``code`` stands at `agreement`."""
    promised = receipt.recorded is None
    names = ("signer", "agreement") if promised else ("signer", "entry", "agreement", "voided")
    return tuple(_unknown(name, code if name == "agreement" else "", why) for name in names)


def _unknown(name: str, code: str, detail: str) -> Check:
    return Check(name, State.UNKNOWN, code, detail)


def _common(values: Sequence[Value], needed: int) -> Value | None:
    """Return what at least ``needed`` of the agreeing nodes say, if they say one thing."""
    value, times = Counter(values).most_common(1)[0]
    return value if times >= needed else None


def _unit(nodes: list[NodeAnswer], needed: int) -> Unit | None:
    common = _common([(node.unit_kind, node.unit_code, node.unit_decimals) for node in nodes], needed)
    if common is None:
        return None
    try:
        return Unit(UnitKind(common[0]), common[1], common[2])
    except (ValueError, UnitInvalid):
        return None


def _nodes(count: int) -> str:
    return "1 node" if count == 1 else f"{count} nodes"


_NOT_RECORDER = "signer.not_recorder"
_LEDGER = Check("ledger", State.PASS, "", "the ledger is there")
