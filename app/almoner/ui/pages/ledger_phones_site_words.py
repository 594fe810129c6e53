"""What the window says of the page for the web site: where it belongs, its nodes, what was written, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almoner.ui import formats
from almoner.ui.words import joined, tr

if TYPE_CHECKING:
    from almoner.services.face import FaceExport
    from almoner.services.page_export import PageExport


def where_it_belongs(domain: str) -> str:
    """Say what is written, and where it belongs."""
    if not domain:
        return tr("This writes the page as plain files for any web site.")
    return tr(
        "This writes the page as plain files. They belong on {domain}: the codes on receipts lead there. Until they are there, the issuer is unknown to the page: it says that it does not know who keeps this ledger."
    ).format(domain=formats.visible(domain))


def how_nodes_are_set(here_only: bool) -> str:
    """Say which nodes the page asks, and what they must be like."""
    nodes = tr(
        "One address in each line, of two nodes or more that have nothing to do with each other. The page asks these and no others, and everyone can read them in it. They must let pages of web sites ask them (CORS)."
    )
    if here_only:
        return nodes
    own = tr(
        "Left empty: the nodes in the Settings, except those on this computer and those whose address may hold an access key."
    )
    return joined([nodes, own])


def nobody_reaches_it() -> str:
    """Say that a page on the web does not reach a ledger on this computer."""
    return tr("This ledger is on this computer only: a page on the web cannot ask it.")


def how_it_is_reached() -> str:
    """Say what to do about that."""
    return tr(
        "Without a node the page shows what stands on a receipt, and cannot check it against the ledger. For that, use a ledger on a network (Move to a shared ledger)."
    )


def what_the_face_is() -> str:
    """Say what the public face is."""
    return tr(
        "Pages with your funds and disbursements, and all figures as data, for everybody to read and to count again. Donors and payees are not named."
    )


def what_changed(changed: int, face: FaceExport | None) -> str:
    """Say how many files were written or removed."""
    changed += face.written + face.removed if face is not None else 0
    if not changed:
        return tr("Nothing had changed: it is as it was.")
    return tr("%Ln file(s) changed.", "", changed)


def what_to_do_next(address: str) -> list[str]:
    """Say how the page gets onto the web site, step by step."""
    if not address:
        return [
            tr(
                "Upload everything in this folder, hidden files too, to your web site. README.txt in it says what the web host has to do."
            )
        ]
    upload = tr("1. Upload everything in this folder, hidden files too, to the root of your web site {root}")
    look = tr(
        "2. Open {address} with a phone. README.txt in the folder says what the web host has to do for that."
    )
    until = tr(
        "3. When the page says that your web site calls this ledger its own, it is done. Until then it says that it does not know who keeps the ledger."
    )
    return [upload.format(root=address.removesuffix("v")), look.format(address=address), until]


def written(page: PageExport, face: FaceExport | None) -> list[tuple[str, str]]:
    """Return what the page was made for."""
    found = [
        (tr("Nodes that the page asks"), "\n".join(page.nodes) or tr("none")),
        (tr("Purposes that become public"), formats.number(page.purposes)),
    ]
    if face is not None:
        found.append((tr("Pages of the public face"), formats.number(face.pages)))
    return found
