"""What all commands share: --home, --json, passphrases, output, progress, errors.

One document on stdout in JSON mode and nothing else there; sentences and progress go to stderr.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner.services.wallets import PassphraseSource

Command = TypeVar("Command", bound=Callable[..., Any])


class App:
    """Carry the shared options through one run and own what has to be closed at its end."""

    def __init__(self) -> None:
        self.home: Path | None = None
        self.json = False
        self.passphrase_file: Path | None = None
        self.exit_code = 0
        self.open_window: Callable[[Path], int] | None = None
        self._session: Session | None = None

    @property
    def directory(self) -> Path:
        """The installation's folder: --home, else ALMONER_HOME, else the system's place."""
        from almoner.services.home import default_home

        return self.home or default_home()

    @cached_property
    def passphrase(self) -> PassphraseSource:
        """Where passphrases of wallets kept in files come from: a file, the environment, a prompt."""
        from almoner.services.wallets import PassphraseSource

        source = PassphraseSource(file=self.passphrase_file)
        source.take_from_environment()
        return source

    @property
    def session(self) -> Session:
        """The opened installation; opened at first use, closed at the end of the run."""
        if self._session is None:
            from almoner.services.session import Session

            self._session = Session.open(self.directory, passphrase=self.passphrase)
        return self._session

    def adopt(self, session: Session) -> Session:
        """Take over a session made elsewhere (init, demo), to be closed at the end of the run."""
        self._session = session
        return session

    def close(self) -> None:
        """Close what was opened."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def answer(self, document: dict[str, Any], *lines: str, exit_code: int = 0) -> None:
        """Give the command's result: the document in JSON mode, the lines for people otherwise."""
        self.exit_code = exit_code
        if self.json:
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        else:
            for line in lines:
                click.echo(line)

    def say(self, sentence: str) -> None:
        """Tell the person something beside the result; on stderr."""
        click.echo(sentence, err=True)

    @contextlib.contextmanager
    def progress(self, label: str) -> Iterator[Callable[[int, int], None]]:
        """Show how far long work is, on stderr; a bar on a terminal, nothing in a pipe.

        The bar appears with the first step: before it, somebody may be asked for a passphrase.
        """
        if not sys.stderr.isatty():
            yield lambda done, total: None
            return
        from rich.console import Console
        from rich.progress import Progress

        bar = Progress(console=Console(stderr=True), transient=True)
        task = bar.add_task(label, total=None)

        def step(done: int, total: int) -> None:
            bar.start()
            bar.update(task, completed=done, total=total)

        try:
            yield step
        finally:
            bar.stop()


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def store(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
        if value not in (None, False):
            setattr(ctx.ensure_object(App), name, value)
        return value

    return store


def shared(command: Command) -> Command:
    """Add --home, --json and --passphrase-file; they may stand before or after the command's name."""
    for option in (
        click.option(
            "--home",
            type=click.Path(file_okay=False, path_type=Path),
            callback=_keep("home"),
            expose_value=False,
            help="Folder of the installation (or ALMONER_HOME).",
        ),
        click.option(
            "--json",
            is_flag=True,
            callback=_keep("json"),
            expose_value=False,
            is_eager=True,
            help="Print one JSON document.",
        ),
        click.option(
            "--passphrase-file",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            callback=_keep("passphrase_file"),
            expose_value=False,
            help="File whose first line is the passphrase (or ALMONER_PASSPHRASE, or a prompt).",
        ),
    ):
        command = option(command)
    return command


pass_app = click.make_pass_decorator(App)


def report_error(app: App, code: str, message: str, hint: str, exit_code: int) -> int:
    """Present one failure: a sentence on stderr and, in JSON mode, a document on stdout."""
    click.echo(f"Error: {plain(message)}" + (f" {plain(hint)}" if hint else ""), err=True)
    if app.json:
        document = {"error": {"code": code, "message": message, "hint": hint}}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    return exit_code


def plain(text: str) -> str:
    """Make control and bidirectional characters from outside visible, so that no text can play the terminal."""
    return "".join(
        character if character.isprintable() or character == "\n" else f"\\u{ord(character):04x}"
        for character in text
    )


def table(headers: list[str], rows: list[list[str]]) -> list[str]:
    """Lay rows out in aligned columns (wide characters count twice)."""
    from unicodedata import east_asian_width

    def width(text: str) -> int:
        return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)

    cells = [headers, *[[plain(cell) for cell in row] for row in rows]]
    widths = [max(width(row[i]) for row in cells) for i in range(len(headers))]
    return [
        "  ".join(cell + " " * (widths[i] - width(cell)) for i, cell in enumerate(row)).rstrip()
        for row in cells
    ]
