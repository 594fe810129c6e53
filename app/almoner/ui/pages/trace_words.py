"""The words of the trace page: where a node leads, and what can be expected to go wrong. Knows no widget."""

from __future__ import annotations

from almoner.ui import formats
from almoner.ui.flow import Target
from almoner.ui.pages.trace_read import Subject
from almoner.ui.words import tr


def leads_to(target: Target) -> str:
    """Say in a menu where a node leads."""
    words = {
        ("trace", "serial"): tr("Where this donation went"),
        ("trace", "batch"): tr("Where these donations went"),
        ("trace", "payment"): tr("Whose donations paid it"),
        ("trace", "fund"): tr("Show the whole fund"),
        ("receipts", "serial"): tr("Show its receipt"),
        ("donations", "batch"): tr("Show these donations in the list"),
        ("disbursements", "payment"): tr("Open the disbursement"),
        ("funds", "fund"): tr("Open the fund"),
    }
    return words[target.page, target.key]


def foreseen(subject: Subject, code: str) -> str:
    """Return our own words for what can be expected to go wrong; empty for all else."""
    number = formats.number(int(subject.get("serial") or subject.get("payment") or 0))
    return {
        "trace.not_paid": tr(
            "Disbursement {number} was not paid, or there is none with this number: no donation went into it."
        ),
        "serial.unknown": tr("There is no donation with the serial number {number} in this ledger."),
        "serial.elsewhere": tr(
            "The list of donations with number {number} in it is not kept on this computer. Trace it by its receipt: drop it here."
        ),
        "receipt.promised": tr(
            "This receipt is a promise: its donation was not yet in the ledger. Use the receipt that was made out later."
        ),
        "receipt.other_chain": tr(
            "This receipt belongs to a ledger on another network, which is not asked here."
        ),
    }.get(code, "").format(number=number)
