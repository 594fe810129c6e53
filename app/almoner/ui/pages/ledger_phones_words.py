"""What the window says of the page for phones: what it is, who reads it where, what is published. Values in, sentences out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almoner.ui import formats
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.serving import Serving

HERE, LAN = "serve_here", "serve_lan"


def what_it_is() -> str:
    """Say what the page is for."""
    return tr(
        "Whoever scans the code of a receipt sees on a page whether the receipt is real and where the money went. Serve this page from here to try it out, or for visitors. For everybody else it belongs on your web site."
    )


def places() -> list[tuple[str, str, str]]:
    """Return where it can be served, and what each means."""
    return [
        (HERE, tr("On this computer only"), tr("To try it out: no phone and no other computer reaches it.")),
        (
            LAN,
            tr("In this network"),
            tr(
                "For phones in the same network. Anyone in this network can read the ledger while it is on. Nobody can write anything, and no names of donors or payees and no keys are given out."
            ),
        ),
    ]


def what_is_published() -> str:
    """Say what follows from publishing purposes."""
    return tr(
        "Everyone who opens the page can read these words; without them it shows amounts and dates only. Those that name a donor or a payee are kept back, and those of refunds."
    )


def where_it_is(serving: Serving) -> str:
    """Say who reaches the page now."""
    if serving.lan_url is None:
        return tr("The page is served, on this computer only.")
    return tr("The page is served, and anyone in this network can open it.")


def how_to_scan() -> str:
    """Say what to do with the code."""
    return tr(
        "Scan this code with a phone that is in the same network. If the page does not open, this computer's firewall may keep the phone out."
    )


def where_codes_lead(domain: str) -> str:
    """Say that receipts do not lead here."""
    return tr(
        "The codes on receipts lead to {domain}, not here. To check a receipt here, choose a photo or a file of it on the page that opens."
    ).format(domain=formats.visible(domain))


def how_many(purposes: int, *, published: bool) -> str:
    """Say how many purposes can be read."""
    if not published:
        return tr("What disbursements were for is not published.")
    return tr("%Ln purpose(s) of disbursements can be read on it.", "", purposes)


def technical(serving: Serving) -> list[tuple[str, str]]:
    """Return what whoever compares or connects by hand needs."""
    return [
        (tr("Fingerprint of the page"), serving.fingerprint),
        (tr("The ledger, to be read by programs"), serving.rpc),
    ]
