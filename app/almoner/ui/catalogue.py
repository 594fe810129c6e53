"""Everything that services may say to a person, and what the window says for it.

Services say English sentences with values in them, some with commands to type. Each is listed in one of the
``catalogue_…`` modules as a template: ``{0}``, ``{1}`` … stand for its values. `installer/sentences.py` finds the
templates in the sources; a test holds both equal. Knows no widget.
"""

from __future__ import annotations

from almoner.ui import (
    catalogue_audit,
    catalogue_ledger,
    catalogue_lists,
    catalogue_phones,
    catalogue_places,
    catalogue_work,
)
from almoner.ui.words import QT_TR_NOOP

_AREAS = (
    catalogue_work,
    catalogue_places,
    catalogue_lists,
    catalogue_ledger,
    catalogue_audit,
    catalogue_phones,
)

TEMPLATES: dict[str, str] = {
    template: wording
    for area in _AREAS
    for template, wording in [*((said, said) for said in area.SAID), *area.REWORDED.items()]
}
"""What services say, and the text that the window looks up for it; an empty one is not said."""

# fmt: off
CODES: dict[str, str] = {
    # roles
    "administrator": QT_TR_NOOP("administrator"),
    "recorder": QT_TR_NOOP("recorder"),
    "requester": QT_TR_NOOP("requester"),
    "approver": QT_TR_NOOP("approver"),
    "auditor": QT_TR_NOOP("auditor"),
    # states of a disbursement
    "requested": QT_TR_NOOP("requested"),
    "approved": QT_TR_NOOP("approved"),
    "rejected": QT_TR_NOOP("rejected"),
    "objected": QT_TR_NOOP("objected"),
    "paid": QT_TR_NOOP("paid"),
    "delivered": QT_TR_NOOP("delivered"),
    "refunded": QT_TR_NOOP("refunded"),
    # acts
    "approve": QT_TR_NOOP("approve"),
    "reject": QT_TR_NOOP("reject"),
    "object": QT_TR_NOOP("object"),
    "pay": QT_TR_NOOP("pay"),
    "deliver": QT_TR_NOOP("deliver"),
    "return": QT_TR_NOOP("return"),
    "allow": QT_TR_NOOP("allow"),
    "remove": QT_TR_NOOP("remove"),
    # categories
    "programme": QT_TR_NOOP("programme"),
    "administration": QT_TR_NOOP("administration"),
    "fundraising": QT_TR_NOOP("fundraising"),
    "refund": QT_TR_NOOP("refund"),
    "sub-grant": QT_TR_NOOP("grant to another charity"),
    # fields of a donation, columns of a list
    "amount": QT_TR_NOOP("amount"),
    "donor": QT_TR_NOOP("donor"),
    "date": QT_TR_NOOP("date"),
    "method": QT_TR_NOOP("method"),
    "reference": QT_TR_NOOP("reference"),
    "address": QT_TR_NOOP("address"),
    "description": QT_TR_NOOP("description"),
    "note": QT_TR_NOOP("note"),
    "fund": QT_TR_NOOP("fund"),
    "unit": QT_TR_NOOP("unit"),
    "currency": QT_TR_NOOP("currency"),
    "debit": QT_TR_NOOP("money going out"),
    "direction": QT_TR_NOOP("in or out"),
    "fee": QT_TR_NOOP("fee"),
    "balance": QT_TR_NOOP("balance"),
    # what is counted and compared
    "entries": QT_TR_NOOP("entries"),
    "batches": QT_TR_NOOP("batches"),
    "payments": QT_TR_NOOP("disbursements"),
    "funds": QT_TR_NOOP("funds"),
    "received": QT_TR_NOOP("received"),
    "spent": QT_TR_NOOP("spent"),
    "returned": QT_TR_NOOP("returned"),
    "count": QT_TR_NOOP("count"),
    "total": QT_TR_NOOP("total"),
    "root": QT_TR_NOOP("root"),
    "manifest": QT_TR_NOOP("list of donations"),
    "start": QT_TR_NOOP("start"),
    "first serial": QT_TR_NOOP("first serial number"),
    "decimal": QT_TR_NOOP("decimal"),
    "thousands": QT_TR_NOOP("thousands"),
    "has": QT_TR_NOOP("has"),
    "on": QT_TR_NOOP("on"),
    "keyring": QT_TR_NOOP("the keyring"),
    "file": QT_TR_NOOP("an encrypted file"),
    # what the computer's system says
    "No such file or directory": QT_TR_NOOP("No such file or directory"),
    "Permission denied": QT_TR_NOOP("Permission denied"),
    "Operation not permitted": QT_TR_NOOP("Operation not permitted"),
    "No space left on device": QT_TR_NOOP("No space left on device"),
    "Read-only file system": QT_TR_NOOP("Read-only file system"),
    "Is a directory": QT_TR_NOOP("Is a directory"),
    "Not a directory": QT_TR_NOOP("Not a directory"),
    "File exists": QT_TR_NOOP("File exists"),
    "Directory not empty": QT_TR_NOOP("Directory not empty"),
    "File name too long": QT_TR_NOOP("File name too long"),
    "Input/output error": QT_TR_NOOP("Input/output error"),
    "Disk quota exceeded": QT_TR_NOOP("Disk quota exceeded"),
    "Too many open files": QT_TR_NOOP("Too many open files"),
    "Device or resource busy": QT_TR_NOOP("Device or resource busy"),
    "Address already in use": QT_TR_NOOP("Address already in use"),
    "Cannot assign requested address": QT_TR_NOOP("Cannot assign requested address"),
    "Connection refused": QT_TR_NOOP("Connection refused"),
    "Name or service not known": QT_TR_NOOP("Name or service not known"),
    "Temporary failure in name resolution": QT_TR_NOOP("Temporary failure in name resolution"),
    "Network is unreachable": QT_TR_NOOP("Network is unreachable"),
    "No route to host": QT_TR_NOOP("No route to host"),
    "certificate verify failed": QT_TR_NOOP("certificate verify failed"),
}
# fmt: on
"""Codes and words of the system that stand as values in sentences, never between quotation marks."""
