"""`almoner init`: start a charity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from almoner.cli.app import App, pass_app, plain, shared
from almoner.cli.wallets import KEPT, say_placement

if TYPE_CHECKING:
    from almoner.services.session import Session


@click.command("init")
@click.option("--name", required=True, help="The charity's name, as it stands on its receipts.")
@click.option("--rpc", multiple=True, metavar="URL", help="A node of the network to use; may be repeated.")
@click.option("--domain", default=None, help="The charity's own domain; its receipts' links begin with it.")
@click.option("--registration", default="", help="Registration number, for receipts.")
@click.option("--address", default="", help="Postal address, for receipts.")
@click.option("--site", default="", help="The regulator's web site, for receipts.")
@click.option("--place", default="", help="Town of issue, for receipts.")
@click.option("--store", type=click.Choice(["keyring", "file"]), default=None, help="Where wallets are kept.")
@shared
@pass_app
def command(
    app: App,
    name: str,
    rpc: tuple[str, ...],
    domain: str | None,
    registration: str,
    address: str,
    site: str,
    place: str,
    store: str | None,
) -> None:
    """Start a charity: its ledger, the administrator's wallet and its profile.

    Without --rpc the ledger lives on this computer: good for trying out and for one office, but one owner's
    chain convinces nobody else.
    """
    from almoner.services.home import WALLETS
    from almoner.services.setup import DEFAULT_DOMAIN, start_charity
    from almoner.services.wallets import WalletBook

    say_placement(app, WalletBook(app.directory / WALLETS), store)
    session = app.adopt(
        start_charity(
            app.directory,
            name=name,
            passphrase=app.passphrase,
            rpc=rpc,
            domain=domain or DEFAULT_DOMAIN,
            store=store,
            details={"registration": registration, "address": address, "site": site, "place": place},
        )
    )
    app.answer(_document(session), *_lines(session))


def _document(session: Session) -> dict[str, Any]:
    from almoner.services.session import hex0x

    return {
        "ledger": hex0x(session.ledger),
        "chain_id": session.chain_id,
        "administrator": hex0x(session.wallets.show("administrator").address),
        "name": session.home.get("name"),
        "engine": session.home.get("engine"),
        "domain": session.home.get("domain"),
        "home": str(session.home.directory),
    }


def _lines(session: Session) -> Iterator[str]:
    from almoner.services.session import hex0x
    from almoner.services.setup import DEFAULT_DOMAIN

    home, wallet = session.home, session.wallets.show("administrator")
    yield f"{plain(home.get('name'))} has its ledger: {hex0x(session.ledger)} on chain {session.chain_id}."
    yield f"The wallet “administrator” ({wallet.address_text}) is kept in {KEPT[wallet.kept.value]}."
    yield "Write its recovery words down now: almoner wallet backup administrator"
    if home.get("engine") == "embedded":
        yield "This ledger lives on this computer. It is for trying out, training and a single office:"
        yield "one owner's chain convinces nobody else. A shared one is named with --rpc."
    if home.get("domain") == DEFAULT_DOMAIN:
        yield f"Receipts' links begin with https://{DEFAULT_DOMAIN}, which is only an example; name your own:"
        yield "  almoner ledger profile --domain YOUR.DOMAIN"
    yield f"Everything lies in {home.directory}. Next: almoner fund create NAME --unit CNY"
