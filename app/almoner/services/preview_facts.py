"""Say in facts what a decoded call says: every argument, with the names that its numbers and hashes lead to here.

One rule for every argument by its name, and one for whatever else stands for itself, so that no argument of any call
is left out. Knows no bytes, no node, no cost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from almoner.services.preview_words import NO, YES, Fact, Money
from almoner.services.wallets import checksum_address
from almoner_chain.core.entries import Case, Category, FundPolicy, Role, VoidReason, case_hash
from almoner_chain.core.hashing import ZERO20, ZERO32
from almoner_chain.core.units import Unit, UnitInvalid, UnitKind

if TYPE_CHECKING:
    from almoner.services.preview_known import Known
    from almoner_chain.client.decode import DecodedCall, DecodedDeploy

Facts = Iterator[Fact]
RENAMED = {
    ("replace_receipt", "first_serial"): "new_serial",
    ("record_transfer", "first_serial"): "serial",
    ("record_return", "amount"): "amount_returned",
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Tell one call of a ledger: where it goes, what is known of that ledger here, what its amounts count."""

    chain_id: int
    ledger: bytes
    known: Known
    unit: Unit | None = None

    def call(self, call: DecodedCall) -> Facts:
        """Yield the facts of a call of the ledger contract, argument by argument."""
        teller = replace(self, unit=self._unit_of(call))
        if call.name == "replace_receipt":
            yield from teller._fund(call["batch"].data.fund)
        for name, value in call.arguments:
            yield from teller._argument(call, RENAMED.get((call.name, name), name), value)

    def deploy(self, deploy: DecodedDeploy) -> Facts:
        """Yield the facts of the deployment of a ledger."""
        yield from self._name(deploy.name_hash)
        yield Fact("domain", deploy.domain, deploy.domain)
        yield from self._account("administrator", deploy.administrator)

    def token(self, call: DecodedCall, token: bytes) -> Facts:
        """Yield the facts of an ERC-20 call."""
        who, account = call.arguments[0]
        yield replace(self, unit=self.known.tokens().get(token))._amount("amount", call["amount"])
        yield from self._account(who, account)
        yield _address("token", token)

    def _unit_of(self, call: DecodedCall) -> Unit | None:
        arguments = dict(call.arguments)
        if call.name == "create_fund":
            try:
                return Unit(*(UnitKind(call["unit_kind"]), call["unit"], call["decimals"], call["token"]))
            except (ValueError, UnitInvalid):
                return None
        if "batch" in arguments:
            return self.known.unit(arguments["batch"].data.fund)
        return self.known.unit(arguments["case"].fund if "case" in arguments else arguments.get("fund", 0))

    def _argument(self, call: DecodedCall, name: str, value: Any) -> Facts:
        """Yield what an argument says, where that depends on the others or on the kind of value; else as it is."""
        match name:
            case "payment":
                yield _number(name, value)
                case = self.known.case_behind(value, call["case_hash"])
                yield from self._case(case) if case is not None else ()
            case "first_serial":
                yield _number(name, value)
                yield _number("last_serial", value + call["count"] - 1)
            case "reason" if isinstance(value, int):
                yield _coded(VoidReason, "void_reason", value)
            case "reference" | "reason" | "note":
                yield from self._text(name, value)
            case "total" | "amount" | "amount_returned":
                yield self._amount(name, value)
            case "case":
                yield from self._case(value)
            case "policy":
                yield from self._policy(value)
            case _:
                yield from self._value(name, value)

    def _value(self, name: str, value: Any) -> Facts:
        match name:
            case "fund":
                yield from self._fund(value)
            case "commitment" | "new_commitment":
                yield from self._commitment(name, value)
            case "batch":
                yield _number("batch", value.data.batch)
                yield _number("batch_entry", value.entry)
            case "leaf":
                yield from self._leaf(value)
            case "payee_id":
                yield from self._payee(value)
            case "name_hash":
                yield from self._name(value)
            case "account":
                yield from self._account(name, value)
            case _:
                yield _plain(name, value)

    def _fund(self, number: int) -> Facts:
        yield _number("fund", number)
        made = self.known.funds.get(number)
        if made is not None:
            yield Fact("fund_name", made.name, made.name)

    def _amount(self, name: str, minor: int) -> Fact:
        if self.unit is None:
            return Fact("minor_units", str(minor), minor)
        money = Money(minor, self.unit)
        return Fact(name, money.text, money)

    def _account(self, name: str, account: bytes) -> Facts:
        yield _address(name, account)
        label = self.known.label(account)
        if label:
            yield Fact(f"{name}_label", label, label)

    def _name(self, name_hash: bytes) -> Facts:
        name = self.known.charity_name(name_hash)
        if name:
            yield Fact("charity_name", name, name)
        yield _hash("name_hash", name_hash)

    def _payee(self, identity: bytes) -> Facts:
        name = self.known.payee(identity)
        if name:
            yield Fact("payee", name, name)
        elif identity != ZERO32 and not any(identity[:12]):
            # On the list of a token fund stand accounts.
            yield from self._account("payee_account", identity[12:])
        yield _hash("payee_id", identity)

    def _text(self, name: str, digest: bytes) -> Facts:
        text = self.known.said(digest)
        if text or digest == ZERO32:
            yield Fact(name, text, text)
        yield _hash(f"{name}_hash", digest)

    def _commitment(self, name: str, commitment: bytes) -> Facts:
        donor = self.known.donor(commitment)
        if donor:
            yield Fact("donor", donor, donor)
        yield _hash(name, commitment)

    def _leaf(self, leaf: tuple[int, int, bytes]) -> Facts:
        yield _number("serial", leaf[0])
        yield self._amount("gift_amount", leaf[1])
        yield _hash("commitment", leaf[2])

    def _case(self, case: Case) -> Facts:
        yield _number("payment", case.payment)
        yield _number("revision", case.revision)
        yield from self._fund(case.fund)
        yield replace(self, unit=self.known.unit(case.fund))._amount("amount", case.amount)
        yield _coded(Category, "category", case.category)
        yield from self._payee(case.payee_id)
        yield from self._account("payee_account", case.payee)
        yield from self._text("purpose", case.purpose)
        yield from self._evidence(case.evidence)
        yield from self._invoices(case)
        yield from self._subject(case)
        yield from self._account("requester", case.requester)
        yield _hash("case_hash", case_hash(self.chain_id, self.ledger, case))

    def _evidence(self, committed: bytes) -> Facts:
        files = self.known.evidence(committed) if committed != ZERO32 else []
        for each in files:
            yield Fact("evidence", each.name, each.sha256)
        if committed == ZERO32:
            yield Fact("evidence", "", b"")
        yield _hash("evidence_hash", committed)

    def _invoices(self, case: Case) -> Facts:
        named = [each for each in case.fingerprints if each != ZERO32]
        if not named:
            yield Fact("invoice", "", b"")
        for fingerprint in named:
            found, unit = self.known.invoice(fingerprint), self.known.unit(case.fund)
            if found is not None:
                amount = str(found.amount) if unit is None else Money(found.amount, unit).text
                yield Fact("invoice", f"{found.issuer}: {found.number}: {amount}", fingerprint)
            yield _hash("fingerprint", fingerprint)

    def _subject(self, case: Case) -> Facts:
        if case.category == Category.REFUND:
            yield _number("gift_serial", int.from_bytes(case.subject))
        destination = self.known.destination(case.subject) if case.category == Category.SUB_GRANT else ""
        if destination:
            yield Fact("destination", destination, destination)
        yield _hash("subject", case.subject)

    def _policy(self, policy: FundPolicy) -> Facts:
        for above, needed in zip(policy.tier_above, policy.tier_approvals, strict=True):
            if needed or above:
                _, text, raw = self._amount("approvals_above", above)
                yield Fact("approvals_above", f"{text}: {needed}", (raw, needed))
        yield _number("delay", policy.delay)
        yield self._amount("delay_above", policy.delay_above)._replace(name="delay_above")
        yield Fact("admin_cap", _percent(policy.admin_cap_bps), policy.admin_cap_bps)
        yield _yes_no("payees_restricted", policy.payees_restricted)


