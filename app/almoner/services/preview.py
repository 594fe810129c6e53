"""What is about to be signed, decoded from the very bytes, with what it can cost: for a person to look at first.

Names are added only where a hash or number in the bytes leads to them. Speaks in codes (`services.preview_words`); a
window words them. What cannot be read is refused: nobody signs blindly here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from almoner.services.preview_facts import Teller
from almoner.services.preview_known import Known
from almoner.services.preview_words import CODED, FACTS, KINDS, TECHNICAL, Fact, Money
from almoner_chain.client.contract import function_of
from almoner_chain.client.decode import SELECTOR, NotOurCall, decode_call, decode_deploy, decode_token_call
from almoner_chain.client.transaction import Call, Transaction
from almoner_chain.client.wire import number_of
from almoner_chain.core.errors import BadInput, Refused

if TYPE_CHECKING:
    from almoner.services.session import Session

__all__ = [
    "CODED",
    "FACTS",
    "KINDS",
    "TECHNICAL",
    "Fact",
    "Group",
    "Money",
    "Preview",
    "Reviewer",
    "Shown",
    "Total",
    "kind_of",
    "preview",
]

TOKEN_KINDS = ("token_approve", "token_transfer")
ELSEWHERE = (*TOKEN_KINDS, "deploy", "fill_gap")
"""Kinds that are no calls of a ledger."""


class Reviewer(Protocol):
    """Is asked before anything is signed. Returns to have it signed; raises, `Cancelled` for a no, to have it not.

    Called in the session's thread, with all transactions that are signed together.
    """

    def __call__(self, payloads: Sequence[bytes], /) -> None:
        """Look at these unsigned bytes (see `preview`)."""
        ...


@dataclass(frozen=True, slots=True)
class Shown:
    """One transaction as it will be signed; figures in wei, ``to`` None for a deployment.

    ``foreign``: it goes elsewhere than to this installation's own ledger, a token that one of its funds counts, or
    the account itself. ``estimate_wei`` is what it costs at today's price if it needs all the gas it may take, which
    is a margin above what it needs; ``value_wei`` is coin that goes along, and is in both figures.
    """

    kind: str
    to: bytes | None
    foreign: bool
    facts: tuple[Fact, ...]
    nonce: int
    gas: int
    max_fee_wei: int
    value_wei: int
    estimate_wei: int
    unsigned: bytes

    @property
    def max_cost_wei(self) -> int:
        """The most that can leave the account by it; a replacement that offers more is bounded by the fee cap."""
        return self.gas * self.max_fee_wei + self.value_wei

    def fact(self, name: str) -> Fact | None:
        """Return the first fact of this name."""
        return next((fact for fact in self.facts if fact.name == name), None)


class Total(NamedTuple):
    """What like transactions move in one fund; ``fund_name`` is empty and ``money`` None where it is not known."""

    fund: int
    fund_name: str
    minor: int
    money: Money | None


@dataclass(frozen=True, slots=True)
class Group:
    """Transactions of one kind taken together; ``gifts`` how many they record, ``totals`` by fund."""

    kind: str
    count: int
    gifts: int
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that is signed together by one account; ``balance_wei`` is what the account has now.

    ``ledger`` is the ledger it goes to: None for a deployment. ``foreign`` where any of it goes elsewhere than to this
    installation's own ledger, or is for another chain.
    """

    account: bytes
    account_label: str
    chain_id: int
    ledger: bytes | None
    foreign: bool
    transactions: tuple[Shown, ...]
    groups: tuple[Group, ...]
    balance_wei: int

    @property
    def max_cost_wei(self) -> int:
        """The most that can leave the account by all of it."""
        return sum(each.max_cost_wei for each in self.transactions)

    @property
    def estimate_wei(self) -> int:
        """What all of it costs at today's price."""
        return sum(each.estimate_wei for each in self.transactions)

    @property
    def affordable(self) -> bool:
        """Whether the account can pay the most it can cost."""
        return self.max_cost_wei <= self.balance_wei


def preview(session: Session, payloads: Sequence[bytes], *, account: bytes | None = None) -> Preview:
    """Read the unsigned bytes of transactions that one account signs together.

    ``account`` (20 bytes) is not in the bytes; without it, the one the session is signing as. Raises Refused where
    anything in the bytes cannot be read, or is not a call this program makes; Unreachable where the node is.
    """
    account = account or session.signing_as
    if account is None or not payloads:
        raise ValueError("nothing is being signed")
    read = [_read(raw) for raw in payloads]
    balance, price = _account_and_price(session, account)
    looks = _Looks(session, account, price, Known(session, own=True), Known(session, own=False))
    shown = tuple(looks.at(each, raw) for each, raw in zip(read, payloads, strict=True))
    return Preview(
        account=account,
        account_label=looks.ours.label(account),
        chain_id=read[0].chain_id,
        ledger=next((each.to for each in shown if each.kind not in ELSEWHERE), _own_ledger(session)),
        foreign=any(each.foreign for each in shown),
        transactions=shown,
        groups=_grouped(shown),
        balance_wei=balance,
    )


