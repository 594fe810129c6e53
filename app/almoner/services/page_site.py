"""The files of the page's site, whether they are served or written to a folder: one list for both.

`v/index.html` is the page, filled in; everything else lies beside it as the protocol says. Knows neither HTTP nor
folders.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from almoner.services.entries import synced
from almoner.services.page_config import (
    PUBLISHED,
    PageConfig,
    PageOptions,
    fill,
    page_config,
    rules_of,
    shipped,
    with_funds,
)
from almoner.services.published import Published, published

if TYPE_CHECKING:
    from almoner.services.session import Session

PAGE = "v/index.html"
WORKER = "sw.js"
LICENSES = "LICENSES.txt"
WELL_KNOWN = ".well-known/almoner.json"
TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/x-icon",
}
"""Content types by a file's ending."""


@dataclass(frozen=True)
class SiteFile:
    """One file of the site."""

    body: bytes
    type: str

    @cached_property
    def tag(self) -> str:
        """What names this content: the beginning of its SHA-256."""
        return hashlib.sha256(self.body).hexdigest()[:32]

    @cached_property
    def packed(self) -> bytes:
        """The content compressed, the same bytes for the same content."""
        return gzip.compress(self.body, 9, mtime=0)


@dataclass(frozen=True)
class Site:
    """All files by their path below the site's root, and what they were made from."""

    files: dict[str, SiteFile]
    config: PageConfig
    published: Published
    fingerprint: str

    @cached_property
    def rules(self) -> str:
        """The page's Content-Security-Policy."""
        return rules_of(self.files[PAGE].body.decode())

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What the person should know."""
        kept_back = self.published.withheld
        named = (
            f"Purposes that are not published, because a donor or a payee is named in them: {kept_back}.",
        )
        return (*self.config.warnings, *(named if kept_back else ()))


def build_site(session: Session, options: PageOptions, *, served: bool) -> Site:
    """Make every file of the site as of now.

    Raises BadInput for options that cannot be, Unreachable where the ledger cannot be read.
    """
    entries, state = synced(session)
    made = (each.created for each in state.funds.values())
    config = with_funds(page_config(session, options, served=served), made)
    known = published(session, purposes=options.purposes, entries=entries)
    ours = shipped()
    contents = {
        PAGE: fill(ours.page, config).encode(),
        WELL_KNOWN: json.dumps(config.own_word.document(), ensure_ascii=False, indent=2).encode() + b"\n",
        PUBLISHED: known.document,
    }
    for name, body in ours.others:
        contents[name if name in (WORKER, LICENSES) else f"v/{name}"] = body
    return Site(
        files={path: SiteFile(body, type_of(path)) for path, body in contents.items()},
        config=config,
        published=known,
        fingerprint=ours.fingerprint,
    )


def type_of(path: str) -> str:
    """Return the content type of a file by its ending."""
    return TYPES.get(path.rpartition(".")[2], "application/octet-stream")
