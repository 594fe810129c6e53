"""The address book: payees and accounts with their names and notes, what became of them, and what looks like them.

Names and notes are kept on this computer only; roles and payments come from the ledger's entries.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from almoner.services.lookalike import Differences, differences, similar_addresses, similar_names
from almoner.services.payees import name_of, payee_id
from almoner.services.wallets import checksum_address
from almoner_chain.core.entries import PaymentState, Role
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import ZERO20
from almoner_chain.core.units import Unit, UnitKind

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner_chain.core.replay_state import LedgerState

PAYEE = "payee"
ACCOUNT = "account"
MAX_NAME = 100
MAX_NOTE = 2_000
PAID = (PaymentState.PAID, PaymentState.DELIVERED)


@dataclass(frozen=True, slots=True)
class Paid:
    """What a payee got in one unit; ``amount`` in its minor units."""

    unit: Unit
    amount: int


@dataclass(frozen=True, slots=True)
class PayeeContact:
    """One payee. ``name`` is empty where only the hash is known here; ``key``: 20 bytes, zero for none.

    ``requested`` counts all requests, ``paid`` those that were paid; times are in seconds, 0 for never.
    """

    payee_id: bytes
    name: str
    key: bytes
    note: str
    requested: int
    paid: int
    totals: tuple[Paid, ...]
    last_paid: int


@dataclass(frozen=True, slots=True)
class Held:
    """A role of an account: since when it was held last (seconds), and until when; None: it is held now."""

    role: Role
    since: int
    until: int | None


@dataclass(frozen=True, slots=True)
class AccountContact:
    """One account (20 bytes) with the label of its wallet here (empty: none), its name and its roles, past ones too."""

    address: bytes
    name: str
    note: str
    wallet: str
    roles: tuple[Held, ...]

    @property
    def roles_now(self) -> tuple[Role, ...]:
        """The roles held now."""
        return tuple(held.role for held in self.roles if held.until is None)

    @property
    def address_text(self) -> str:
        """The address as people write it."""
        return checksum_address(self.address)


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Something known (``kind`` payee or account) that what was given looks like, and where the two differ."""

    known: str
    kind: str
    differences: Differences
    label: str = ""


@dataclass(slots=True)
class _Sums:
    requested: int = 0
    paid: int = 0
    last_paid: int = 0
    totals: dict[Unit, int] = field(default_factory=lambda: defaultdict(int))


def list_payees(session: Session) -> list[PayeeContact]:
    """Return every payee known here or named on the ledger, by name; those without a name last."""
    sums = _payee_sums(session.state())
    rows = {row["payee_id"]: row for row in session.store.rows("SELECT payee_id, key FROM payee")}
    notes = _notes(session, PAYEE)
    found = []
    for identity in {*rows, *sums}:
        total = sums.get(identity, _Sums())
        found.append(
            PayeeContact(
                payee_id=identity,
                name=name_of(session.home, identity),
                key=(rows[identity]["key"] if identity in rows else None) or ZERO20,
                note=notes.get(identity, ("", ""))[1],
                requested=total.requested,
                paid=total.paid,
                totals=tuple(Paid(unit, amount) for unit, amount in total.totals.items()),
                last_paid=total.last_paid,
            )
        )
    return sorted(found, key=lambda each: (not each.name, each.name.casefold(), each.payee_id))


def _payee_sums(state: LedgerState) -> dict[bytes, _Sums]:
    sums: dict[bytes, _Sums] = defaultdict(_Sums)
    for record in state.payments.values():
        case = record.case
        mine = sums[case.payee_id]
        mine.requested += 1
        if record.state in PAID and record.settled is not None:
            made = state.funds[case.fund].created
            unit = Unit(UnitKind(made.unit_kind), made.unit, made.decimals, made.token)
            mine.paid += 1
            mine.totals[unit] += case.amount
            mine.last_paid = max(mine.last_paid, record.settled.at)
    return sums


def list_accounts(session: Session) -> list[AccountContact]:
    """Return every account that has or had a role, has a wallet here, or has a name or note; those with roles first."""
    roles: dict[bytes, list[Held]] = defaultdict(list)
    for (role, account), spans in session.state().roles.items():
        last = spans[-1]
        until = last.until.at if last.until is not None else None
        roles[account].append(Held(Role(role), last.since.at, until))
    wallets = {wallet.address: wallet.label for wallet in session.wallets.list()}
    known = _notes(session, ACCOUNT)
    found = [
        AccountContact(
            address=address,
            name=known.get(address, ("", ""))[0],
            note=known.get(address, ("", ""))[1],
            wallet=wallets.get(address, ""),
            roles=tuple(sorted(roles.get(address, ()), key=lambda held: held.role)),
        )
        for address in {*roles, *wallets, *known}
    ]
    return sorted(found, key=lambda a: (not a.roles_now, a.name or a.wallet or "\U0010ffff", a.address))


