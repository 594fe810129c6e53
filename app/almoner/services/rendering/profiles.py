"""What a receipt must carry and say in each country: data files, one per profile, and the labels of each language.

A profile is a list of required fields and texts, no legal advice. An incomplete receipt is refused with the missing
field named. Knows the files' form and nothing of paper.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from almoner.services.rendering.sheet import CLOSED, ReceiptSheet
from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import UnitKind

Texts = Mapping[str, str]
"""One text in several languages, by language code."""

LANGUAGES = ("en", "zh", "de", "fr")
BOTH = ("zh", "en")
_FOLDER = "profiles"


class Incomplete(BadInput):
    """A receipt lacks ``field`` (as `ReceiptSheet` or the profile names it), or does not show it (``closed``)."""

    def __init__(self, message: str, *, field: str, closed: bool, hint: str) -> None:
        super().__init__(message, code="receipt.incomplete", hint=hint)
        self.field, self.closed = field, closed


@dataclass(frozen=True, slots=True)
class Extra:
    """A field that only this profile has; ``help`` says what belongs into it."""

    label: Texts
    required: bool
    help: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile. ``labels`` replace the languages' own; the ``goods_`` parts hold for things instead of money."""

    name: str
    title: Texts
    languages: tuple[str, ...]
    required: tuple[str, ...]
    texts: tuple[Texts, ...]
    extra: Mapping[str, Extra] = field(default_factory=dict)
    labels: Mapping[str, Texts] = field(default_factory=dict)
    goods_title: Texts = field(default_factory=dict)
    goods_required: tuple[str, ...] = ()


def profile_names() -> list[str]:
    """Return the names of all profiles, sorted."""
    folder = resources.files("almoner_resources") / _FOLDER
    return sorted(file.name.removesuffix(".json") for file in folder.iterdir() if file.name.endswith(".json"))


@lru_cache(maxsize=32)
def load_profile(name: str) -> Profile:
    """Return a profile. Raises `BadInput` for a name there is no file for."""
    if name not in profile_names():
        raise BadInput(
            f"There is no receipt profile {name[:40]!r}.",
            code="profile.unknown",
            hint=f"Use one of: {', '.join(profile_names())}.",
        )
    data = _read(f"{name}.json")
    goods = data.get("goods", {})
    return Profile(
        name=name,
        title=data["title"],
        languages=tuple(data["languages"]),
        required=tuple(data["required"]),
        texts=tuple(data["texts"]),
        extra={key: Extra(**value) for key, value in data["extra"].items()},
        labels=data.get("labels", {}),
        goods_title=goods.get("title", data["title"]),
        goods_required=tuple(goods.get("required", ())),
    )


@lru_cache(maxsize=len(LANGUAGES))
def load_labels(language: str) -> Texts:
    """Return a language's labels by key."""
    labels: dict[str, str] = _read(f"labels/{language}.json")
    return labels


def languages_of(sheet: ReceiptSheet, profile: Profile) -> tuple[str, ...]:
    """Return the languages of the paper, the leading one first. Raises `BadInput` for one there are no labels in."""
    if not sheet.language:
        return profile.languages
    if sheet.language == "both":
        return BOTH
    if sheet.language not in LANGUAGES:
        raise BadInput(
            f"There are no labels in the language {sheet.language[:20]!r}.",
            code="language.unknown",
            hint=f"Use both, {', '.join(LANGUAGES)}, or leave it out for the profile's own.",
        )
    return (sheet.language,)


def check_complete(sheet: ReceiptSheet, profile: Profile) -> None:
    """Refuse a receipt that lacks what its profile requires; the first missing field is named."""
    goods = profile.goods_required if sheet.unit.kind == UnitKind.ITEM else ()
    for name in (*profile.required, *goods):
        value = _value(sheet, name)
        if value in (None, ""):
            raise _incomplete(name, profile, "has none", "Add it, or use another profile.")
        if value is CLOSED:
            raise _incomplete(name, profile, "does not show it", "Open this field at export.", closed=True)
    for name, extra in profile.extra.items():
        if extra.required and not sheet.extra.get(name, "").strip():
            raise _incomplete(name, profile, "has none", f"Give {extra.help}.")
    for name in sheet.extra:
        if name not in profile.extra:
            raise BadInput(
                f"The receipt profile {profile.name} has no field {name[:40]!r}.",
                code="profile.field",
                hint=f"It has: {', '.join(profile.extra) or 'no fields of its own'}.",
            )


def _value(sheet: ReceiptSheet, name: str) -> object:
    owner: object = sheet
    for part in name.split("."):
        owner = getattr(owner, part)
    return owner


def _incomplete(name: str, profile: Profile, why: str, hint: str, *, closed: bool = False) -> Incomplete:
    plain = name.replace("charity.", "charity's ").replace("_", " ")
    return Incomplete(
        f"A receipt of the profile {profile.name} must carry the {plain}, and this one {why}.",
        field=name,
        closed=closed,
        hint=hint,
    )


def _read(name: str) -> Any:
    path = resources.files("almoner_resources") / _FOLDER / name
    return json.loads(path.read_text(encoding="utf-8"))
