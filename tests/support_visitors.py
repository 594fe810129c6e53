"""What the days of people outside the charity share: a charity whose wallets lie in a real keyring, and the whole program.

Run in a keyring session (`support_keyring`): without one the charity's wallets would go to files.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from almoner.ui.desk import Desk
from almoner.ui.start import Program
from almoner.ui.window import MainWindow
from almoner.ui.wizard.wizard import Wizard
from support_charity import Charity
from support_window import PATIENCE, settled
from support_wizard import Person

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NAME = "Willow Bridge Relief"
FUND = "Flood relief"


class Office(Charity):
    """A charity with one fund, eight donations of 100.00 to 800.00 CNY, a clerk and an officer who approves alone."""

    @classmethod
    def opened_in(cls, home: Path) -> Office:
        """Make it; its wallets must have gone to the keyring."""
        home.mkdir(mode=0o700, parents=True)
        (home / "passphrase").write_text("no wallet here has one\n")
        made = cls(home)
        made.run("init", "--name", NAME, "--domain", "willowbridge.example")
        made.run("wallet", "create", "clerk", "--role", "recorder", "--role", "requester")
        made.run("wallet", "create", "officer", "--role", "approver")
        made.run("fund", "create", FUND, "--unit", "CNY", "--approvals", 1)
        for number in range(1, 9):
            words = ("--fund", FUND, "--amount", f"{number}00.00", "--donor", f"Donor {number}")
            made.run("gift", "add", *words, "--date", f"2026-11-0{number}")
        made.run("batch", "commit")
        assert {each["store"] for each in made.run("wallet", "list")["wallets"]} == {"keyring"}
        return made

    def pay(self, amount: str, *more: object, payee: str, purpose: str) -> int:
        """Request, approve and pay; return the payment's number."""
        words = ("--fund", FUND, "--amount", amount, "--payee", payee, "--purpose", purpose)
        payment: int = self.run("payment", "request", *words, "--as", "clerk", *more)["payment"]
        self.run("payment", "approve", payment, "--as", "officer")
        self.run("payment", "pay", payment, "--reference", f"transfer {payment}")
        return payment


class Flashes(QObject):
    """Notice parts that were shown as a window of their own before they had a place: they flash and take the cursor away."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.seen: list[str] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is shown without a parent and is no window."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            kind = watched.windowFlags() & Qt.WindowType.WindowType_Mask
            if kind == Qt.WindowType.Window and not isinstance(watched, QMainWindow | QDialog | Wizard):
                self.seen.append(f"{type(watched).__name__} {watched.objectName()!r}")
        return False


class Visit:
    """One run of the whole program, from the wizard (where there is nothing in the folder yet) to the closed window."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, directory: Path) -> None:
        self.qtbot, self.directory = qtbot, directory
        self.flashes = Flashes(qapp)
        self.program = Program(qapp, directory)
        assert self.program.start()
        if self.program.wizard is not None:
            self.person = Person(qtbot, directory, self.program.languages, self.program.wizard)

    @property
    def window(self) -> MainWindow:
        """The window after the wizard."""
        assert self.program.window is not None
        return self.program.window

    @property
    def desk(self) -> Desk:
        """What the window works with."""
        assert self.program.desk is not None
        return self.program.desk

    def rest(self) -> None:
        """Wait until everything that follows from what was done is shown."""
        for _ in range(4):
            settled(self.qtbot, self.desk)

    def begin(self) -> None:
        """Press the wizard's last button and wait for the window to be in sight."""
        self.person.make()
        self.await_window()

    def await_window(self) -> None:
        """Wait for the window to be in sight, with everything read."""
        self.qtbot.waitUntil(lambda: self.program.window is not None, timeout=PATIENCE)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=PATIENCE)
        self.rest()

    def close(self) -> None:
        """Close what is open, and let the program end."""
        if self.program.window is not None:
            self.program.window.close()
            self.program.window.deleteLater()
        self.program.leave()
        if self.program.wizard is not None:
            self.program.wizard._leave()
            self.qtbot.waitUntil(lambda: not self.person.wizard.isVisible(), timeout=PATIENCE)
        self.program.languages.use("en")
        self.program.deleteLater()


@contextmanager
def visiting(qtbot: QtBot, qapp: QApplication, directory: Path) -> Iterator[Visit]:
    """Start the program for somebody new, and end it."""
    visit = Visit(qtbot, qapp, directory)
    try:
        yield visit
        assert visit.flashes.seen == [], visit.flashes.seen
    finally:
        visit.close()


def plain(text: str) -> str:
    """Return a text with its no-break spaces as spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")