def account_names(session: Session) -> dict[bytes, str]:
    """Return what accounts are called here: by their name, else by their wallet's label. Asks no node."""
    names = {wallet.address: wallet.label for wallet in session.wallets.list()}
    return names | {key: name for key, (name, _) in _notes(session, ACCOUNT).items() if name}


def name_account(session: Session, address: bytes, name: str) -> None:
    """Give an account a name in this address book; an empty one takes it away. Raises BadInput."""
    if len(address) != 20:
        raise BadInput("An account's address has 20 bytes.", code="address")
    clean = unicodedata.normalize("NFC", name).strip()
    if len(clean) > MAX_NAME or (clean and not clean.isprintable()):
        raise BadInput(
            "The account's name is too long or not one plain line.",
            code="contact.name",
            hint=f"Give at most {MAX_NAME} printable characters.",
        )
    _keep(session, ACCOUNT, address, "name", clean)


def set_note(session: Session, kind: str, key: bytes, note: str) -> None:
    """Keep a note on a payee (``key``: payee id, 32 bytes) or an account (address); an empty one takes it away."""
    lengths = {PAYEE: 32, ACCOUNT: 20}
    if lengths.get(kind) != len(key):
        raise BadInput(f"Notes are kept on payees and accounts, not on “{kind}”.", code="contact.kind")
    clean = note.strip()
    if len(clean) > MAX_NOTE or "\x00" in clean:
        raise BadInput(
            f"The note has {len(clean):,} characters; at most {MAX_NOTE:,} are kept.", code="contact.note"
        )
    _keep(session, kind, key, "note", clean)


def find_payee(session: Session, name: str) -> bytes:
    """Return the id of a payee known here by its name. Raises BadInput."""
    identity = payee_id(session.home.ledger_key, unicodedata.normalize("NFC", name).strip())
    if session.store.value("SELECT 1 FROM payee WHERE payee_id = ?", (identity,)) is None:
        near = similar_names(name, _payee_names(session))
        raise BadInput(
            f"No payee “{name}” is known here.",
            code="payee.unknown",
            hint=f"Is it “{near[0]}”?" if near else "See `almoner payee list`.",
        )
    return identity


def lookalikes(session: Session, name_or_address: str) -> list[Lookalike]:
    """Return what is known and looks like this name or address without being it, most alike first.

    What is itself known is answered too: two names in the book may look alike.
    """
    text = name_or_address.strip()
    if text.casefold().startswith("0x") and len(text) == 42:
        return _account_lookalikes(session, text)
    return [
        Lookalike(name, PAYEE, differences(text, name)) for name in similar_names(text, _payee_names(session))
    ]


def _account_lookalikes(session: Session, text: str) -> list[Lookalike]:
    labels = {each.address: each.name or each.wallet for each in list_accounts(session)}
    for row in session.store.rows("SELECT key, name FROM payee WHERE key IS NOT NULL"):
        labels[row["key"]] = labels.get(row["key"]) or row["name"]
    written = {"0x" + address.hex(): address for address in labels}
    return [
        Lookalike(address, ACCOUNT, differences_of_addresses(text, address), labels[written[address]])
        for address in similar_addresses(text, written)
    ]


def differences_of_addresses(given: str, known: str) -> Differences:
    """Return the runs of digits at which two addresses differ, place by place; case does not matter."""
    apart = [a != b for a, b in zip(given.casefold(), known.casefold(), strict=True)]
    starts = [i for i, here in enumerate(apart) if here and (i == 0 or not apart[i - 1])]
    ends = [i + 1 for i, here in enumerate(apart) if here and (i + 1 == len(apart) or not apart[i + 1])]
    spans = tuple(zip(starts, ends, strict=True))
    return Differences(spans, spans)


def _payee_names(session: Session) -> list[str]:
    return [row["name"] for row in session.store.rows("SELECT name FROM payee")]


def _notes(session: Session, kind: str) -> dict[bytes, tuple[str, str]]:
    rows = session.store.rows("SELECT key, name, note FROM contact WHERE kind = ?", (kind,))
    return {row["key"]: (row["name"], row["note"]) for row in rows}


def _keep(session: Session, kind: str, key: bytes, column: str, text: str) -> None:
    """Keep one text of a contact; a contact without any is removed. ``column`` is ours, never from outside."""
    with session.store.writing() as db:
        db.execute(
            f"INSERT INTO contact(kind, key, {column}) VALUES(?, ?, ?) "
            f"ON CONFLICT(kind, key) DO UPDATE SET {column} = excluded.{column}",
            (kind, key, text),
        )
        db.execute("DELETE FROM contact WHERE kind = ? AND key = ? AND name = '' AND note = ''", (kind, key))
