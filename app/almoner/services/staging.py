"""Make an installation beside its place and move it in whole: whatever stops the work, nothing half-made is left.

What is made lies in a hidden folder beside the target. Taken back is also what went to the system's keyring: its items
are named in the list of wallets there, which is written before each of them. What a killed run left is cleared by the
next. Knows nothing of what is made.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from almoner.services.home import WALLETS, Home
from almoner_chain.core.errors import AlmonerError, BadInput, Unreachable
from almoner_chain.locking import locked

DATABASE = "almoner.db"
LOCK = "staging.lock"


class Stage:
    """The place beside ``directory`` where it is made. ``home`` is the folder to make it in."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._place = directory.parent / f".almoner-new-{directory.name}"
        self.home = self._place / "home"

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Make the place and hold it alone for as long as the block runs."""
        busy = Unreachable(
            f"Another Almoner is setting up {self.directory} just now.",
            code="home.busy",
            hint="Wait until it is done, or close it, then try again.",
        )
        with _told_plainly(self.directory):
            self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(self._place / LOCK, seconds=0, busy=busy):
            yield

    def discard(self) -> None:
        """Remove what was made here, secrets in the keyring too; call it inside `held`.

        Where the keyring cannot be reached, the list of its items stays, for the next run to clear.
        """
        with contextlib.suppress(Unreachable):
            self.discard_contents()
        if not self.home.exists():
            shutil.rmtree(self._place, ignore_errors=True)

    def discard_contents(self) -> None:
        """Remove what an earlier try made here and keep the place itself; call it inside `held`."""
        if self._forget_secrets():
            shutil.rmtree(self.home, ignore_errors=True)
        elif self.home.exists():
            raise Unreachable(
                "The keyring does not answer, and secrets of an earlier try are in it.",
                code="keyring.left",
                hint="Unlock the keyring, then try again.",
            )

    def clear(self) -> None:
        """Remove what an earlier run left, if there is anything and nobody is at work there."""
        if self._place.is_dir():
            with contextlib.suppress(Unreachable), self.held():
                self.discard()

    def move_in(self) -> None:
        """Put the finished folder in its place: in one step, or, among other things, the database last."""
        with _told_plainly(self.directory):
            self._make_room()
            if not self.directory.exists() or not any(self.directory.iterdir()):
                self.home.replace(self.directory)
            else:
                self._move_among_others()
        shutil.rmtree(self._place, ignore_errors=True)

    def _make_room(self) -> None:
        """Put an installation that never got its ledger aside, whole; refuse one that has a ledger."""
        if not (self.directory / DATABASE).exists():
            return
        Home.create(self.directory).close()
        self.directory.rename(free_folder(self.directory, "unfinished"))

    def _move_among_others(self) -> None:
        self.directory.chmod(0o700)
        moved: list[tuple[Path, Path]] = []
        try:
            for source in sorted(self.home.iterdir(), key=lambda path: path.name == DATABASE):
                target = self.directory / source.name
                if target.exists():
                    raise BadInput(
                        f"There is already something called {source.name} in {self.directory}.",
                        code="home.exists",
                        hint="Move it away, or choose another folder.",
                    )
                source.rename(target)
                moved.append((source, target))
        except BaseException:
            for source, target in moved:
                target.rename(source)
            raise

    def _forget_secrets(self) -> bool:
        """Delete the keyring's items of the wallets made here; tell whether none can be left."""
        from almoner.services.wallets import Kept, WalletBook

        folder = self.home / WALLETS
        if not folder.is_dir():
            return True
        book = WalletBook(folder)
        try:
            book.repair()
            for wallet in book.list():
                if wallet.kept is Kept.KEYRING:
                    book.remove(wallet.label)
        except Unreachable:
            return False
        except AlmonerError:  # a list that cannot be read names nothing that could be removed
            return True
        return True


def free_folder(directory: Path, word: str) -> Path:
    """Return the first of ``NAME-word``, ``NAME-word-2`` … beside a folder that is not there yet."""
    for number in range(1, 1000):
        found = directory.with_name(
            f"{directory.name}-{word}" if number == 1 else f"{directory.name}-{word}-{number}"
        )
        if not found.exists():
            return found
    raise BadInput(
        f"There are too many folders like {directory}-{word}.",
        code="home.exists",
        hint="Move some of them away.",
    )


def is_unfinished(directory: Path) -> bool:
    """Tell whether an earlier start in this folder never got its ledger; `Stage.move_in` puts it aside."""
    if not (directory / DATABASE).is_file():
        return False
    try:
        Home.open(directory).close()
    except BadInput as error:
        return error.code == "home.unfinished"
    return False


@contextlib.contextmanager
def _told_plainly(directory: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BadInput(
            f"The folder {directory} cannot be made: {error.strerror or error}.",
            code="home.unwritable",
            hint="See to it that the folder above it is yours and has room.",
        ) from error
