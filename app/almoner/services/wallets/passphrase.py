"""Where a passphrase comes from: a file, the environment, a prompt, in this order. Never the command line.

Arguments are seen by every user of the computer (``ps``), so there is no option that takes a passphrase.
Nothing here writes anything; what was asked is kept in memory for this run only.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Protocol

from almoner_chain.core.errors import BadInput

VARIABLE = "ALMONER_PASSPHRASE"
MAX_SECRET_FILE = 4096


class PassphraseProvider(Protocol):
    """Give the passphrase of the wallet with this label; ``confirm`` when a new one is being chosen."""

    def __call__(self, label: str, confirm: bool = False) -> str:
        """Return the passphrase, or raise BadInput saying how to give one."""
        ...


class PassphraseSource:
    """Find passphrases for one run: from the file, else the environment, else ask the person once per wallet.

    ``ask`` shows a prompt and reads without echo (default: getpass); ``interactive`` says whether a person is
    there to answer (default: stdin is a terminal).
    """

    def __init__(
        self,
        *,
        file: Path | None = None,
        environ: MutableMapping[str, str] | None = None,
        ask: Callable[[str], str] | None = None,
        interactive: bool | None = None,
    ) -> None:
        self._file = file
        self._environ = os.environ if environ is None else environ
        self._ask = ask
        self._interactive = interactive
        self._given: str | None = None
        self._answers: dict[str, str] = {}

    def __call__(self, label: str, confirm: bool = False) -> str:
        """Return the passphrase for this wallet; ask twice when a new one is being chosen."""
        if self._given is None and self._file is not None:
            self._given = read_secret_file(self._file)
        if self._given is not None:
            return self._given
        if VARIABLE in self._environ:
            return self._environ[VARIABLE]
        if label not in self._answers:
            self._answers[label] = self._prompt(label, confirm)
        return self._answers[label]

    def take_from_environment(self) -> None:
        """Move ALMONER_PASSPHRASE out of the environment: programs started from here must not get it."""
        taken = self._environ.pop(VARIABLE, None)
        if self._file is None and taken is not None:
            self._given = taken

    def _prompt(self, label: str, confirm: bool) -> str:
        interactive = sys.stdin.isatty() if self._interactive is None else self._interactive
        if not interactive:
            raise BadInput(
                f"The wallet {label!r} is kept in an encrypted file and no passphrase was given.",
                code="passphrase.missing",
                hint=f"Give it by --passphrase-file FILE, in {VARIABLE}, or run this in a terminal to be asked.",
            )
        ask = self._ask or _getpass
        first = ask(
            f"Choose a passphrase for the wallet {label} (at least 8 characters): "
            if confirm
            else f"Passphrase for wallet {label}: "
        )
        if confirm and ask("The same again: ") != first:
            raise BadInput(
                "The two passphrases differ.", code="passphrase.differs", hint="Run the command again."
            )
        return first

    def __repr__(self) -> str:
        return "PassphraseSource()"


def find_passphrase(label: str, *, file: Path | None = None, confirm: bool = False) -> str:
    """Return the passphrase for one wallet from the file, ALMONER_PASSPHRASE, or a prompt; keep nothing."""
    return PassphraseSource(file=file)(label, confirm=confirm)


def read_secret_file(path: Path) -> str:
    """Return a short secret from a file or pipe (``-``: stdin) without its line end; at most 4,096 bytes."""
    try:
        if str(path) == "-":
            data = sys.stdin.buffer.read(MAX_SECRET_FILE + 1)
        else:
            with path.open("rb") as file:
                data = file.read(MAX_SECRET_FILE + 1)
    except OSError as error:
        raise _file_error(f"The file {path} cannot be read: {error.strerror}.") from None
    if len(data) > MAX_SECRET_FILE:
        raise _file_error(f"The file {path} is longer than {MAX_SECRET_FILE} bytes; that is no passphrase.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = None
    if text is None:
        raise _file_error(f"The file {path} is not UTF-8 text.")
    return text.rstrip("\r\n")


def _file_error(message: str) -> BadInput:
    return BadInput(message, code="passphrase.file", hint="Name a text file that holds it on one line.")


def _getpass(prompt: str) -> str:
    from getpass import getpass

    return getpass(prompt)
