"""Build the sample charity: the whole way of a gift on the embedded ledger, with data of our own.

What is done here is what a charity does, through the same services; every step is told as it happens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almoner.services.auditing import Audit, audit
from almoner.services.batches import commit_gifts
from almoner.services.disbursements import Disbursement, find_disbursement
from almoner.services.funds import create_fund, list_funds, make_policy, parse_unit
from almoner.services.handing_out import HandedOut, Style, hand_out
from almoner.services.importing import import_gifts
from almoner.services.payments import Draft, approve, deliver, pay, request
from almoner.services.people import grant
from almoner.services.receipts import issue_receipts
from almoner.services.setup import start_charity
from almoner.services.tables import ImportOptions
from almoner.services.tracing import TracedGift, trace_serial
from almoner.services.verification import Checked, check_receipt
from almoner_chain.core.entries import Category, Role

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner.services.wallets import PassphraseProvider

NAME = "Willow Bridge Relief"
PEOPLE = (
    ("clerk", (Role.RECORDER, Role.REQUESTER)),
    ("first officer", (Role.APPROVER,)),
    ("second officer", (Role.APPROVER,)),
    ("auditor", (Role.AUDITOR,)),
)
SAMPLE = files("almoner_resources") / "sample"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the demonstration made: figures and files, for the person and for scripts."""

    home: Path
    gifts: int
    batches: int
    receipts: list[HandedOut]
    payments: list[Disbursement]
    trace: TracedGift
    checked: Checked
    forged: Checked
    audit: Audit


def run_demo(
    directory: Path, *, passphrase: PassphraseProvider, tell: Callable[[str], None], store: str | None = None
) -> tuple[Session, Shown]:
    """Set up the sample charity in ``directory`` and walk through its work. Returns the open session.

    ``store`` is where its wallets are kept, as in `WalletBook.create`.
    """
    session = start_charity(
        directory,
        name=NAME,
        passphrase=passphrase,
        store=store,
        details={"registration": "SAMPLE-0001", "address": "1 Bridge Street, Willow Bridge", "site": ""},
    )
    try:
        tell(f"1. {NAME} has its own ledger on this computer, chain {session.chain_id}.")
        return session, _walk(session, tell, store)
    except BaseException:
        session.close()
        raise


def _walk(session: Session, tell: Callable[[str], None], store: str | None) -> Shown:
    _people(session, tell, store)
    gifts = _gifts(session, tell)
    batches = commit_gifts(session)
    tell(
        f"4. They are on the ledger: {len(batches)} batches, {len(batches)} transactions, gap-free serial numbers."
    )
    receipts = _receipts(session, tell)
    payments = _payments(session, tell)
    traced = trace_serial(session, receipts[0].serial or 1)
    paid = (
        ", ".join(f"{part.amount_text} to payment {part.payment}" for part in traced.parts) or "nothing yet"
    )
    tell(f"7. Where gift {receipts[0].serial} went: {paid}; unspent {traced.unspent_text}.")
    checked, forged = _checks(session, receipts[0], tell)
    report = audit(session)
    tell(f"9. Audit: {report.entries} entries replayed from the node alone, {len(report.findings)} findings.")
    return Shown(
        session.home.directory, gifts, len(batches), receipts, payments, traced, checked, forged, report
    )


def _people(session: Session, tell: Callable[[str], None], store: str | None) -> None:
    for label, roles in PEOPLE:
        session.wallets.create(label, store=store, passphrase=session.passphrase)
        for role in roles:
            grant(session, label, role)
    for name, approvals, tier in (("Flood relief", 1, ("5000:2",)), ("School meals", 1, ())):
        unit = parse_unit("CNY")
        policy = make_policy(
            unit, approvals=approvals, tiers=tier, delay_hours=0, delay_above=None, admin_cap_percent="10"
        )
        create_fund(session, name=name, unit=unit, policy=policy)
    tell(
        f"2. {len(PEOPLE) + 1} wallets with roles; 2 funds, administration capped at 10 %, two approvals above 5,000."
    )


