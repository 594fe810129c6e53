"""`almoner page`: the page a phone opens as files for any web host; the fingerprint of the page this program ships."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from almoner.cli.app import App, pass_app, plain, shared
from almoner.cli.serving import chosen, page_options

if TYPE_CHECKING:
    from almoner.services.page_export import PageExport


@click.group("page")
def command() -> None:
    """The page a phone opens when it scans a receipt."""


@command.command("export")
@click.argument("directory", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--address",
    default="",
    metavar="URL",
    help="Where the folder will lie; https://DOMAIN/ if left out, with the domain that the ledger names.",
)
@click.option(
    "--face", is_flag=True, help="Also write the charity's public face: funds, payments, data files."
)
@page_options
@shared
@pass_app
def export(app: App, /, directory: Path, address: str, face: bool, **page: Any) -> None:
    """Write the page, made for this ledger, as plain files for any web host.

    Upload the folder to the root of the domain that your ledger names. The page asks the nodes named with --node and no
    others; name two or more on a network. Written again into the same folder, only what changed is touched.
    """
    from almoner.services.page_export import export_page

    options = chosen(address=address, **page)
    done = export_page(app.session, directory, options)
    document = done.document()
    lines = list(_lines(done))
    if face:
        from almoner.services.face import export_face

        with app.progress("Writing the public pages") as progress:
            pages = export_face(app.session, directory, purposes=options.purposes, progress=progress)
        document["face"] = pages.document()
        lines.append(
            f"The public face is in the same folder: {pages.pages:,} pages, {pages.data:,} data files."
        )
    app.answer(document, *lines)


@command.command("fingerprint")
@shared
@pass_app
def fingerprint(app: App) -> None:
    """Show the fingerprint of the page that this program ships, after checking the page against it.

    A page that a charity serves shows its own: the same means the same script, whatever it was made for.
    """
    from almoner.services.page_config import shipped

    found = shipped().fingerprint
    app.answer({"fingerprint": found}, found)


def _lines(done: PageExport) -> Iterator[str]:
    count = (
        f"{len(done.written)} of {len(done.files)} files written" if done.written else "nothing has changed"
    )
    yield f"The page is in {plain(str(done.directory))} ({count}); README.txt says how to upload it."
    if done.address:
        yield f"It is made for {done.address}"
    yield f"Nodes it asks: {', '.join(done.nodes) or 'none'}"
    yield f"Purposes of disbursements that become public: {done.purposes:,}"
    yield f"Fingerprint of the page: {done.fingerprint}"
    for warning in done.warnings:
        yield f"Note: {plain(warning)}"