def _plain(name: str, value: Any) -> Fact:
    """Tell an argument that stands for itself."""
    match value:
        case bool():
            return _yes_no(name, value)
        case int():
            code = _CODES.get(name)
            return _number(name, value) if code is None else _coded(code, name, value)
        case str():
            return Fact("fund_name" if name == "name" else name, value, value)
    if name == "path":
        return Fact("proof_steps", str(len(value)), value)
    if name == "signature":
        return Fact("signed_by_payee", YES if value else NO, value)
    return _address(name, value) if len(value) == len(ZERO20) else _hash(name, value)


_CODES: dict[str, type[IntEnum]] = {"role": Role, "unit_kind": UnitKind}


def _number(name: str, value: int) -> Fact:
    return Fact(name, str(value), value)


def _hash(name: str, value: bytes) -> Fact:
    return Fact(name, "" if value == ZERO32 else "0x" + value.hex(), value)


def _address(name: str, value: bytes) -> Fact:
    return Fact(name, "" if value == ZERO20 else checksum_address(value), value)


def _yes_no(name: str, value: bool) -> Fact:
    return Fact(name, YES if value else NO, value)


def _coded(codes: type[IntEnum], name: str, value: int) -> Fact:
    """Tell a number by its code; one that has none as the number it is."""
    try:
        return Fact(name, codes(value).name.lower().replace("_", "-"), value)
    except ValueError:
        return _number(name, value)


def _percent(basis_points: int) -> str:
    whole, part = divmod(basis_points, 100)
    return f"{whole}.{part:02}".rstrip("0").rstrip(".") + "%"
