"""A receipt's values turned into the words on the paper, in its one or two languages.

Decides what is said, never where it stands. Knows profiles and labels; nothing of fonts but which signs they lack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from almoner.services.rendering.amounts import figures, words
from almoner.services.rendering.paper import Typeface
from almoner.services.rendering.profiles import (
    Profile,
    Texts,
    check_complete,
    languages_of,
    load_labels,
    load_profile,
)
from almoner.services.rendering.sheet import CLOSED, ReceiptSheet
from almoner_chain.core.units import UnitKind

_PRIVATE = ("donor", "method", "reference", "address", "description", "note")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what it is and what it says; ``closed`` values are drawn paler."""

    label: str
    value: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A framed word that must not be missed and why, once per language; ``grave`` for red, else amber."""

    heads: list[str]
    lines: list[str]
    grave: bool


class Wording:
    """What one receipt says. Made with `Wording.of`, which refuses an incomplete receipt."""

    def __init__(
        self, sheet: ReceiptSheet, profile: Profile, languages: tuple[str, ...], missing: str
    ) -> None:
        self.sheet = sheet
        self.profile = profile
        self.languages = languages
        self.missing = missing
        self._labels = [load_labels(language) for language in languages]

    @classmethod
    def of(cls, sheet: ReceiptSheet, face: Typeface) -> Wording:
        """Check a sheet against its profile and make all its texts drawable. Raises `BadInput`."""
        profile = load_profile(sheet.profile)
        check_complete(sheet, profile)
        lacking = "".join(missing_characters(sheet, face))
        return cls(_drawable(sheet, face), profile, languages_of(sheet, profile), lacking)

    def label(self, key: str) -> str:
        """Return a label in the paper's languages, side by side."""
        return self.beside(self.each(key))

    def beside(self, texts: Iterable[str]) -> str:
        """Join the languages of a short text; Chinese and Latin letters part by themselves."""
        return ("  " if self.languages[0] == "zh" else " / ").join(texts)

    def each(self, key: str, **values: object) -> list[str]:
        """Return a text of the label files once per language, its places filled in."""
        own = self.profile.labels.get(key)
        texts = _pick(own, self.languages) if own else [labels[key] for labels in self._labels]
        return [text.format(**values) if values else text for text in texts]

    @property
    def goods(self) -> bool:
        """Tell whether things were given, not money."""
        return self.sheet.unit.kind == UnitKind.ITEM

    def title(self) -> list[str]:
        """Return the official title, once per language."""
        return _pick(self.profile.goods_title if self.goods else self.profile.title, self.languages)

    def figures(self, minor: int | None = None) -> str:
        """Return an amount of the receipt's unit in figures; without ``minor`` the gift's."""
        sheet = self.sheet
        return figures(sheet.unit, sheet.amount if minor is None else minor, self.languages[0])

    def amount_words(self) -> list[str]:
        """Return the gift's amount in words, once per language."""
        return [words(self.sheet.unit, self.sheet.amount, language) for language in self.languages]

    def legal_texts(self) -> Iterator[str]:
        """Yield the profile's texts, each once per language."""
        for texts in self.profile.texts:
            yield from _pick(texts, self.languages)

    def notices(self) -> Iterator[Notice]:
        """Yield what stands above all else: voided, not yet recorded, a duplicate."""
        sheet = self.sheet
        if sheet.voiding:
            lines = self.each("voided_how", reason=sheet.voiding.reason)
            if sheet.voiding.successor:
                after = self.each("successor", serial=sheet.voiding.successor)
                lines = [f"{line} {more}" for line, more in zip(lines, after, strict=True)]
            yield Notice(self.each("voided"), lines, grave=True)
        if sheet.promised:
            lines = self.each("promised_how", due=sheet.due) if sheet.due else self.each("promised_open")
            yield Notice(self.each("promised"), lines, grave=False)
        if sheet.duplicate:
            yield Notice(self.each("duplicate"), self.each("duplicate_how"), grave=True)

    def donor(self) -> tuple[str, bool]:
        """Return the donor's name, or the words for none, and whether it is a name."""
        donor = self.sheet.donor
        if isinstance(donor, str):
            return donor, True
        return self.label("closed" if donor is CLOSED else "donor_absent"), False

    def rows(self) -> Iterator[Row]:
        """Yield the table: what was given, how, when, and the profile's own fields."""
        sheet = self.sheet
        yield Row(self.label("fund"), sheet.fund)
        for name in ("gift_date", "method", "reference", "address", "description", "note"):
            value = getattr(sheet, name)
            if value is CLOSED:
                yield Row(self.label(name), self.label("closed"), closed=True)
            elif value:
                yield Row(self.label(name), self._said(name, value))
        for name, extra in self.profile.extra.items():
            if sheet.extra.get(name):
                yield Row(self.beside(_pick(extra.label, self.languages)), sheet.extra[name])
        if sheet.due and sheet.promised:
            yield Row(self.label("due"), sheet.due.isoformat())

    def _said(self, name: str, value: str | date) -> str:
        if isinstance(value, date):
            return value.isoformat()
        key = f"{name}.{value}"
        return self.beside(self.each(key)) if key in self._labels[0] else value

    def ledger_rows(self) -> Iterator[Row]:
        """Yield where the receipt stands in the ledger."""
        sheet = self.sheet
        yield Row(self.label("ledger"), sheet.ledger)
        yield Row(self.label("chain"), str(sheet.chain_id))
        if sheet.batch is not None:
            yield Row(self.label("batch"), str(sheet.batch))
        if sheet.place is not None:
            start, end = sheet.place
            yield Row(self.label("place"), f"{self.figures(start)} \u2013 {self.figures(end)}")


def missing_characters(sheet: ReceiptSheet, face: Typeface) -> list[str]:
    """Return the characters of a sheet that the typeface lacks, each once, for whoever exports it to say."""
    return face.missing("".join(_texts(sheet)))


def _texts(sheet: ReceiptSheet) -> Iterator[str]:
    charity = sheet.charity
    yield from (
        charity.name,
        charity.registration,
        charity.address,
        charity.domain,
        charity.site,
        charity.place,
    )
    yield from (
        sheet.fund,
        sheet.unit.code,
        sheet.voiding.reason if sheet.voiding else "",
        *sheet.extra.values(),
    )
    yield from (value for name in _PRIVATE if isinstance(value := getattr(sheet, name), str))


def _drawable(sheet: ReceiptSheet, face: Typeface) -> ReceiptSheet:
    """Return the sheet with every text on one line and in signs the typeface has."""
    charity = sheet.charity
    names = ("name", "registration", "address", "domain", "site", "place")
    values: dict[str, Any] = {
        name: face.shown(value) for name in _PRIVATE if isinstance(value := getattr(sheet, name), str)
    }
    voiding = sheet.voiding and replace(sheet.voiding, reason=face.shown(sheet.voiding.reason))
    return replace(
        sheet,
        charity=replace(charity, **{name: face.shown(getattr(charity, name)) for name in names}),
        fund=face.shown(sheet.fund),
        unit=replace(sheet.unit, code=face.shown(sheet.unit.code)[:60]),
        voiding=voiding,
        extra={name: face.shown(value) for name, value in sheet.extra.items()},
        **values,
    )


def _pick(texts: Texts, languages: Iterable[str]) -> list[str]:
    """Return a text in each language it has; in English, else in its first, where it has none of them."""
    found = [texts[language] for language in languages if language in texts]
    return found or [texts.get("en") or next(iter(texts.values()))]
