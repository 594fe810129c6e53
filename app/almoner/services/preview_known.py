"""What is known here of the things a call names by number or hash; only what the hash in the bytes leads to.

Of another ledger nothing is known: its numbers mean other funds and payments.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from almoner.services import evidence
from almoner.services.disbursements import destination_of, histories
from almoner.services.entries import synced
from almoner.services.gifts import Gift
from almoner.services.payees import Invoice, invoice_of, name_of
from almoner.services.said import words_hash
from almoner_chain.core.commitment import commit
from almoner_chain.core.entries import Case, FundCreated, case_hash
from almoner_chain.core.hashing import ZERO32, keccak
from almoner_chain.core.units import Unit, UnitKind

if TYPE_CHECKING:
    from almoner.services.session import Session


class Known:
    """Look names up for one preview; ``own`` says whether the call goes to this installation's own ledger."""

    def __init__(self, session: Session, *, own: bool) -> None:
        self._session = session
        self._own = own

    @cached_property
    def _labels(self) -> dict[bytes, str]:
        return {wallet.address: wallet.label for wallet in self._session.wallets.list()}

    def label(self, account: bytes) -> str:
        """Return the label of a wallet kept here, or an empty text."""
        return self._labels.get(account, "")

    @cached_property
    def funds(self) -> dict[int, FundCreated]:
        """The ledger's funds, from entries that lead to its head."""
        if not self._own:
            return {}
        return {number: fund.created for number, fund in synced(self._session)[1].funds.items()}

    def unit(self, fund: int) -> Unit | None:
        """Return what a fund counts in; None where there is no such fund."""
        made = self.funds.get(fund)
        return None if made is None else Unit(UnitKind(made.unit_kind), made.unit, made.decimals, made.token)

    def tokens(self) -> dict[bytes, Unit]:
        """Return the tokens that funds of the ledger count, by their contracts."""
        units = [unit for number in self.funds if (unit := self.unit(number)) is not None]
        return {unit.token: unit for unit in units if unit.kind == UnitKind.TOKEN}

    def charity_name(self, name_hash: bytes) -> str:
        """Return the charity's name, present or proposed, where it has this hash."""
        for key in ("proposed_name", "name"):
            name = str(self._session.home.get(key, ""))
            if keccak(name.encode()) == name_hash:
                return name
        return ""

    def payee(self, identity: bytes) -> str:
        """Return the payee's name behind a keyed hash."""
        return name_of(self._session.home, identity) if self._own else ""

    def said(self, digest: bytes) -> str:
        """Return the text behind a salted hash; unlike `said.heard`, only where it leads to the hash."""
        row = self._session.store.row("SELECT salt, text FROM said WHERE hash = ?", (digest,))
        if row is None or words_hash(row["salt"], row["text"]) != digest:
            return ""
        return str(row["text"])

    def evidence(self, committed: bytes) -> list[evidence.Evidence]:
        """Return the files behind a case's evidence hash; none where they are not known here."""
        return evidence.of_case(self._session.home, committed, look_inside=False) or []

    def invoice(self, fingerprint: bytes) -> Invoice | None:
        """Return the invoice behind a fingerprint."""
        return invoice_of(self._session.home, fingerprint)

    def destination(self, subject: bytes) -> str:
        """Return CHAIN:LEDGER:FUND that a sub-grant goes to."""
        found = destination_of(self._session, subject)
        return "" if found is None else f"{found['chain_id']}:{found['ledger']}:{found['fund']}"

    def donor(self, commitment: bytes) -> str:
        """Return the donor of a gift that is about to be recorded alone under this commitment."""
        session = self._session
        if not self._own:
            return ""
        for row in session.store.rows("SELECT * FROM gift WHERE alone = 1 AND serial IS NULL"):
            gift = Gift.of(row)
            if commit(session.chain_id, session.ledger, gift.fields, gift.seed) == commitment:
                return gift.fields.donor or ""
        return ""

    def case_behind(self, payment: int, digest: bytes) -> Case | None:
        """Return the case of a payment on the own ledger, where it leads to the case hash in the bytes."""
        session = self._session
        history = histories(synced(session)[0]).get(payment) if self._own and digest != ZERO32 else None
        if history is None or case_hash(session.chain_id, session.ledger, history.case) != digest:
            return None
        return history.case
