"""Saved mappings: how a charity's lists are read, kept under a name and used again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from almoner.services import tables
from almoner.services.tables import ImportOptions, Parsed
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.store.database import Store


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
        known = ", ".join(f"“{row['name']}”" for row in store.rows("SELECT name FROM mapping ORDER BY name"))
        raise BadInput(
            f"There is no saved mapping “{name}”.",
            code="mapping.unknown",
            hint=f"Saved: {known or 'none'}. Save one with --save NAME.",
        )
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
