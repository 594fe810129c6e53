"""`almoner wallet`: create, restore, list, show, back up; grant and revoke roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from almoner.cli.app import App, pass_app, plain, shared, table

if TYPE_CHECKING:
    from almoner.services.wallets import Wallet, WalletBook
    from almoner_chain.core.entries import Role


KEPT = {"file": "a file encrypted with its passphrase", "keyring": "the system's keyring"}


@click.group("wallet")
def command() -> None:
    """Wallets and the roles they have on the ledger."""


def _document(wallet: Wallet, roles: list[Role]) -> dict[str, Any]:
    return {
        "label": wallet.label,
        "address": wallet.address_text,
        "roles": [role.name.lower() for role in roles],
        "store": wallet.kept.value,
    }


def say_placement(app: App, book: WalletBook, store: str | None) -> None:
    """Say beforehand that a wallet goes into a file because there is no keyring."""
    if store is None:
        placement = book.placement()
        if placement.kept.value == "file":
            app.say(placement.sentence)


def _roles(app: App, wallet: Wallet) -> list[Role]:
    return app.session.roles(wallet.address)


def _grant_all(app: App, wallet: Wallet, names: tuple[str, ...]) -> list[Role]:
    from almoner.services.people import grant, parse_role

    for role in [parse_role(name) for name in names]:
        grant(app.session, wallet.label, role)
    return _roles(app, wallet)


@command.command("create")
@click.argument("label")
@click.option(
    "--role", "roles", multiple=True, metavar="ROLE", help="Role to grant at once; may be repeated."
)
@click.option(
    "--store", type=click.Choice(["keyring", "file"]), default=None, help="Where the secret is kept."
)
@click.option("--language", default="english", show_default=True, help="Language of the recovery words.")
@click.option(
    "--words", type=click.Choice(["12", "24"]), default="12", show_default=True, help="How many words."
)
@shared
@pass_app
def create(
    app: App, label: str, roles: tuple[str, ...], store: str | None, language: str, words: str
) -> None:
    """Create a wallet; --role grants roles with the administrator's wallet."""
    from almoner.services.people import parse_role

    for name in roles:
        parse_role(name)
    book = app.session.wallets
    say_placement(app, book, store)
    wallet = book.create(label, store=store, passphrase=app.passphrase, language=language, words=int(words))
    held = _grant_all(app, wallet, roles)
    app.answer(
        _document(wallet, held),
        f"The wallet “{plain(wallet.label)}” is {wallet.address_text}, kept in {KEPT[wallet.kept.value]}.",
        f"Roles: {', '.join(role.name.lower() for role in held) or 'none'}.",
        f"Write its recovery words down now: almoner wallet backup {plain(wallet.label)}",
    )


@command.command("restore")
@click.argument("label")
@click.option(
    "--words-file", type=click.File("r"), default=None, help="File with the words; - for standard input."
)
@click.option(
    "--store", type=click.Choice(["keyring", "file"]), default=None, help="Where the secret is kept."
)
@shared
@pass_app
def restore(app: App, label: str, words_file: Any, store: str | None) -> None:
    """Restore a wallet from its recovery words (or private key), asked for without showing them."""
    secret = words_file.read() if words_file else click.prompt("Recovery words", hide_input=True, err=True)
    say_placement(app, app.session.wallets, store)
    wallet = app.session.wallets.restore(label, secret, store=store, passphrase=app.passphrase)
    app.answer(
        _document(wallet, _roles(app, wallet)),
        f"The wallet “{plain(wallet.label)}” is back: {wallet.address_text}.",
    )


@command.command("list")
@shared
@pass_app
def list_(app: App) -> None:
    """List the wallets kept here with their roles."""
    found = [(wallet, _roles(app, wallet)) for wallet in app.session.wallets.list()]
    app.answer(
        {"wallets": [_document(*each) for each in found]},
        *table(
            ["label", "address", "kept in", "roles"],
            [
                [w.label, w.address_text, w.kept.value, ", ".join(r.name.lower() for r in roles)]
                for w, roles in found
            ],
        ),
    )


@command.command("show")
@click.argument("label")
@shared
@pass_app
def show(app: App, label: str) -> None:
    """Show one wallet; never its secret."""
    wallet = app.session.wallets.show(label)
    roles = _roles(app, wallet)
    app.answer(
        {**_document(wallet, roles), "created": wallet.created.isoformat(), "path": wallet.path},
        f"{plain(wallet.label)}: {wallet.address_text}",
        f"Kept in {KEPT[wallet.kept.value]}; roles: {', '.join(r.name.lower() for r in roles) or 'none'}.",
    )


@command.command("backup")
@click.argument("label")
@shared
@pass_app
def backup(app: App, label: str) -> None:
    """Show a wallet's recovery words, to be written on paper. Whoever has them has the wallet."""
    saved = app.session.wallets.backup(label, passphrase=app.passphrase)
    app.say("Whoever has these words has the wallet. Write them on paper; keep no picture or file of them.")
    words = saved.words or ()
    app.answer(
        {"label": saved.label, "words": list(words), "path": saved.path}
        if words
        else {"label": saved.label, "private_key": saved.text},
        *([f"{i:2}. {word}" for i, word in enumerate(words, 1)] or [saved.text]),
    )


@command.command("grant")
@click.argument("label")
@click.argument("role")
@shared
@pass_app
def grant_command(app: App, label: str, role: str) -> None:
    """Grant ROLE to the wallet LABEL (or to an address 0x…), with the administrator's wallet.

    The role administrator is handed over in two steps: another person's wallet must accept it.
    """
    from almoner.services.people import grant, parse_role

    _answer_roles(app, label, grant(app.session, label, parse_role(role)))


@command.command("revoke")
@click.argument("label")
@click.argument("role")
@shared
@pass_app
def revoke_command(app: App, label: str, role: str) -> None:
    """Take ROLE away from the wallet LABEL (or from an address 0x…)."""
    from almoner.services.people import parse_role, revoke

    _answer_roles(app, label, revoke(app.session, label, parse_role(role)))


@command.command("accept")
@click.argument("label")
@shared
@pass_app
def accept(app: App, label: str) -> None:
    """Accept the administration that LABEL was nominated for."""
    from almoner.services.people import accept_administration

    _answer_roles(app, label, accept_administration(app.session, label))


def _answer_roles(app: App, label: str, roles: list[Role]) -> None:
    from almoner.services.people import find_account
    from almoner.services.wallets import checksum_address

    names = [role.name.lower() for role in roles]
    app.answer(
        {"label": label, "address": checksum_address(find_account(app.session, label)), "roles": names},
        f"Roles of {plain(label)} now: {', '.join(names) or 'none'}.",
    )
