"""`almoner ledger invite`, `join` and `connect`: a second computer, a donor or an auditor works with a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from almoner.cli.app import App, pass_app, plain, shared

if TYPE_CHECKING:
    from almoner.services.invitations import Invitation
    from almoner.services.session import Session

kind_option = click.option(
    "--kind",
    type=click.Choice(["charity", "donor", "auditor"]),
    default=None,
    help="Who you are: it decides what the window shows.",
)


def add_to(group: click.Group) -> None:
    """Add the three commands to `almoner ledger`."""
    for each in (invite, join, connect):
        group.add_command(each)


@click.command("invite")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Write it as FILE.png, FILE.svg or FILE.almoner-join.",
)
@shared
@pass_app
def invite(app: App, out: Path | None) -> None:
    """Print a link with which another computer joins this ledger; nothing in it is secret."""
    from almoner.services.joining import invite as make

    invitation = make(app.session)
    if out is not None:
        _write(invitation, out)
    app.answer(
        {**_document(invitation), "file": str(out) if out else None, "warnings": list(invitation.warnings)},
        *_invitation_lines(invitation, out),
    )


def _write(invitation: Invitation, out: Path) -> None:
    from almoner.services.invitations import SUFFIX
    from almoner_chain.core.errors import BadInput

    made = {".png": invitation.png, ".svg": invitation.svg, SUFFIX: invitation.file}
    if out.suffix.lower() not in made:
        raise BadInput(
            f"An invitation cannot be written as {out.name}.",
            code="invitation.format",
            hint="End the file's name with .png, .svg or .almoner-join.",
        )
    out.write_bytes(made[out.suffix.lower()]())


def _document(invitation: Invitation) -> dict[str, Any]:
    return {
        "link": invitation.link(),
        "name": invitation.name,
        "domain": invitation.domain,
        "chain_id": invitation.chain_id,
        "ledger": "0x" + invitation.ledger.hex(),
        "rpc": list(invitation.rpc),
    }


def _invitation_lines(invitation: Invitation, out: Path | None) -> Iterator[str]:
    from almoner.services.invitations import MAY_HOLD_KEY, ONLY_HERE

    yield f"Invitation to the ledger of {plain(invitation.name)} on chain {invitation.chain_id}:"
    yield invitation.link()
    if out is not None:
        yield f"Written to {out}. The other computer runs: almoner ledger join {out.name}"
    if ONLY_HERE in invitation.warnings:
        yield "This ledger lives on this computer: other computers cannot reach it, and here it answers only"
        yield "while Almoner runs, at an address that changes (`almoner ledger serve --port 8545` keeps one)."
    if MAY_HOLD_KEY in invitation.warnings:
        yield "A node's address in it looks as if it held an access key: whoever has the link can use that key."


@click.command("join")
@click.argument("invitation", metavar="LINK|FILE")
@kind_option
@shared
@pass_app
def join(app: App, invitation: str, kind: str | None) -> None:
    """Join a ledger by an invitation: its link, its picture, or an .almoner-join file."""
    from almoner.services.invitations import read_invitation
    from almoner.services.joining import join_ledger

    found = read_invitation(invitation)
    session = app.adopt(join_ledger(app.directory, found, kind=kind or "charity", passphrase=app.passphrase))
    app.answer(_joined(session, True), *_joined_lines(session))


@click.command("connect")
@click.option("--rpc", multiple=True, required=True, metavar="URL", help="A node; may be repeated.")
@click.option(
    "--ledger", default=None, metavar="ADDRESS", help="The ledger's address; the only one if left out."
)
@click.option("--name", default=None, help="The charity's name; checked against the hash on the ledger.")
@kind_option
@shared
@pass_app
def connect(app: App, rpc: tuple[str, ...], ledger: str | None, name: str | None, kind: str | None) -> None:
    """Connect to a ledger by a node's address: what an auditor has."""
    from almoner.services.joining import connect as reach
    from almoner.services.session import address_bytes

    connected = reach(
        app.directory,
        rpc,
        address_bytes(ledger) if ledger else None,
        name=name,
        kind=kind or "auditor",
        passphrase=app.passphrase,
    )
    session = app.adopt(connected.session)
    lines = list(_joined_lines(session))
    if connected.name_matches is False:
        lines.append("The name given is not the one whose hash this ledger has; it was not kept.")
    elif connected.name_matches is None:
        lines.append("The ledger has only a hash of the charity's name: who it is was not checked.")
    app.answer(_joined(session, connected.name_matches), *lines)


def _joined(session: Session, name_matches: bool | None) -> dict[str, Any]:
    home = session.home
    return {
        "ledger": home.get("ledger"),
        "chain_id": session.chain_id,
        "name": home.get("name"),
        "name_matches": name_matches,
        "domain": home.get("domain"),
        "kind": home.get("kind"),
        "home": str(home.directory),
    }


def _joined_lines(session: Session) -> Iterator[str]:
    home = session.home
    yield f"Joined: {plain(home.get('name'))} ({plain(home.get('domain'))}), ledger {home.get('ledger')} on chain {session.chain_id}."
    if home.get("kind") == "charity":
        yield "Donors' names, and payees' names with the key they are hashed with, are not on the ledger: restore a"
        yield "backup of the first computer (`almoner backup restore FILE --home DIR`) to have them here, too."
    yield f"Everything lies in {home.directory}."
