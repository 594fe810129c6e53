"""A sample charity to look around in: made whole or not at all, and worked in without being asked for a passphrase.

Its wallets lie in encrypted files whose passphrase stands beside them in the sample's own settings. That protects
nothing, and nothing is there to protect: the ledger is a plaything on this computer, and what belongs to a sample must
not fill the person's own keyring. Wallets that are added later keep a passphrase of their own.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from almoner.services.home import Home
from almoner.services.staging import Stage, free_folder
from almoner_chain.core.errors import AlmonerError

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner.services.wallets import PassphraseProvider

SETTING = "sample_passphrase"
WORD = "sample"
STEPS = 10
"""How often `build_sample` tells something."""


def is_sample(home: Home) -> bool:
    """Tell whether this installation is a sample."""
    return home.get(SETTING) is not None


def mark_as_sample(session: Session, passphrase: str) -> None:
    """Make this installation a sample, whose present wallets open without being asked for their passphrase."""
    labels = [wallet.label for wallet in session.wallets.list()]
    session.home.set(**{SETTING: passphrase, "sample_wallets": labels})


def passphrase_in(home: Home, ask: PassphraseProvider) -> PassphraseProvider:
    """Return who knows passphrases here: in a sample, the sample knows those of the wallets it came with."""
    known = home.get(SETTING)
    if known is None:
        return ask
    labels = frozenset(home.get("sample_wallets", []))

    def passphrase(label: str, confirm: bool = False) -> str:
        return str(known) if label in labels and not confirm else ask(label, confirm)

    return passphrase


def sample_beside(directory: Path) -> Path:
    """Return the folder of the sample that is there beside an installation's folder, else of the one to make."""
    found = directory.with_name(f"{directory.name}-{WORD}")
    return found if is_there(found) else free_folder(directory, WORD)


def is_there(directory: Path) -> bool:
    """Tell whether a finished sample lies in this folder."""
    if not (directory / "almoner.db").is_file():
        return False
    with contextlib.suppress(AlmonerError):
        home = Home.open(directory)
        try:
            return is_sample(home)
        finally:
            home.close()
    return False


def build_sample(directory: Path, *, tell: Callable[[str], None]) -> None:
    """Make the sample charity in ``directory``; ``tell`` is given what was done, and stops the work by raising."""
    from almoner.services.demo import run_demo

    stage, chosen = Stage(directory), secrets.token_hex(16)
    with stage.held():
        stage.discard_contents()
        try:
            session, _ = run_demo(
                stage.home, passphrase=lambda label, confirm=False: chosen, tell=tell, store="file"
            )
            try:
                mark_as_sample(session, chosen)
            finally:
                session.close()
            stage.move_in()
        except BaseException:
            stage.discard()
            raise
