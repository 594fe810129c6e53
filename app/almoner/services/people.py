"""People and their roles: who may record, request, approve, object and administer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almoner.services.session import address_bytes
from almoner_chain.core.entries import Role
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.services.session import Session


def parse_role(text: str) -> Role:
    """Read a role's name."""
    try:
        return Role[text.strip().upper()]
    except KeyError:
        names = ", ".join(role.name.lower() for role in Role)
        raise BadInput(f"“{text}” is not a role.", code="role.unknown", hint=f"Roles: {names}.") from None


def find_account(session: Session, who: str) -> bytes:
    """Return the address of a wallet here, or the address itself."""
    return address_bytes(who) if who.startswith("0x") else session.wallets.show(who).address


def grant(session: Session, who: str, role: Role) -> list[Role]:
    """Give a role; return the roles the account has then.

    Administration is handed over in two steps: the nomination here, the acceptance with the nominee's own
    key, which happens at once only if that wallet is kept here.
    """
    account = find_account(session, who)
    administrator = session.choose(Role.ADMINISTRATOR)
    session.send(
        administrator,
        [session.call("grant_role", int(role), account)],
        purpose=f"grant {role.name.lower()} to {who}",
    )
    if role == Role.ADMINISTRATOR and not who.startswith("0x"):
        return accept_administration(session, who)
    return session.roles(account)


def accept_administration(session: Session, label: str) -> list[Role]:
    """Accept, with the nominee's own key, the administration it was nominated for."""
    wallet = session.wallets.show(label)
    session.send(wallet, [session.call("accept_administration")], purpose="accept administration")
    return session.roles(wallet.address)


def revoke(session: Session, who: str, role: Role) -> list[Role]:
    """Take a role away; the ledger refuses to lose its last administrator."""
    account = find_account(session, who)
    session.send(
        session.choose(Role.ADMINISTRATOR),
        [session.call("revoke_role", int(role), account)],
        purpose=f"revoke {role.name.lower()} from {who}",
    )
    return session.roles(account)