def _gifts(session: Session, tell: Callable[[str], None]) -> int:
    with as_file(SAMPLE / "gifts.csv") as path:
        done = import_gifts(session, path, fund="Flood relief", options=ImportOptions())
    total = f"{done.fund.unit.show(done.total)} {done.fund.unit.code}"
    tell(f"3. {done.accepted} gifts imported from a list ({total}); {len(done.rejected)} rows rejected.")
    return done.accepted


def _receipts(session: Session, tell: Callable[[str], None]) -> list[HandedOut]:
    out = session.home.directory / "receipts"
    style = Style.of(formats="pdf,png,almr")
    first = [
        row["serial"]
        for row in session.store.rows("SELECT serial FROM gift WHERE serial <= 5 ORDER BY serial")
    ]
    made = hand_out(session, issue_receipts(session, first, archived=True), out, style)
    combined = Style.of(formats="pdf", combined=True)
    all_of_them = hand_out(session, issue_receipts(session, None, original=True), out, combined)
    tell(
        f"5. Receipts: {len(made)} one by one (PDF, PNG, file with proofs) and all {len(all_of_them)} in one PDF."
    )
    return made


def _payments(session: Session, tell: Callable[[str], None]) -> list[Disbursement]:
    drafts = (
        (
            "Flood relief",
            "9000",
            "Qingshan Pump Works",
            "Six pumps for the town hall",
            "invoice-pumps.txt",
            2,
        ),
        (
            "School meals",
            "5040",
            "Riverside Kitchen Cooperative",
            "School meals in September",
            "invoice-meals.txt",
            1,
        ),
    )
    done = []
    for fund, amount, payee, purpose, invoice, approvals in drafts:
        with as_file(SAMPLE / invoice) as evidence:
            asked = request(
                session,
                Draft(
                    fund=fund,
                    amount=amount,
                    payee=payee,
                    category=Category.PROGRAMME,
                    purpose=purpose,
                    evidence=(evidence,),
                ),
                label="clerk",
            )
        for officer in ("first officer", "second officer")[:approvals]:
            approve(session, asked.payment, label=officer)
        pay(session, asked.payment, reference=f"bank transfer {asked.payment:04}", label="clerk")
        deliver(session, asked.payment, label="clerk")
        done.append(find_disbursement(session, asked.payment))
    tell(f"6. {len(done)} disbursements: requested with an invoice, approved by officers, paid, delivered.")
    return done


def _checks(session: Session, receipt: HandedOut, tell: Callable[[str], None]) -> tuple[Checked, Checked]:
    directory = session.home.directory
    pdf = next(file for file in receipt.files if file.endswith(".pdf"))
    checked = check_receipt(directory, pdf, session=session)
    tell(f"8. The QR scanned from {Path(pdf).name}: {checked.verification.verdict.value}.")
    last = "1" if receipt.url[-1] != "1" else "2"
    forged = check_receipt(directory, receipt.url[:-1] + last, session=session)
    tell(f"   One digit of its link changed: {forged.verification.verdict.value}.")
    return checked, forged


def document(shown: Shown, session: Session) -> dict[str, Any]:
    """Return the JSON form of what the demonstration made."""
    from almoner.services.session import hex0x

    return {
        "home": str(shown.home),
        "ledger": hex0x(session.ledger),
        "chain_id": session.chain_id,
        "gifts": shown.gifts,
        "batches": shown.batches,
        "funds": [
            {
                "fund": f.number,
                "name": f.name,
                "unit": f.unit.code,
                "received": str(f.received),
                "spent": str(f.spent),
                "available": str(f.available),
            }
            for f in list_funds(session)
        ],
        "receipts": [
            {"serial": each.serial, "files": list(each.files), "url": each.url} for each in shown.receipts
        ],
        "payments": [{"payment": each.payment, "state": each.state} for each in shown.payments],
        "verdict": shown.checked.verification.verdict.value,
        "verdict_of_changed_link": shown.forged.verification.verdict.value,
        "audit": {"entries": shown.audit.entries, "findings": len(shown.audit.findings)},
    }
