"""Saved mappings: how a charity's lists are read, kept under a name and used again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from almoner.services import tables
from almoner.services.tables import ImportOptions, Parsed
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.store.database import Store


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """A mapping as it lies here: ``columns`` are the headings or letters of each field; ``document`` is all of it.

    ``problem`` says why it cannot be used, empty where it can.
    """

    name: str
    columns: Mapping[str, tuple[str, ...]]
    document: Mapping[str, Any]
    problem: str = ""


def list_mappings(store: Store) -> list[SavedMapping]:
    """Return the saved mappings by name; one that cannot be used any more says so and hides nothing else."""
    return [
        _described(row["name"], row["document"])
        for row in store.rows("SELECT name, document FROM mapping ORDER BY name")
    ]


def delete_mapping(store: Store, name: str) -> None:
    """Forget a saved mapping; raises BadInput where there is none of that name."""
    with store.writing() as db:
        if db.execute("DELETE FROM mapping WHERE name = ?", (name,)).rowcount == 0:
            raise _unknown(store, name)


def _described(name: str, text: str) -> SavedMapping:
    try:
        document = json.loads(text)
        tables.load_mapping(document)
    except (BadInput, ValueError, RecursionError) as error:
        return SavedMapping(name, {}, {}, getattr(error, "message", "") or f"It cannot be read: {error}.")
    return SavedMapping(name, {field: tuple(given) for field, given in document["columns"].items()}, document)


def _unknown(store: Store, name: str) -> BadInput:
    known = ", ".join(f"“{row['name']}”" for row in store.rows("SELECT name FROM mapping ORDER BY name"))
    return BadInput(
        f"There is no saved mapping “{name}”.",
        code="mapping.unknown",
        hint=f"Saved: {known or 'none'}. Save one with --save NAME.",
    )


def import_options(store: Store, name: str | None, given: Mapping[str, Any]) -> ImportOptions:
    """Return the options of a saved mapping (or none), with what was given now in its place."""
    options = load(store, name) if name else ImportOptions()
    changes = {key: value for key, value in given.items() if value not in (None, (), {}, frozenset())}
    if "mapping" in changes:
        changes["mapping"] = {**options.mapping, **changes["mapping"]}
    return replace(options, **changes)


def load(store: Store, name: str) -> ImportOptions:
    """Return a saved mapping as options."""
    text = store.value("SELECT document FROM mapping WHERE name = ?", (name,))
    if text is None:
        raise _unknown(store, name)
    return tables.load_mapping(json.loads(text))


def save_mapping(store: Store, name: str, parsed: Parsed, options: ImportOptions) -> None:
    """Keep how this file was read under a name, in place of an older one of that name."""
    document = json.dumps(tables.save_mapping(parsed.layout, options), ensure_ascii=False)
    with store.writing() as db:
        db.execute(
            "INSERT INTO mapping(name, document) VALUES(?, ?) "
            "ON CONFLICT(name) DO UPDATE SET document = excluded.document",
            (name, document),
        )
