"""Write the page for phones as plain files, made for one ledger and ready for any web host.

Knows the site's files and the folder; not what is in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almoner.services.page_config import PageOptions, receipts_address
from almoner.services.page_readme import readme
from almoner.services.page_site import Site, build_site
from almoner.services.site_folder import PAGE, File, SiteFolder

if TYPE_CHECKING:
    from almoner.services.session import Session

README = "README.txt"
NO_JEKYLL = ".nojekyll"


@dataclass(frozen=True, slots=True)
class PageExport:
    """What was written where: all files below the folder, those that changed, and what to tell the person."""

    directory: Path
    files: tuple[str, ...]
    written: tuple[str, ...]
    removed: tuple[str, ...]
    address: str
    fingerprint: str
    nodes: tuple[str, ...]
    purposes: int
    warnings: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """Return what the command's answer says of it."""
        return {
            "directory": str(self.directory),
            "files": list(self.files),
            "written": list(self.written),
            "removed": list(self.removed),
            "address": self.address,
            "fingerprint": self.fingerprint,
            "nodes": list(self.nodes),
            "purposes": self.purposes,
            "warnings": list(self.warnings),
        }


def export_page(session: Session, directory: Path, options: PageOptions) -> PageExport:
    """Write the page into a folder that is empty, new, or was written to before; touch only what changed.

    Raises BadInput for options that cannot be and for a folder in which something would be lost, Unreachable where the
    ledger cannot be read.
    """
    site = build_site(session, options, served=False)
    files = _files(session, site)
    made = [File(path, partial(bytes, body)) for path, body in files.items()]
    changes = SiteFolder(directory, PAGE).update(made)
    return PageExport(
        directory=directory,
        files=(*sorted(files), PAGE.list),
        written=changes.written,
        removed=changes.removed,
        address=site.config.address,
        fingerprint=site.fingerprint,
        nodes=tuple(site.config.nodes),
        purposes=site.published.purposes,
        warnings=site.warnings,
    )


def _files(session: Session, site: Site) -> dict[str, bytes]:
    files = {path: file.body for path, file in site.files.items()}
    files[README] = readme(
        name=str(session.home.get("name")),
        address=site.config.address,
        link=receipts_address(session) or "…/v",
        fingerprint=site.fingerprint,
        nodes=site.config.nodes,
    )
    files[NO_JEKYLL] = b""
    return files
