"""Build logs as the ledger would write them, entry by entry, and bad ones by changing one thing."""

from __future__ import annotations

from dataclasses import replace

from almoner_chain.core.entries import (
    Approval,
    Batch,
    Case,
    Category,
    Change,
    Delivery,
    EntryData,
    FundCreated,
    FundPolicy,
    Payment,
    Profile,
    RawEntry,
    Refund,
    Request,
    Return,
    Role,
    RoleChange,
    Void,
    case_hash,
)
from almoner_chain.core.hashing import ZERO20, ZERO32, keccak

CHAIN = 31337
LEDGER = b"\xaa" * 20
ADMIN, RECORDER, REQUESTER, ANN, BEN, AUDITOR, STRANGER = (bytes([i]) * 20 for i in range(1, 8))
STAFF = {
    RECORDER: Role.RECORDER,
    REQUESTER: Role.REQUESTER,
    ANN: Role.APPROVER,
    BEN: Role.APPROVER,
    AUDITOR: Role.AUDITOR,
}
PAYEE_ID = keccak(b"payee")


class LogBuilder:
    """Writes entries with the next number; keeps only what the next honest entry needs."""

    def __init__(self) -> None:
        self.entries: list[RawEntry] = []
        self.at = 1_700_000_000
        self.received: dict[int, int] = {}
        self.spent: dict[int, int] = {}
        self.next_serial = 1
        self.batches = 0
        self.payments = 0
        self.returned: dict[int, int] = {}
        self.cases: dict[int, Case] = {}

    def add(self, data: EntryData, actor: bytes) -> RawEntry:
        """Write one entry as it is."""
        self.at += 10
        number = len(self.entries) + 1
        raw = RawEntry(number, data.KIND, data.subject, actor, self.at, data.encode(), number, bytes(32))
        self.entries.append(raw)
        return raw

    def fund(self, policy: FundPolicy | None = None, *, unit_kind: int = 0, token: bytes = ZERO20) -> int:
        """Make a fund."""
        number = len(self.received) + 1
        self.received[number] = self.spent[number] = 0
        data = FundCreated(number, f"Fund {number}", unit_kind, "CNY", 2, token, policy or FundPolicy())
        self.add(data, ADMIN)
        return number

    def next_batch(self, fund: int, total: int, count: int = 1) -> Batch:
        """Return what the next honest batch would say."""
        manifest = keccak(b"manifest")
        start = self.received[fund]
        return Batch(self.batches + 1, fund, keccak(b"root"), total, count, self.next_serial, start, manifest)

    def batch(self, fund: int, total: int, count: int = 1) -> Batch:
        """Record gifts."""
        data = self.next_batch(fund, total, count)
        self.add(data, RECORDER)
        self.batches += 1
        self.next_serial += count
        self.received[fund] += total
        return data

    def next_case(self, fund: int, amount: int, category: int = 0, subject: bytes = ZERO32) -> Case:
        """Return what the next honest request would ask for."""
        return Case(
            *(self.payments + 1, 1, fund, amount, category, REQUESTER),
            payee_id=PAYEE_ID,
            subject=subject,
        )

    def request(self, case: Case) -> int:
        """Request."""
        self.add(Request(case, case_hash(CHAIN, LEDGER, case)), case.requester)
        self.payments = max(self.payments, case.payment)
        self.cases[case.payment] = case
        return case.payment

    def hash_of(self, payment: int) -> bytes:
        """Return the hash of the request's current case."""
        return case_hash(CHAIN, LEDGER, self.cases[payment])

    def approve(self, payment: int, *, by: bytes = ANN, approvals: int = 1, delay: int | None = 0) -> None:
        """Approve; ``delay`` is None while approvals lack."""
        ready_at = 0 if delay is None else self.at + 10 + delay
        self.add(Approval(payment, self.hash_of(payment), approvals, ready_at), by)

    def approved(self, fund: int, amount: int, category: int = 0, subject: bytes = ZERO32) -> int:
        """Request and approve; return the payment's number."""
        payment = self.request(self.next_case(fund, amount, category, subject))
        self.approve(payment)
        return payment

    def next_payment(self, payment: int) -> Payment:
        """Return what the honest payment of this request would say."""
        case = self.cases[payment]
        start = self.spent[case.fund]
        return Payment(payment, self.hash_of(payment), case.fund, case.amount, case.category, start)

    def pay(self, fund: int, amount: int, category: int = 0) -> int:
        """Request, approve and pay; return the payment's number."""
        payment = self.approved(fund, amount, category)
        self.add(self.next_payment(payment), RECORDER)
        self.spent[fund] += amount
        return payment

    def next_refund(self, payment: int, start: int) -> Refund:
        """Return what the honest refund of this request would say."""
        case = self.cases[payment]
        serial = int.from_bytes(case.subject, "big")
        return Refund(payment, self.hash_of(payment), case.fund, case.amount, serial, start)

    def refund(self, fund: int, serial: int, start: int, amount: int) -> int:
        """Request, approve and give back; return the payment's number."""
        payment = self.approved(fund, amount, Category.REFUND, serial.to_bytes(32, "big"))
        self.add(self.next_refund(payment, start), RECORDER)
        return payment

    def next_return(self, payment: int, amount: int) -> Return:
        """Return what the next honest return from this payment would say."""
        fund = self.cases[payment].fund
        return Return(payment, fund, amount, self.received[fund], self.returned.get(payment, 0))

    def give_back(self, payment: int, amount: int) -> None:
        """Record money that came back."""
        data = self.next_return(payment, amount)
        self.add(data, RECORDER)
        self.received[data.fund] += amount
        self.returned[payment] = data.returned_before + amount

    def replace_receipt(self, old: int, start: int, total: int, *, fund: int = 1) -> None:
        """Replace a receipt: a batch of one in its place, and the end of the old one."""
        new = self.next_serial
        data = replace(self.next_batch(fund, total), start=start, manifest=ZERO32, replaces=old)
        self.add(data, RECORDER)
        self.batches += 1
        self.next_serial += 1
        self.add(Void(old, 1, new), RECORDER)

    def deliver(self, payment: int) -> None:
        """Acknowledge."""
        self.add(Delivery(payment, self.hash_of(payment), ZERO32, False), RECORDER)


def deployed() -> LogBuilder:
    """Return the log of a charity with its staff and no fund."""
    log = LogBuilder()
    log.add(Profile(keccak(b"Almoner"), "example.org"), STRANGER)
    log.add(RoleChange(Role.ADMINISTRATOR, ADMIN, Change.GRANTED), STRANGER)
    for account, role in STAFF.items():
        log.add(RoleChange(role, account, Change.GRANTED), ADMIN)
    return log


def charity(policy: FundPolicy | None = None) -> LogBuilder:
    """Return the log of a charity with its staff and one fund of currency."""
    log = deployed()
    log.fund(policy)
    return log
