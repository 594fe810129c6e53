"""`almoner ledger`: its state; serving the embedded ledger to other programs on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from almoner.cli import health, joining
from almoner.cli.app import App, pass_app, plain, shared, table

if TYPE_CHECKING:
    from almoner_chain.embedded import Running


@click.group("ledger")
def command() -> None:
    """The ledger this installation works with."""


joining.add_to(command)
command.add_command(health.health)


@command.command("status")
@shared
@pass_app
def status(app: App) -> None:
    """Show which ledger this is and how far it has come."""
    from almoner.services.session import hex0x

    session = app.session
    block = int(session.nodes[0].call("eth_blockNumber", []), 16)
    counts, engine = session.reader.counts(), session.home.get("engine")
    app.answer(
        {
            "chain_id": session.chain_id,
            "block": block,
            "ledger": hex0x(session.ledger),
            "engine": engine,
            "name": session.home.get("name"),
            "domain": session.home.get("domain"),
            "entries": counts.entries,
            "head": hex0x(session.reader.head()),
            "batches": counts.batches,
            "payments": counts.payments,
            "gifts": counts.next_serial - 1,
        },
        f"{plain(session.home.get('name'))}: ledger {hex0x(session.ledger)} on chain {session.chain_id}",
        f"Block {block:,}; {counts.entries:,} entries, {counts.next_serial - 1:,} gifts in {counts.batches:,} "
        f"batches, {counts.payments:,} payment requests.",
        "The embedded ledger on this computer: it convinces nobody outside this office."
        if engine == "embedded"
        else f"Reached through {len(session.urls)} node(s).",
    )


@command.command("outbox")
@shared
@pass_app
def outbox(app: App) -> None:
    """Show transactions that are begun and not finished: what they do, and how far they are."""
    from almoner.services.preview import kind_of
    from almoner.services.session import hex0x
    from almoner_chain.core.errors import Refused

    found = []
    for sender, state, pending in app.session.outbox.unfinished():
        try:
            kind = kind_of(pending.call, sender)
        except Refused:
            kind = ""
        found.append(
            {
                "purpose": pending.purpose,
                "kind": kind,
                "account": hex0x(sender),
                "nonce": pending.nonce,
                "state": state,
            }
        )
    rows = [
        [
            str(each["purpose"]),
            str(each["kind"]),
            "" if each["nonce"] is None else str(each["nonce"]),
            str(each["state"]),
        ]
        for each in found
    ]
    lines = table(["Purpose", "Kind", "Nonce", "State"], rows) if rows else ["Nothing is on its way."]
    app.answer({"transactions": found}, *lines)


@command.command("serve")
@click.option("--port", type=int, default=0, help="Port on this computer; any free one if left out.")
@shared
@pass_app
def serve(app: App, port: int) -> None:
    """Serve the embedded ledger as JSON-RPC on this computer until interrupted."""
    from almoner.services.home import Home
    from almoner_chain.core.errors import BadInput
    from almoner_chain.embedded import serve_forever

    home = Home.open(app.directory)
    engine, name = home.get("engine"), home.get("name")
    directory = home.chain_directory
    home.close()
    if engine != "embedded":
        raise BadInput(
            "This installation uses a network, not the embedded ledger.",
            code="ledger.not_embedded",
            hint="There is nothing to serve; name the network's node to other programs.",
        )

    def ready(running: Running) -> None:
        app.answer(
            {"url": running.url, "chain_id": running.chain_id, "engine": engine},
            f"The ledger of {plain(name)} is served at {running.url} (only on this computer). Stop with Ctrl-C.",
        )

    serve_forever(directory, port=port, ready=ready)


@command.command("profile")
@click.option("--name", default=None, help="The charity's name; recorded on the ledger as a hash.")
@click.option("--domain", default=None, help="The charity's domain; recorded on the ledger.")
@click.option("--registration", default=None, help="Registration number, for receipts.")
@click.option("--address", default=None, help="Postal address, for receipts.")
@click.option("--site", default=None, help="The regulator's web site, for receipts.")
@click.option("--place", default=None, help="Town of issue, for receipts.")
@shared
@pass_app
def profile(app: App, /, name: str | None, domain: str | None, **details: str | None) -> None:
    """Show or change what receipts say of the charity."""
    from almoner.services.setup import change_profile

    changes = {key: value for key, value in details.items() if value is not None}
    if name or domain or changes:
        change_profile(app.session, name=name, domain=domain, details=changes)
    home = app.session.home
    shown = {"name": home.get("name"), "domain": home.get("domain"), **home.get("details", {})}
    app.answer(shown, *(f"{key + ':':14}{plain(value)}" for key, value in shown.items() if value))
