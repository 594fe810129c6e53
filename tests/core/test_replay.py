"""A replay finds every entry that the ledger's rules would not have let in, names it, and goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import support_log as s
from almoner_chain.core.entries import (
    Approval,
    Case,
    Category,
    Change,
    Delivery,
    EntryData,
    FundCreated,
    FundPolicy,
    Objection,
    PayeeChange,
    Payment,
    PaymentState,
    Profile,
    RawEntry,
    Rejection,
    Request,
    Role,
    RoleChange,
    Void,
    case_hash,
    entry_hash,
    genesis_head,
    next_head,
)
from almoner_chain.core.hashing import ZERO20, ZERO32, keccak
from almoner_chain.core.merkle_sum import MerkleSumTree, manifest_bytes
from almoner_chain.core.replay import Replayer, replay
from almoner_chain.core.replay_compare import (
    compare_axes,
    compare_entries,
    compare_head,
    compare_manifest,
)
from almoner_chain.core.replay_state import LedgerState, Severity
from support_log import LogBuilder, charity, deployed

TOKEN = b"\xcc" * 20
STRICT = FundPolicy(
    tier_above=(0, 1_000, 0, 0),
    tier_approvals=(1, 2, 0, 0),
    delay=3_600,
    delay_above=1_000,
    admin_cap_bps=1_000,
)


def replayed(log: LogBuilder) -> LedgerState:
    return replay(s.CHAIN, s.LEDGER, log.entries)


def full_life() -> LogBuilder:
    """Everything a ledger can record, all of it allowed."""
    log = charity()
    log.add(Profile(keccak(b"New name"), "example.org"), s.ADMIN)
    log.add(PayeeChange(1, s.PAYEE_ID, True), s.ADMIN)
    log.add(RoleChange(Role.ADMINISTRATOR, s.STRANGER, Change.NOMINATED), s.ADMIN)
    log.add(RoleChange(Role.ADMINISTRATOR, s.STRANGER, Change.GRANTED), s.STRANGER)
    log.add(RoleChange(Role.ADMINISTRATOR, s.ADMIN, Change.REVOKED), s.STRANGER)
    log.add(RoleChange(Role.ADMINISTRATOR, s.ADMIN, Change.NOMINATED), s.STRANGER)
    log.add(RoleChange(Role.ADMINISTRATOR, s.ADMIN, Change.REVOKED), s.STRANGER)
    log.add(RoleChange(Role.ADMINISTRATOR, s.ADMIN, Change.NOMINATED), s.STRANGER)
    log.add(RoleChange(Role.ADMINISTRATOR, s.ADMIN, Change.GRANTED), s.ADMIN)
    log.batch(1, 1_000, 10)
    single = log.batch(1, 500)
    log.refund(1, single.first_serial, 1_300, 200)
    log.refund(1, single.first_serial, 1_250, 50)
    log.replace_receipt(single.first_serial, 1_000, 500)
    log.refund(1, single.first_serial + 1, 1_200, 50)
    paid = log.pay(1, 700)
    log.give_back(paid, 100)
    log.give_back(paid, 50)
    log.deliver(paid)
    log.add(Void(3, 2, 4), s.RECORDER)
    rejected = log.approved(1, 10)
    log.add(Rejection(rejected, log.hash_of(rejected), ZERO32), s.REQUESTER)
    amended = log.approved(1, 10)
    log.request(replace(log.cases[amended], revision=2, amount=20))
    log.approve(amended, by=s.BEN)
    log.add(log.next_payment(amended), s.RECORDER)
    return log


def test_an_honest_ledger_replays_without_a_finding() -> None:
    state = replayed(full_life())
    assert state.findings == ()
    assert state.funds[1].axes == (1_650, 720, 300, 150, 0)
    assert state.counts == (len(full_life().entries), 13, 3, 6, 1)
    assert state.payments[4].state is PaymentState.DELIVERED
    assert state.payments[5].state is PaymentState.REJECTED
    assert state.holds(Role.ADMINISTRATOR, s.STRANGER)
    assert not state.stands(11)
    assert state.stands(12)


def test_the_head_is_the_running_hash_of_all_entries() -> None:
    log = full_life()
    head = genesis_head(s.CHAIN, s.LEDGER)
    for raw in log.entries:
        head = next_head(head, entry_hash(raw))
    assert replayed(log).head == head


def test_roles_are_known_with_their_times() -> None:
    log = charity()
    log.add(RoleChange(Role.AUDITOR, s.AUDITOR, Change.REVOKED), s.ADMIN)
    granted, revoked = log.entries[6], log.entries[-1]
    (span,) = replayed(log).roles[Role.AUDITOR, s.AUDITOR]
    assert span.until is not None
    assert (span.since.at, span.until.at) == (granted.at, revoked.at)


# Each case: what went before honestly, and one entry that breaks one rule, with the finding's code.
Bad = Callable[[LogBuilder], object]


def requested(log: LogBuilder, change: Callable[[Case], Case] = lambda case: case) -> int:
    return log.request(change(log.next_case(1, 100)))


def bad_request(**changes: object) -> Bad:
    return lambda log: log.request(replace(log.next_case(1, 100), **changes))  # type: ignore[arg-type]


def bad_batch(actor: bytes = s.RECORDER, **changes: object) -> Bad:
    return lambda log: log.add(replace(log.next_batch(1, 100, 2), **changes), actor)  # type: ignore[arg-type]


def bad_payment(before: Bad, actor: bytes = s.RECORDER, **changes: object) -> Bad:
    def write(log: LogBuilder) -> None:
        before(log)
        log.add(replace(log.next_payment(log.payments), **changes), actor)  # type: ignore[arg-type]

    return write


def bad_return(amount: int = 10, actor: bytes = s.RECORDER, **changes: object) -> Bad:
    def write(log: LogBuilder) -> None:
        payment = log.pay(1, 100)
        log.add(replace(log.next_return(payment, amount), **changes), actor)  # type: ignore[arg-type]

    return write


def bad_refund(before: Bad, actor: bytes = s.RECORDER, **changes: object) -> Bad:
    """Refund 100 of serial 11, which has [1000, 1500), after ``before``."""

    def write(log: LogBuilder) -> None:
        before(log)
        payment = log.approved(1, 100, Category.REFUND, (11).to_bytes(32, "big"))
        log.add(replace(log.next_refund(payment, 1_400), **changes), actor)  # type: ignore[arg-type]

    return write


def nothing(log: LogBuilder) -> None:
    pass


def bad_refund_as_payment(log: LogBuilder) -> None:
    payment = log.approved(1, 100, Category.REFUND, (11).to_bytes(32, "big"))
    log.add(log.next_payment(payment), s.RECORDER)


def voice(kind: type[Rejection | Objection], actor: bytes, case: bytes | None = None) -> Bad:
    def write(log: LogBuilder) -> None:
        payment = log.approved(1, 100)
        log.add(kind(payment, case or log.hash_of(payment), ZERO32), actor)

    return write


def bad_approval(actor: bytes = s.ANN, approvals: int = 1, off: int = 10, case: bytes | None = None) -> Bad:
    def write(log: LogBuilder) -> None:
        payment = requested(log)
        data = Approval(payment, case or log.hash_of(payment), approvals, log.at + off)
        log.add(data, actor)

    return write


def approved_twice(log: LogBuilder) -> None:
    payment = log.approved(1, 100)
    log.approve(payment, by=s.BEN, approvals=2)


def bad_delivery(actor: bytes = s.RECORDER, by_payee: bool = False, times: int = 1) -> Bad:
    def write(log: LogBuilder) -> None:
        payment = log.pay(1, 100)
        for _ in range(times):
            log.add(Delivery(payment, log.hash_of(payment), ZERO32, by_payee), actor)

    return write


def amend(actor: bytes = s.REQUESTER, revision: int = 2, after: Bad | None = None) -> Bad:
    def write(log: LogBuilder) -> None:
        (after or bad_approval())(log)
        case = replace(log.cases[log.payments], revision=revision, requester=actor)
        log.add(Request(case, case_hash(s.CHAIN, s.LEDGER, case)), actor)

    return write


def same_invoice_twice(log: LogBuilder) -> None:
    for _ in range(2):
        case = replace(log.next_case(1, 100), fingerprints=(keccak(b"invoice"), ZERO32, ZERO32, ZERO32))
        payment = log.request(case)
        log.approve(payment)
        log.add(log.next_payment(payment), s.RECORDER)
        log.spent[1] += 100


def transfer(times: int = 1, **changes: object) -> Bad:
    def write(log: LogBuilder) -> None:
        for _ in range(times):
            data = replace(log.next_batch(1, 50), manifest=ZERO32, origin_chain=5, origin_ledger=TOKEN)
            log.add(replace(data, origin_payment=9, **changes), s.RECORDER)  # type: ignore[arg-type]
            log.batches += 1
            log.next_serial += 1
            log.received[1] += 50

    return write


def replacement(
    old: int = 11, start: int = 1_000, total: int = 500, actor: bytes = s.RECORDER, origin: int = 0
) -> Bad:
    def write(log: LogBuilder) -> None:
        data = replace(log.next_batch(1, total), start=start, manifest=ZERO32, replaces=old)
        log.add(replace(data, origin_payment=origin), actor)
        log.add(Void(old, 1, data.first_serial), s.RECORDER)

    return write


def add(data: EntryData, actor: bytes) -> Bad:
    return lambda log: log.add(data, actor)


def role(number: int, account: bytes, change: int, actor: bytes = s.ADMIN) -> Bad:
    return add(RoleChange(number, account, change), actor)


def fund(actor: bytes = s.ADMIN, policy: FundPolicy | None = None, **changes: object) -> Bad:
    data = FundCreated(2, "Masks", 2, "box", 0, ZERO20, policy or FundPolicy())
    return add(replace(data, **changes), actor)  # type: ignore[arg-type]


def both(first: Bad, second: Bad) -> Bad:
    def write(log: LogBuilder) -> None:
        first(log)
        second(log)

    return write


BROKEN: list[tuple[str, str, Bad]] = [
    ("profile by a stranger", "role.missing", add(Profile(ZERO32, "x"), s.STRANGER)),
    (
        "role granted by a recorder",
        "role.missing",
        role(Role.AUDITOR, s.STRANGER, Change.GRANTED, s.RECORDER),
    ),
    ("role granted twice", "role.already_held", role(Role.AUDITOR, s.AUDITOR, Change.GRANTED)),
    ("unknown role", "role.unknown", role(5, s.STRANGER, Change.GRANTED)),
    ("role of nobody", "role.no_account", role(Role.AUDITOR, ZERO20, Change.GRANTED)),
    ("unknown change", "role.change", role(Role.AUDITOR, s.STRANGER, 4)),
    ("administrator without nomination", "role.not_accepted", role(0, s.STRANGER, Change.GRANTED)),
    ("recorder nominated", "role.nomination", role(Role.RECORDER, s.STRANGER, Change.NOMINATED)),
    (
        "nominated twice",
        "role.nomination",
        both(role(0, s.STRANGER, Change.NOMINATED), role(0, s.STRANGER, Change.NOMINATED)),
    ),
    ("administrator nominated", "role.already_held", role(0, s.ADMIN, Change.NOMINATED)),
    ("role not held revoked", "role.not_held", role(Role.AUDITOR, s.STRANGER, Change.REVOKED)),
    ("last administrator gone", "role.no_administrator", role(0, s.ADMIN, Change.REVOKED)),
    ("fund by a recorder", "role.missing", fund(s.RECORDER)),
    ("fund number skipped", "fund.number", fund(fund=3)),
    ("fund without a name", "fund.unit", fund(name="")),
    ("fund in no unit", "fund.unit", fund(unit_kind=3)),
    ("fund with a stray token", "fund.token", fund(token=TOKEN)),
    ("fund without its token", "fund.token", fund(unit_kind=1)),
    ("no approvals", "fund.policy", fund(policy=FundPolicy(tier_approvals=(0, 0, 0, 0)))),
    ("gap in tiers", "fund.policy", fund(policy=FundPolicy((0, 5, 9, 0), (1, 0, 2, 0)))),
    ("tiers fall", "fund.policy", fund(policy=FundPolicy((0, 5, 4, 0), (1, 2, 3, 0)))),
    ("approvals fall", "fund.policy", fund(policy=FundPolicy((0, 5, 9, 0), (1, 2, 1, 0)))),
    ("unused tier with an amount", "fund.policy", fund(policy=FundPolicy((0, 5, 0, 0), (1, 0, 0, 0)))),
    ("too many approvals", "fund.policy", fund(policy=FundPolicy(tier_approvals=(17, 0, 0, 0)))),
    ("delay of years", "fund.policy", fund(policy=FundPolicy(delay=366 * 86_400))),
    ("cap above all", "fund.policy", fund(policy=FundPolicy(admin_cap_bps=10_001))),
    ("payee by a recorder", "role.missing", add(PayeeChange(1, s.PAYEE_ID, True), s.RECORDER)),
    ("payee of no fund", "fund.unknown", add(PayeeChange(7, s.PAYEE_ID, True), s.ADMIN)),
    ("no payee", "payee.none", add(PayeeChange(1, ZERO32, True), s.ADMIN)),
    ("payee not there taken off", "payee.no_change", add(PayeeChange(1, s.PAYEE_ID, False), s.ADMIN)),
    ("batch by a requester", "role.missing", bad_batch(s.REQUESTER)),
    ("batch number skipped", "batch.number", bad_batch(batch=5)),
    ("serials skipped", "batch.serials", bad_batch(first_serial=13)),
    ("serials used again", "batch.serials", bad_batch(first_serial=11)),
    ("batch starts too high", "axis.received", bad_batch(start=1_501)),
    ("batch starts too low", "axis.received", bad_batch(start=1_499)),
    ("empty batch", "batch.count", bad_batch(count=0)),
    ("more gifts than units", "batch.count", bad_batch(count=101)),
    ("too many gifts", "batch.count", bad_batch(count=2**20 + 1, total=2**21)),
    ("axis overflows", "axis.overflow", bad_batch(total=2**128 - 1)),
    ("batch of no fund", "fund.unknown", bad_batch(fund=9)),
    ("transfer without a ledger", "transfer.origin", transfer(origin_ledger=ZERO20)),
    ("transfer from itself", "transfer.own", transfer(origin_chain=s.CHAIN, origin_ledger=s.LEDGER)),
    ("transfer twice", "transfer.twice", transfer(times=2)),
    ("transfer of many", "batch.single", transfer(count=2)),
    ("replacement by a stranger", "role.missing", replacement(actor=s.STRANGER)),
    ("replacement of nothing", "replacement.void", replacement(old=12)),
    ("replacement with an origin", "replacement.origin", replacement(origin=5)),
    ("replacement moved", "replacement.place", replacement(start=1_001)),
    ("replacement grown", "replacement.place", replacement(total=501)),
    ("replacement outside its batch", "replacement.place", replacement(old=1, start=0, total=992)),
    ("void by a stranger", "role.missing", add(Void(1, 1, 0), s.STRANGER)),
    ("void of nothing", "void.unknown", add(Void(12, 1, 0), s.RECORDER)),
    ("void twice", "void.twice", both(add(Void(1, 1, 0), s.RECORDER), add(Void(1, 1, 0), s.RECORDER))),
    ("void for no reason", "void.reason", add(Void(1, 7, 0), s.RECORDER)),
    ("void in favour of itself", "void.successor", add(Void(1, 1, 1), s.RECORDER)),
    ("void in favour of nothing", "void.successor", add(Void(1, 1, 12), s.RECORDER)),
    ("request by a stranger", "role.missing", bad_request(requester=s.STRANGER)),
    ("request number skipped", "request.number", bad_request(payment=3)),
    ("request from no fund", "fund.unknown", bad_request(fund=4)),
    ("request starts as revision 2", "request.revision", bad_request(revision=2)),
    ("request of nothing", "request.amount", bad_request(amount=0)),
    ("unknown category", "request.category", bad_request(category=5)),
    ("sub-grant to nobody", "request.subject", bad_request(category=Category.SUB_GRANT)),
    ("stray subject", "request.subject", bad_request(subject=keccak(b"x"))),
    ("refund of no serial", "request.subject", bad_request(category=3, subject=(99).to_bytes(32, "big"))),
    ("payment to the ledger", "request.payee", bad_request(payee=s.LEDGER)),
    (
        "request under another hash",
        "request.case_hash",
        lambda log: log.add(Request(log.next_case(1, 100), ZERO32), s.REQUESTER),
    ),
    (
        "request in another's name",
        "request.requester",
        lambda log: log.add(
            Request(
                replace(log.next_case(1, 100), requester=s.ANN),
                case_hash(s.CHAIN, s.LEDGER, replace(log.next_case(1, 100), requester=s.ANN)),
            ),
            s.REQUESTER,
        ),
    ),
    ("changed by another", "request.requester", both(role(2, s.STRANGER, 1), amend(s.STRANGER))),
    ("revision skipped", "request.revision", amend(revision=3)),
    ("changed after payment", "request.state", amend(after=lambda log: log.pay(1, 100))),
    ("changed after rejection", "request.state", amend(after=voice(Rejection, s.ANN))),
    ("approved by a stranger", "role.missing", bad_approval(s.STRANGER)),
    (
        "approved by the requester",
        "approval.own_request",
        both(role(3, s.REQUESTER, 1), bad_approval(s.REQUESTER)),
    ),
    ("approved another case", "approval.case", bad_approval(case=keccak(b"old"))),
    ("approved after enough", "approval.state", approved_twice),
    (
        "approved twice by one",
        "approval.twice",
        lambda log: log.approve(log.approved(1, 100), approvals=1),
    ),
    ("approval counted twice", "approval.count", bad_approval(approvals=2)),
    ("ready too early", "approval.ready_at", bad_approval(off=9)),
    ("approval of nothing", "approval.unknown", add(Approval(9, ZERO32, 1, 0), s.ANN)),
    ("rejected by a recorder", "role.missing", voice(Rejection, s.RECORDER)),
    ("rejected another case", "rejection.case", voice(Rejection, s.ANN, keccak(b"old"))),
    (
        "rejected after payment",
        "rejection.state",
        lambda log: log.add(Rejection(log.pay(1, 100), log.hash_of(log.payments), ZERO32), s.ANN),
    ),
    ("objection by an approver", "role.missing", voice(Objection, s.ANN)),
    ("objection without a delay", "objection.too_late", voice(Objection, s.AUDITOR)),
    ("paid by the requester", "role.missing", bad_payment(bad_approval(), s.REQUESTER)),
    ("paid without approval", "payment.state", bad_payment(requested)),
    ("rejected and paid", "payment.state", bad_payment(voice(Rejection, s.ANN))),
    ("paid twice", "payment.state", bad_payment(lambda log: log.pay(1, 100))),
    ("paid more than approved", "payment.differs", bad_payment(bad_approval(), amount=101)),
    ("paid under another category", "payment.differs", bad_payment(bad_approval(), category=2)),
    ("paid another case", "payment.case", bad_payment(bad_approval(), case_hash=keccak(b"old"))),
    ("payment of nothing", "payment.unknown", add(Payment(9, ZERO32, 1, 5, 0, 0), s.RECORDER)),
    ("payment starts too high", "axis.spent", bad_payment(bad_approval(), start=1)),
    ("more than there is", "payment.overspent", bad_payment(lambda log: log.approved(1, 1_501))),
    ("invoice paid twice", "payment.invoice_twice", same_invoice_twice),
    ("refund paid as a payment", "payment.category", bad_refund_as_payment),
    ("refund by a requester", "role.missing", bad_refund(nothing, s.REQUESTER)),
    ("refund of a voided receipt", "refund.void", bad_refund(add(Void(11, 1, 0), s.RECORDER))),
    ("refund of another serial", "refund.differs", bad_refund(nothing, serial=1, start=0)),
    ("refund from the middle", "refund.place", bad_refund(nothing, start=1_399)),
    (
        "second refund not below the first",
        "refund.place",
        bad_refund(lambda log: log.refund(1, 11, 1_490, 10)),
    ),
    ("refund after it was spent", "refund.already_spent", bad_refund(lambda log: log.pay(1, 1_450))),
    (
        "refund into what a payment skipped to",
        "refund.already_gone",
        # 1,000 refunded from the big batch, so 450 paid comes from serial 11 although spent is 450.
        bad_refund(lambda log: (log.refund(1, 10, 9, 991), log.batch(1, 999), log.pay(1, 450))),
    ),
    ("return by a stranger", "role.missing", bad_return(actor=s.STRANGER)),
    ("more returned than paid", "return.too_much", bad_return(101)),
    ("returned before differs", "return.before", bad_return(returned_before=1)),
    ("return into another fund", "return.fund", both(fund(), bad_return(fund=2, start=0))),
    ("return starts too low", "axis.received", bad_return(start=1_499)),
    ("return of nothing", "axis.amount", bad_return(0)),
    (
        "return from an unpaid request",
        "return.not_paid",
        lambda log: log.add(log.next_return(log.approved(1, 100), 10), s.RECORDER),
    ),
    ("delivery by a stranger", "role.missing", bad_delivery(s.STRANGER)),
    ("delivery in the payee's name", "delivery.by_payee", bad_delivery(by_payee=True)),
    ("delivered twice", "delivery.state", bad_delivery(times=2)),
    ("delivery of nothing", "delivery.unknown", add(Delivery(9, ZERO32, ZERO32, False), s.RECORDER)),
]


@pytest.mark.parametrize(("code", "write"), [pytest.param(c, w, id=name) for name, c, w in BROKEN])
def test_an_entry_that_breaks_a_rule_is_named(code: str, write: Bad) -> None:
    log = charity()
    log.batch(1, 1_000, 10)
    log.batch(1, 500)
    assert replayed(log).findings == ()
    before = len(log.entries)
    write(log)
    state = replayed(log)
    assert state.first_error is not None
    assert code in {each.code for each in state.findings if each.entry == state.first_error.entry}
    assert state.first_error.entry > before
    assert state.count == len(log.entries)


def test_every_code_above_is_reached_by_a_case_of_its_own() -> None:
    assert len({name for name, _, _ in BROKEN}) == len(BROKEN)


def test_delay_tiers_and_objection_hold() -> None:
    log = charity(STRICT)
    log.batch(1, 10_000, 3)
    payment = log.request(log.next_case(1, 2_000))
    log.approve(payment, delay=None)
    log.approve(payment, by=s.BEN, approvals=2, delay=3_600)
    assert replayed(log).findings == ()
    too_early = log.add(log.next_payment(payment), s.RECORDER)
    assert [(f.code, f.entry) for f in replayed(log).findings] == [("payment.too_early", too_early.number)]
    log.entries.pop()
    log.add(Objection(payment, log.hash_of(payment), ZERO32), s.AUDITOR)
    assert replayed(log).findings == ()
    log.at += 3_600
    log.add(log.next_payment(payment), s.RECORDER)
    assert [f.code for f in replayed(log).findings] == ["payment.state"]


def test_the_administration_cap_holds_for_payments_and_refunds() -> None:
    log = charity(STRICT)
    log.batch(1, 5_000)
    log.batch(1, 5_000)
    log.pay(1, 1_000, Category.ADMINISTRATION)
    assert replayed(log).findings == ()
    log.refund(1, 2, 9_999, 1)
    assert [f.code for f in replayed(log).findings] == ["payment.administration_cap"]


def test_money_that_came_back_from_administration_lowers_its_share() -> None:
    log = charity(STRICT)
    log.batch(1, 10_000)
    paid = log.pay(1, 1_000, Category.ADMINISTRATION)
    log.give_back(paid, 400)
    log.pay(1, 400, Category.ADMINISTRATION)
    assert replayed(log).findings == ()
    log.pay(1, 1, Category.ADMINISTRATION)
    assert [f.code for f in replayed(log).findings] == ["payment.administration_cap"]


def test_a_restricted_fund_pays_only_its_payees() -> None:
    log = charity(FundPolicy(payees_restricted=True))
    log.batch(1, 1_000)
    log.add(PayeeChange(1, s.PAYEE_ID, True), s.ADMIN)
    payment = log.approved(1, 100)
    assert replayed(log).findings == ()
    log.add(PayeeChange(1, s.PAYEE_ID, False), s.ADMIN)
    log.add(log.next_payment(payment), s.RECORDER)
    assert [f.code for f in replayed(log).findings] == ["payment.payee"]


def test_anyone_gives_to_a_token_fund_one_gift_at_a_time() -> None:
    log = deployed()
    log.fund(unit_kind=1, token=TOKEN)
    log.add(replace(log.next_batch(1, 50), manifest=ZERO32), s.STRANGER)
    assert replayed(log).findings == ()
    log.batches, log.next_serial, log.received[1] = 1, 2, 50
    log.batch(1, 10, 2)
    assert [f.code for f in replayed(log).findings] == ["batch.single"]


@pytest.mark.parametrize(("to", "codes"), [(s.STRANGER, []), (s.BEN, []), (s.ANN, ["payment.payee"])])
def test_a_restricted_token_fund_refunds_the_giver_or_a_payee(to: bytes, codes: list[str]) -> None:
    log = deployed()
    log.fund(FundPolicy(payees_restricted=True), unit_kind=1, token=TOKEN)
    log.add(PayeeChange(1, bytes(12) + s.BEN, True), s.ADMIN)
    log.add(replace(log.next_batch(1, 50), manifest=ZERO32), s.STRANGER)
    log.batches, log.next_serial, log.received[1] = 1, 2, 50
    case = replace(log.next_case(1, 50, Category.REFUND, (1).to_bytes(32, "big")), payee=to)
    payment = log.request(case)
    log.approve(payment, by=s.BEN if to != s.BEN else s.ANN)
    log.add(log.next_refund(payment, 0), s.RECORDER)
    assert [f.code for f in replayed(log).findings] == codes


def test_a_replaced_receipt_must_be_voided_in_the_next_entry() -> None:
    log = charity()
    log.batch(1, 100)
    log.replace_receipt(1, 0, 100)
    gone = log.entries.pop()
    assert [(f.code, f.entry) for f in replayed(log).findings] == [
        ("replacement.not_voided", gone.number - 1)
    ]
    log.batch(1, 1)
    assert [f.code for f in replayed(log).findings] == ["replacement.not_voided"]


def test_missing_and_repeated_entries_are_named() -> None:
    log = charity()
    log.batch(1, 100)
    log.batch(1, 100)
    gap = replay(s.CHAIN, s.LEDGER, [raw for raw in log.entries if raw.number != 5])
    again = replay(s.CHAIN, s.LEDGER, [*log.entries[:6], log.entries[3], *log.entries[6:]])
    assert gap.first_error is not None
    assert (gap.first_error.code, gap.first_error.entry) == ("log.gap", 6)
    assert [(f.code, f.entry) for f in again.findings] == [("log.order", 4)]
    assert again.head == replayed(log).head


def test_deployment_and_time_are_checked() -> None:
    log = charity()
    swapped = [log.entries[1]._replace(number=1), log.entries[0]._replace(number=2)]
    assert "log.deployment" in {f.code for f in replay(s.CHAIN, s.LEDGER, swapped).findings}
    late = [*log.entries[:-1], log.entries[-1]._replace(at=5)]
    assert [f.code for f in replay(s.CHAIN, s.LEDGER, late).findings] == ["log.time"]


def test_an_unreadable_entry_is_reported_and_the_replay_goes_on() -> None:
    log = charity()
    log.batch(1, 100)
    log.batch(1, 100)
    entries = [raw._replace(data=raw.data[:-1]) if raw.number == 9 else raw for raw in log.entries]
    state = replay(s.CHAIN, s.LEDGER, entries)
    assert state.first_error is not None
    assert (state.first_error.code, state.first_error.entry) == ("entry.data", 9)
    assert state.count == len(log.entries)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_change_to_a_log_goes_unnoticed_or_raises(data: st.DataObject) -> None:
    log = full_life()
    at = data.draw(st.integers(0, len(log.entries) - 1), label="entry")
    raw = log.entries[at]
    changed = bytearray(raw.data)
    position = data.draw(st.integers(0, len(changed) - 1), label="byte")
    changed[position] ^= data.draw(st.integers(1, 255), label="flip")
    entries = [*log.entries[:at], raw._replace(data=bytes(changed)), *log.entries[at + 1 :]]
    state = replay(s.CHAIN, s.LEDGER, entries)
    honest = replayed(log)
    assert state.head != honest.head
    assert compare_head(state, honest.head, honest.counts)
    assert compare_entries(entries, {e.number: entry_hash(e) for e in log.entries})[0].entry == raw.number


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            RawEntry,
            number=st.integers(0, 6),
            kind=st.integers(0, 15),
            subject=st.integers(0, 3),
            actor=st.sampled_from([s.ADMIN, s.RECORDER, b"short"]),
            at=st.integers(0, 2**70),
            data=st.binary(max_size=64)
            | st.lists(st.integers(0, 3), max_size=18).map(
                lambda words: b"".join(w.to_bytes(32, "big") for w in words)
            ),
        ),
        max_size=8,
    )
)
def test_a_replay_never_raises(entries: list[RawEntry]) -> None:
    state = replay(
        s.CHAIN, s.LEDGER, [*charity().entries, *(e._replace(number=e.number + 7) for e in entries)]
    )
    assert state.count >= 8
    assert bool(state.findings) == bool(entries)


def test_replaying_in_two_steps_leads_to_the_same() -> None:
    log = full_life()
    replayer = Replayer(s.CHAIN, s.LEDGER)
    for raw in log.entries:
        replayer.add(raw)
    state = replayer.finish()
    assert (state.head, state.counts) == (replayed(log).head, replayed(log).counts)


def test_contract_figures_are_compared() -> None:
    state = replayed(full_life())
    assert compare_head(state, state.head, state.counts) == ()
    assert compare_axes(state, {1: state.funds[1].axes}) == ()
    counts = (*state.counts[:2], 4, *state.counts[3:])
    assert [f.code for f in compare_head(state, ZERO32, counts)] == ["contract.counts", "contract.head"]
    axes = compare_axes(state, {1: (1_650, 721, 300, 150, 0)})
    assert [f.code for f in axes] == ["contract.axes"]
    assert "721 spent" in axes[0].sentence


def test_manifests_are_compared_with_their_batch_and_its_refunds() -> None:
    log = charity()
    gifts = [(100, keccak(bytes([i]))) for i in range(5)]
    manifest, tree = manifest_bytes(1, gifts), MerkleSumTree(1, gifts)
    batch = replace(log.next_batch(1, 500, 5), root=tree.root, manifest=keccak(manifest))
    log.add(batch, s.RECORDER)
    log.batches, log.next_serial, log.received[1] = 1, 6, 500
    log.refund(1, 3, 250, 50)
    assert compare_manifest(replayed(log), 1, manifest) == ()
    assert [f.code for f in compare_manifest(replayed(log), 2, manifest)] == ["manifest.no_batch"]
    assert [f.code for f in compare_manifest(replayed(log), 1, manifest[:-1])] == ["manifest.malformed"]
    other = manifest_bytes(1, [*gifts[:4], (101, gifts[4][1])])
    assert [f.code for f in compare_manifest(replayed(log), 1, other)] == ["manifest.differs"]
    log.refund(1, 4, 345, 50)
    assert [f.code for f in replayed(log).findings] == []
    assert [f.code for f in compare_manifest(replayed(log), 1, manifest)] == ["refund.place"]


def test_an_approver_who_is_the_payee_is_a_warning() -> None:
    log = charity()
    log.batch(1, 100)
    log.approve(log.request(replace(log.next_case(1, 50), payee=s.ANN)), by=s.ANN)
    assert [(f.code, f.severity) for f in replayed(log).findings] == [("approval.by_payee", Severity.WARNING)]


def test_findings_say_how_much_they_weigh() -> None:
    log = charity()
    log.add(replace(log.next_batch(1, 100), manifest=ZERO32), s.RECORDER)
    (finding,) = replayed(log).findings
    assert (finding.code, finding.severity) == ("batch.no_manifest", Severity.WARNING)
    assert replayed(log).first_error is None
