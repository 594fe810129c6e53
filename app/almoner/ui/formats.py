"""Write money, dates and numbers as people in the window's language do, and outside text so that it cannot play tricks.

Amounts are whole minor units; no float. Times are seconds since 1970, UTC, shown in the computer's own zone.
"""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from almoner.services import visible as outside
from almoner_chain.core.units import Unit

visible = outside.visible


def number(value: int) -> str:
    """Return a whole number with the locale's thousands marks."""
    mark = QLocale().groupSeparator()
    return f"{value:,}".replace(",", mark)


def amount(minor: int, unit: Unit) -> str:
    """Return an amount without its unit: ``1,234.50``."""
    locale = QLocale()
    sign = "−" if minor < 0 else ""
    whole, point, places = unit.format(abs(minor)).partition(".")
    return (
        sign
        + f"{int(whole):,}".replace(",", locale.groupSeparator())
        + (point and locale.decimalPoint())
        + places
    )


def money(minor: int, unit: Unit) -> str:
    """Return an amount with its unit, kept on one line: ``1,234.50 CNY``."""
    return f"{amount(minor, unit)}\N{NO-BREAK SPACE}{visible(unit.code)}"


def typed_amount(text: str) -> str:
    """Return what somebody typed as an amount in the plain form `Unit.parse` reads: marks of thousands are left out."""
    locale = QLocale()
    plain = unicodedata.normalize("NFKC", text).strip()
    for mark in (
        locale.groupSeparator(),
        " ",
        "\N{NO-BREAK SPACE}",
        "\N{NARROW NO-BREAK SPACE}",
        "_",
        "'",
        "’",
    ):
        plain = plain.replace(mark, "")
    if locale.decimalPoint() == ",":
        return plain.replace(",", ".")
    return plain.replace(",", "")


def day(value: date | str | None) -> str:
    """Return a day in the locale's short form with four digits for the year; a text must be ISO 8601."""
    if not value:
        return ""
    found = date.fromisoformat(value) if isinstance(value, str) else value
    return QLocale().toString(QDate(found.year, found.month, found.day), day_format())


def day_format() -> str:
    """Return the locale's short form of a day with all digits of the year, in Qt's letters."""
    short = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return short if "yyyy" in short else short.replace("yy", "yyyy")


def moment(seconds: int | None) -> str:
    """Return a time to the minute in the computer's own zone."""
    if not seconds:
        return ""
    try:
        found = datetime.fromtimestamp(seconds).astimezone()
    except (OverflowError, OSError, ValueError):  # a node may claim any number
        return "—"
    return f"{day(found.date())} {found:%H:%M}"


def instant(text: str | None) -> str:
    """Return a time written as ISO 8601 to the minute in the computer's own zone."""
    return moment(int(datetime.fromisoformat(text).timestamp())) if text else ""


def size(octets: int) -> str:
    """Return a number of bytes in kB, MB or GB."""
    return QLocale().formattedDataSize(octets, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def short_hash(data: bytes | str) -> str:
    """Return the ends of a hash or address, as people compare them: ``0x12ab34…cd56ef``."""
    text = data if isinstance(data, str) else "0x" + data.hex()
    return text if len(text) <= 18 else f"{text[:8]}…{text[-6:]}"
