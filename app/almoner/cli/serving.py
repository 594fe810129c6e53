"""`almoner serve`: the page a phone opens and a read-only view of the ledger, until interrupted."""

from __future__ import annotations

import contextlib
import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from almoner.cli.app import App, pass_app, plain, shared

if TYPE_CHECKING:
    from almoner.services.page_config import PageOptions
    from almoner.services.serving import Serving

Command = TypeVar("Command", bound=Callable[..., Any])

MAX_PORT = 65_535


def page_options(command: Command) -> Command:
    """Add what the page is made for: nodes, agreement, lists, purposes."""
    for option in (
        click.option(
            "--no-purposes",
            is_flag=True,
            help="Keep the purposes of disbursements to yourself; by default everyone can read them.",
        ),
        click.option(
            "--registry",
            "registries",
            multiple=True,
            metavar="URL",
            help="Address of a list of charities that somebody vouches for; the page fetches it.",
        ),
        click.option(
            "--trust",
            multiple=True,
            metavar="FILE",
            type=click.Path(dir_okay=False, path_type=Path),
            help="List of charities that somebody vouches for, put into the page (the form of almoner.json).",
        ),
        click.option(
            "--agree", type=int, metavar="N", help="How many nodes must say the same: 2 on a network."
        ),
        click.option(
            "--node",
            "nodes",
            multiple=True,
            metavar="URL",
            help="A node the page asks; name two or more that have nothing to do with each other. Everyone who opens "
            "the page can read these addresses. Without it: this installation's own, where they hold no key.",
        ),
    ):
        command = option(command)
    return command


def chosen(
    *,
    nodes: tuple[str, ...],
    agree: int | None,
    trust: tuple[Path, ...],
    registries: tuple[str, ...],
    no_purposes: bool,
    address: str = "",
) -> PageOptions:
    """Return the options as the services take them."""
    from almoner.services.page_config import PageOptions

    return PageOptions(
        nodes=nodes,
        agree=agree,
        trust=trust,
        registries=registries,
        purposes=not no_purposes,
        address=address,
    )


@click.command("serve")
@click.option(
    "--host", default="127.0.0.1", metavar="ADDRESS", help="Listen at this address; loopback if left out."
)
@click.option("--port", type=click.IntRange(0, MAX_PORT), default=0, help="Port; any free one if left out.")
@click.option(
    "--lan", is_flag=True, help="Also listen in this network, so that phones in it can open the page."
)
@click.option("--allow-send", is_flag=True, help="Pass on transactions that others signed; never a key.")
@page_options
@shared
@pass_app
def command(app: App, /, host: str, port: int, lan: bool, allow_send: bool, **page: Any) -> None:
    """Serve the page a phone opens, and a read-only view of the ledger, until interrupted.

    A receipt's link with this address instead of the charity's domain opens here. Whoever asks by a name is only
    answered for `localhost` and the domain that the ledger names; addresses in figures always.
    """
    from almoner.services.serving import PageServer, ServeOptions, session_of

    options = ServeOptions(host=host, port=port, lan=lan, allow_send=allow_send, page=chosen(**page))
    with _asked_to_end() as end, PageServer(session_of(app.directory), options) as server:
        serving = server.start()
        if app.json:
            click.echo(json.dumps(serving.document(), ensure_ascii=False))
        else:
            for line in _lines(serving):
                click.echo(line)
        end.wait()


@contextlib.contextmanager
def _asked_to_end() -> Iterator[threading.Event]:
    """Yield an event that is set when the process is asked to end; asked again, it ends at once."""
    end = threading.Event()
    before = {}

    def ask(number: int, _frame: object) -> None:
        end.set()
        signal.signal(number, signal.SIG_DFL)

    if threading.current_thread() is threading.main_thread():
        before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield end
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _lines(serving: Serving) -> Iterator[str]:
    yield f"The page of {plain(serving.name)} is served at {serving.url}"
    if serving.lan_url is not None:
        from almoner.services.rendering.qr import encode_address, in_terminal

        yield f"For phones in this network: {serving.lan_url}"
        yield ""
        yield from in_terminal(encode_address(serving.lan_url), colours=sys.stdout.isatty())
        yield ""
    else:
        yield "Only on this computer; --lan serves it to phones in this network."
    sending = "signed transactions of others are passed on" if serving.allow_send else "nothing can be sent"
    yield f"The ledger can be read at {serving.rpc} ({sending})."
    yield f"Purposes of disbursements that everyone can read: {serving.purposes:,}."
    yield f"Fingerprint of the page: {serving.fingerprint}"
    for warning in serving.warnings:
        yield f"Note: {plain(warning)}"
    yield "Stop with Ctrl-C."