def kind_of(call: Call, account: bytes) -> str:
    """Return what a call of this account does, of `KINDS`. Raises Refused where it is not one of ours."""
    try:
        return _kind_of(call, account)
    except NotOurCall as problem:
        raise _unreadable() from problem


def _kind_of(call: Call, account: bytes) -> str:
    if call.to is None:
        decode_deploy(call.data)
        return "deploy"
    if call.to == account and not call.data and not call.value:
        return "fill_gap"
    if function_of(call.data[:SELECTOR]) is None:
        return f"token_{decode_token_call(call.data).name}"
    name = decode_call(call.data).name
    if name not in KINDS:
        raise NotOurCall
    return name


def _read(raw: bytes) -> Transaction:
    try:
        return Transaction.read_unsigned(raw)
    except BadInput as problem:
        raise _unreadable() from problem


def _unreadable() -> Refused:
    return Refused(
        "What would be signed cannot be read, so it was not signed.",
        code="preview.unreadable",
        hint="Run the same command again; if it stays, report it with what you did.",
    )


@dataclass(frozen=True, slots=True)
class _Looks:
    """Look at transactions of one account, one by one; what is known is looked up once for all."""

    session: Session
    account: bytes
    price: int
    ours: Known
    theirs: Known

    def at(self, transaction: Transaction, raw: bytes) -> Shown:
        call, fees = transaction.call, transaction.fees
        kind = kind_of(call, self.account)
        own = transaction.chain_id == self.session.chain_id
        foreign = not (own and self._belongs_here(call, kind))
        known = self.ours if own and (kind in TOKEN_KINDS or not foreign) else self.theirs
        facts = _facts(Teller(transaction.chain_id, call.to or b"", known), call, kind)
        if call.value:
            facts.append(Fact("coin", str(call.value), call.value))
        return Shown(
            kind=kind,
            to=call.to,
            foreign=foreign,
            facts=tuple(facts),
            nonce=transaction.nonce,
            gas=transaction.gas,
            max_fee_wei=fees.most,
            value_wei=call.value,
            estimate_wei=transaction.gas * min(fees.most, self.price + fees.tip) + call.value,
            unsigned=raw,
        )

    def _belongs_here(self, call: Call, kind: str) -> bool:
        if kind == "token_approve":
            spender = decode_token_call(call.data)["spender"]
            return call.to in self.ours.tokens() and spender == _own_ledger(self.session)
        return kind in ("deploy", "fill_gap") or (
            kind != "token_transfer" and call.to == _own_ledger(self.session)
        )


def _facts(teller: Teller, call: Call, kind: str) -> list[Fact]:
    if kind == "deploy":
        return list(teller.deploy(decode_deploy(call.data)))
    if kind in TOKEN_KINDS:
        return list(teller.token(decode_token_call(call.data), call.to or b""))
    return [] if kind == "fill_gap" else list(teller.call(decode_call(call.data)))


def _own_ledger(session: Session) -> bytes | None:
    return session.ledger if session.home.get("ledger") is not None else None


def _account_and_price(session: Session, account: bytes) -> tuple[int, int]:
    """Return the account's balance and today's base fee for each unit of gas, in wei."""
    balance, block = session.nodes[0].batch(
        [("eth_getBalance", ["0x" + account.hex(), "latest"]), ("eth_getBlockByNumber", ["latest", False])]
    )
    fee = block.get("baseFeePerGas", "0x0") if isinstance(block, dict) else "0x0"
    return number_of(balance), number_of(fee)


def _grouped(shown: Sequence[Shown]) -> tuple[Group, ...]:
    kinds = dict.fromkeys(each.kind for each in shown)
    return tuple(_group(kind, [each for each in shown if each.kind == kind]) for kind in kinds)


def _group(kind: str, like: Sequence[Shown]) -> Group:
    counts = [fact.raw for each in like if (fact := each.fact("count")) is not None]
    totals: dict[int, Total] = {}
    for each in like:
        fund = each.fact("fund")
        amount = (
            each.fact("total")
            or each.fact("amount_returned")
            or each.fact("amount")
            or each.fact("minor_units")
        )
        if fund is None or amount is None:
            continue
        name = each.fact("fund_name")
        unit = amount.raw.unit if isinstance(amount.raw, Money) else None
        minor = amount.raw.minor if isinstance(amount.raw, Money) else amount.raw
        minor += totals[fund.raw].minor if fund.raw in totals else 0
        totals[fund.raw] = Total(
            fund.raw, name.text if name else "", minor, Money(minor, unit) if unit else None
        )
    return Group(kind, len(like), sum(counts), tuple(totals.values()))
