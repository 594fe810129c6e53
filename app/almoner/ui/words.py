"""Translate what the window says, and word the codes that services speak in.

Texts stand in the source in English and are looked up in the installed Qt translations. ``tr`` takes a literal
only, so that Qt Linguist's lupdate finds it. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from almoner_chain.core.entries import Category, Role


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """Return the text in the window's language; ``%n`` is the count ``n``. Fill other places with ``format``."""
    return QCoreApplication.translate("", text, comment or None, n)


def joined(sentences: Iterable[str]) -> str:
    """Return sentences one after the other, as the window's language does: Chinese puts no blank between them."""
    between = "" if QLocale().language() == QLocale.Language.Chinese else " "
    return between.join(sentence for sentence in sentences if sentence)


def role_name(role: Role) -> str:
    """Return what a role is called on screens."""
    return {
        Role.ADMINISTRATOR: tr("Administrator"),
        Role.RECORDER: tr("Recorder"),
        Role.REQUESTER: tr("Requester"),
        Role.APPROVER: tr("Approver"),
        Role.AUDITOR: tr("Auditor"),
    }[role]


def role_meaning(role: Role) -> str:
    """Return what somebody with this role does."""
    return {
        Role.ADMINISTRATOR: tr("makes funds and gives roles to people"),
        Role.RECORDER: tr("records donations and payments, signs receipts"),
        Role.REQUESTER: tr("asks for disbursements"),
        Role.APPROVER: tr("approves or rejects requests of others"),
        Role.AUDITOR: tr("checks everything and may object to a payment while its waiting time runs"),
    }[role]


def category_name(category: int) -> str:
    """Return what a payment's category is called on screens."""
    return {
        Category.PROGRAMME: tr("Programme"),
        Category.ADMINISTRATION: tr("Administration"),
        Category.FUNDRAISING: tr("Fundraising"),
        Category.REFUND: tr("Refund to a donor"),
        Category.SUB_GRANT: tr("Grant to another charity"),
    }[Category(category)]


def state_name(state: str) -> str:
    """Return what a disbursement's state (as `services.disbursements` names it) is called on screens."""
    return {
        "requested": tr("Requested"),
        "approved": tr("Approved"),
        "rejected": tr("Rejected"),
        "objected": tr("Objected"),
        "paid": tr("Paid"),
        "delivered": tr("Delivered"),
        "refunded": tr("Refunded"),
    }.get(state, state)


def verdict_name(verdict: str) -> str:
    """Return a verdict in one or two words."""
    return {
        "valid": tr("Valid"),
        "voided": tr("No longer valid"),
        "promised": tr("Promised, not yet recorded"),
        "not_genuine": tr("Not genuine"),
        "cannot_check": tr("Could not be checked"),
    }[verdict]


def field_name(name: str) -> str:
    """Return what a private field of a gift is called on screens."""
    return {
        "donor": tr("Donor"),
        "date": tr("Date"),
        "method": tr("Method"),
        "reference": tr("Reference"),
        "address": tr("Address"),
        "description": tr("Description"),
        "note": tr("Note"),
    }[name]


def QT_TR_NOOP(text: str) -> str:
    """Return the text as it is; Qt Linguist's lupdate knows by this name that it will be looked up later."""
    return text
