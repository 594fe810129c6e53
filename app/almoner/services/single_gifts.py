"""Gifts that the contract records one by one: passed on by another ledger, or given in tokens on the chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.services.batches import record_alone, settle
from almoner.services.funds import Fund, find_fund
from almoner.services.gifts import Gift, enter_alone
from almoner.services.session import address_bytes
from almoner.services.tokens import with_tokens
from almoner_chain.core.entries import Role
from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import UnitKind

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner_chain.client.send import Mined
    from almoner_chain.core.commitment import PrivateFields


@dataclass(frozen=True, slots=True)
class Origin:
    """The payment of another ledger that a gift was passed on by."""

    chain_id: int
    ledger: bytes
    payment: int

    @classmethod
    def of(cls, text: str) -> Origin:
        """Read CHAIN:ADDRESS:PAYMENT."""
        chain, _, rest = text.partition(":")
        address, _, payment = rest.partition(":")
        if not chain.isdigit() or not payment.isdigit() or int(payment) < 1:
            raise BadInput(
                f"“{text}” does not name a payment of another ledger.",
                code="origin",
                hint="Write CHAIN:ADDRESS:PAYMENT, as the other charity's `payment show` and `ledger status` say.",
            )
        return cls(int(chain), address_bytes(address), int(payment))


def receive_transfer(
    session: Session,
    *,
    fund: str,
    amount: str,
    fields: PrivateFields,
    origin: Origin,
    label: str | None = None,
) -> tuple[Gift, Mined]:
    """Record a gift that another ledger passed on; each of its payments can be received once."""
    with session.home.exclusively():
        settle(session)
        target, minor = _target(session, fund, amount)
        return record_alone(
            session,
            session.choose(Role.RECORDER, label),
            enter=lambda db: enter_alone(db, fund=target.number, amount=minor, fields=fields),
            calls=lambda commitment, serial: with_tokens(
                session,
                target.unit,
                session.call(
                    "record_transfer",
                    target.number,
                    minor,
                    commitment,
                    serial,
                    origin.chain_id,
                    origin.ledger,
                    origin.payment,
                ),
                minor,
            ),
            purpose=f"receive payment {origin.payment} of another ledger",
        )


def give(
    session: Session, *, fund: str, amount: str, fields: PrivateFields, label: str
) -> tuple[Gift, Mined]:
    """Give tokens or coin to a fund through the contract, from the wallet ``label``.

    The ledger credits what arrives: the returned gift's amount is smaller where the token takes a fee.
    """
    with session.home.exclusively():
        settle(session)
        target, minor = _target(session, fund, amount)
        if target.unit.kind != UnitKind.TOKEN:
            raise BadInput(
                f"The fund “{target.name}” counts {target.unit.code}, which is no token.",
                code="fund.not_a_token",
                hint="Enter the gift with `almoner gift add`.",
            )
        return record_alone(
            session,
            session.wallets.show(label),
            enter=lambda db: enter_alone(db, fund=target.number, amount=minor, fields=fields),
            calls=lambda commitment, serial: with_tokens(
                session, target.unit, session.call("give", target.number, minor, commitment), minor
            ),
            purpose=f"give to fund {target.number}",
        )


def _target(session: Session, fund: str, amount: str) -> tuple[Fund, int]:
    target = find_fund(session, fund)
    minor = target.unit.parse(amount)
    if minor == 0:
        raise BadInput("A gift of nothing cannot be recorded.", code="amount.zero", hint="Check the amount.")
    return target, minor
