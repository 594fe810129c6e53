"""What the page of wallets and people shows, read in a worker thread into frozen values. Knows no widget."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.services.session import address_bytes
from almoner.services.wallets import Wallet, checksum_address
from almoner.ui.words import tr
from almoner_chain.core.entries import Role
from almoner_chain.core.errors import BadInput, Unreachable

if TYPE_CHECKING:
    from almoner.services.contacts import AccountContact, Lookalike, PayeeContact
    from almoner.services.session import Session
    from almoner.ui.tasks import Job

COMPARED_IN_FULL = 300
"""More names than this are compared with each other by what people see of them only, not by slips of the pen."""


@dataclass(frozen=True, slots=True)
class WalletRow:
    """A wallet of this computer; ``roles`` None where the ledger does not answer."""

    wallet: Wallet
    roles: tuple[Role, ...] | None
    unlocked: bool


@dataclass(frozen=True, slots=True)
class Person:
    """An account with what is known of it; ``nominated``: it may accept to be administrator."""

    contact: AccountContact
    nominated: bool
    alike: tuple[Lookalike, ...]

    @property
    def who(self) -> str:
        """How services call it: the label of its wallet here, else its address."""
        return self.contact.wallet or self.contact.address_text


@dataclass(frozen=True, slots=True)
class PayeeRow:
    """A payee of the address book, and others whose names look like its own."""

    contact: PayeeContact
    alike: tuple[Lookalike, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything the page shows. ``holders``: how many accounts have a role; ``problem``: why the ledger is not asked."""

    wallets: tuple[WalletRow, ...]
    people: tuple[Person, ...] = ()
    payees: tuple[PayeeRow, ...] = ()
    holders: tuple[tuple[Role, int], ...] = ()
    problem: str = ""

    @property
    def may_administer(self) -> bool:
        """Whether a wallet here is an administrator's."""
        return any(row.roles is not None and Role.ADMINISTRATOR in row.roles for row in self.wallets)

    def holders_of(self, role: Role) -> int:
        """Return how many accounts have a role now."""
        return dict(self.holders).get(role, 0)


def read_people(job: Job) -> Seen:
    """Read wallets, accounts and payees; the wallets also where the ledger does not answer."""
    from almoner.services.contacts import list_accounts

    session = job.session
    wallets = session.wallets.list()
    try:
        accounts = list_accounts(session)
    except Unreachable as error:
        rows = tuple(WalletRow(each, None, session.is_unlocked(each)) for each in wallets)
        return Seen(rows, problem=str(error))
    people = _people(session, accounts)
    held = Counter(role for person in people for role in person.contact.roles_now)
    roles = {person.contact.address: person.contact.roles_now for person in people}
    return Seen(
        wallets=tuple(
            WalletRow(each, roles.get(each.address, ()), session.is_unlocked(each)) for each in wallets
        ),
        people=people,
        payees=_payees(session),
        holders=tuple(held.items()),
    )


def _people(session: Session, accounts: Sequence[AccountContact]) -> tuple[Person, ...]:
    from almoner.services.contacts import AccountContact

    nominated = set(session.state().nominators)
    known = {each.address for each in accounts}
    strangers = [AccountContact(address, "", "", "", ()) for address in sorted(nominated - known)]
    everybody = [*accounts, *strangers]
    return tuple(Person(each, each.address in nominated, _alike(each, everybody)) for each in everybody)


def _alike(one: AccountContact, everybody: Sequence[AccountContact]) -> tuple[Lookalike, ...]:
    from almoner.services.contacts import ACCOUNT, Lookalike, differences_of_addresses
    from almoner.services.lookalike import differences, similar_addresses, similar_names

    mine = "0x" + one.address.hex()
    others = {"0x" + each.address.hex(): each for each in everybody if each.address != one.address}
    found = [
        Lookalike(address, ACCOUNT, differences_of_addresses(mine, address), _called(others[address]))
        for address in similar_addresses(mine, others)
    ]
    name = _called(one)
    names = {_called(each) for each in others.values()} - {"", name}
    found += [
        Lookalike(each, ACCOUNT, differences(name, each)) for each in similar_names(name, names) if name
    ]
    return tuple(found)


def _called(contact: AccountContact) -> str:
    return contact.name or contact.wallet


def _payees(session: Session) -> tuple[PayeeRow, ...]:
    from almoner.services.contacts import PAYEE, Lookalike, list_payees
    from almoner.services.lookalike import differences

    payees = list_payees(session)
    names = [each.name for each in payees if each.name]
    alike = _pairs(names)
    return tuple(
        PayeeRow(
            each, tuple(Lookalike(n, PAYEE, differences(each.name, n)) for n in alike.get(each.name, ()))
        )
        for each in payees
    )


def _pairs(names: Sequence[str]) -> dict[str, list[str]]:
    """Return, for each name, the others that look like it."""
    from almoner.services.lookalike import similar_names, skeleton

    if len(names) <= COMPARED_IN_FULL:
        return {name: similar_names(name, names) for name in names}
    seen: dict[str, list[str]] = defaultdict(list)
    for name in names:
        seen[skeleton(name).replace(" ", "")].append(name)
    return {
        name: [other for other in group if other != name]
        for group in seen.values()
        if len(group) > 1
        for name in group
    }


def read_account(text: str) -> bytes:
    """Return the address somebody typed. Raises BadInput; a wrong letter is found by its upper and lower case."""
    address = address_bytes(text.strip())
    digits = text.strip()[2:]
    mixed = digits not in (digits.lower(), digits.upper())
    if mixed and checksum_address(address)[2:] != digits:
        raise BadInput(
            tr("One of the signs of this address is wrong."),
            code="address.checksum",
            hint=tr("Copy it again instead of typing it."),
        )
    return address
