"""The words of a flow of money: what its ends and ways are called, in the window's language. Knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from almoner.ui import formats
from almoner.ui.sentences import sentence
from almoner.ui.words import category_name, state_name, tr
from almoner_chain.core.entries import Category
from almoner_chain.core.units import Unit

if TYPE_CHECKING:
    from almoner.services.known_gifts import KnownGift
    from almoner.services.traced import Onward


def donation(serial: int) -> str:
    """Name a donation by its serial number."""
    return tr("Donation {serial}").format(serial=formats.number(serial))


def donations(first: int, count: int) -> str:
    """Name the donations of a batch by their serial numbers."""
    if count == 1:
        return donation(first)
    return tr("Donations {first} to {last}").format(
        first=formats.number(first), last=formats.number(first + count - 1)
    )


def disbursement(number: int, state: str = "") -> str:
    """Name a disbursement, with where it stands."""
    if not state:
        return tr("Disbursement {number}").format(number=formats.number(number))
    return tr("Disbursement {number} – {state}").format(
        number=formats.number(number), state=state_name(state)
    )


def category(word: str) -> str:
    """Name a category that services write as a word; one not known here stays as it is."""
    name = word.upper().replace("-", "_")
    return category_name(Category[name]) if name in Category.__members__ else formats.visible(word)


def share(part: int, whole: int) -> str:
    """Return how much of the whole a part is, in percent with one decimal place, rounded; only all of it is 100 %."""
    thousandths = (part * 2000 + whole) // (2 * whole) if whole else 0
    if part and not thousandths:
        return tr("under 0.1 %")
    shown = min(thousandths, 999) if part < whole else thousandths
    return tr("{number} %").format(number=f"{formats.number(shown // 10)}{_point()}{shown % 10}")


def _point() -> str:
    from PySide6.QtCore import QLocale

    return QLocale().decimalPoint()


def via(payments: Sequence[int]) -> str:
    """Say from which disbursements money came back on its way; empty where from none."""
    if not payments:
        return ""
    numbers = tr(", ", "between numbers in a list").join(formats.number(each) for each in payments)
    return tr("Came back from disbursement {numbers}").format(numbers=numbers)


def problem(onward: Onward) -> str:
    """Say why a grant could not be followed further; empty where it was."""
    known = {
        "that ledger is on another chain": tr("Goes on in a ledger on another network, not followed here"),
        "followed through too many hands": tr("Goes on through more charities than are followed"),
        "not recorded there yet": tr("The next charity has not recorded it yet"),
        "recorded there with another amount": tr("The next charity recorded another amount"),
    }
    return known.get(onward.problem) or sentence(onward.problem)


def donor(known: KnownGift | None) -> str:
    """Name the donor and the day, as far as they are known here."""
    if known is None:
        return ""
    parts = [part for part in (formats.visible(known.donor), formats.day(known.date)) if part]
    return " · ".join(parts)


def void(known: KnownGift | None) -> str:
    """Say that a donation's receipt does not stand; empty while it does."""
    if known is None or known.voided is None:
        return ""
    return receipt_state(successor=known.voided.successor)


def receipt_state(*, successor: int) -> str:
    """Say that a receipt was voided, or which donation took its place."""
    if successor:
        return tr("Replaced by donation {serial}").format(serial=formats.number(successor))
    return tr("Its receipt was voided")


def money(amount: int, unit: Unit) -> str:
    """Return an amount with its unit, kept on one line."""
    return formats.money(amount, unit)


def ledger(address: bytes) -> str:
    """Name another charity's ledger by its address."""
    return tr("In the ledger {address}").format(address=formats.short_hash(address))
