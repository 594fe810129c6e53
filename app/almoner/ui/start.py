"""Open the window: application, language, palette, first-run wizard, main window; and end in order."""

from __future__ import annotations

import logging
import logging.handlers
import signal
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from almoner.ui import language, theme
from almoner.ui.desk import Desk
from almoner.ui.memory import Memory
from almoner.ui.single import OnlyWindow
from almoner.ui.tasks import Unexpected
from almoner.ui.window import MainWindow

if TYPE_CHECKING:
    from almoner.ui.wizard.wizard import Wizard

log = logging.getLogger(__name__)
LOG_FILE = "almoner.log"
LOG_BYTES = 500_000
LOGGERS = ("almoner", "almoner_chain")


class Program(QObject):
    """One run of the window on one installation's folder."""

    def __init__(self, application: QApplication, directory: Path) -> None:
        super().__init__(application)
        self._application = application
        self._directory = directory
        self.languages = language.Languages(application)
        self.desk: Desk | None = None
        self.window: MainWindow | None = None
        self.wizard: Wizard | None = None
        self._only: OnlyWindow | None = None
        self._leaving = False
        self._log: logging.Handler | None = None

    def start(self) -> bool:
        """Show the window, or the wizard where there is no installation yet; False where another window is open."""
        if not self._take(self._directory):
            return False
        memory = Memory(self._directory)
        self._dress(str(memory.get("language", language.SYSTEM)), str(memory.get("theme", theme.SYSTEM)))
        if is_ready(self._directory):
            self.open_desk()
        else:
            self._open_wizard()
        return True

    def _take(self, directory: Path) -> bool:
        """Become the only window of a folder; False where there is one, which came to the front."""
        only = OnlyWindow(directory, self)
        if not only.take():
            return False
        self._only = only
        only.called.connect(self._raise)
        return True

    def _dress(self, wanted: str, palette: str) -> None:
        self.languages.use(language.chosen(wanted))
        theme.apply(self._application, palette)

    def _open_wizard(self) -> None:
        from almoner.ui.wizard.wizard import Wizard

        self.wizard = Wizard(self._directory, self.languages)
        self.wizard.finished_with.connect(self._wizard_done)
        self.wizard.left.connect(self._application.quit)
        self.wizard.show()

    def _wizard_done(self, directory: Path) -> None:
        if self.wizard is not None:
            self.wizard.deleteLater()
            self.wizard = None
        if directory != self._directory and not self._take(directory):  # the sample is open already
            self._application.quit()
            return
        self._directory = directory
        self.open_desk()

    def open_desk(self) -> None:
        """Open the installation and its main window."""
        self.desk = Desk(self._directory, self)
        self._log = keep_log(self._directory)
        self._show_window()
        self.desk.start()

    def _show_window(self) -> None:
        assert self.desk is not None  # noqa: S101  (open_desk made it)
        self.window = MainWindow(self.desk)
        self.window.left.connect(self.leave)
        self.window.rebuilt.connect(self.rebuild)
        self.window.show()

    def rebuild(self) -> None:
        """Make the window anew, in the language, palette and kind that are set now."""
        if self.desk is None or self.window is None:
            return
        memory, old = self.desk.memory, self.window
        old.keep_layout()
        self._dress(str(memory.get("language", language.SYSTEM)), str(memory.get("theme", theme.SYSTEM)))
        self._show_window()
        old.hide()
        old.deleteLater()
        self.desk.look()

    def stumbled(
        self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        """Log what nobody foresaw; say so in the window, and end the program where there is none to say it in."""
        log.error("unforeseen", exc_info=(kind, problem, trace))
        if self.window is not None and self.desk is not None:
            self.desk.present(Unexpected.unforeseen())
        elif self.wizard is None:
            sys.__excepthook__(kind, problem, trace)
            self._application.exit(1)

    def _raise(self) -> None:
        if self.window is not None:
            self.window.bring_to_front()
        elif self.wizard is not None:
            self.wizard.bring_to_front()

    def leave(self) -> None:
        """Close the installation and end the program; quitting asks for it again, so only once."""
        if self._leaving:
            return
        self._leaving = True
        if self.desk is not None:
            self.desk.close()
            self.desk = None
        if self._log is not None:
            drop_log(self._log)
        self._application.quit()


def is_ready(directory: Path) -> bool:
    """Tell whether there is an installation with a ledger in this folder."""
    from almoner.services.home import Home
    from almoner_chain.core.errors import AlmonerError

    try:
        Home.open(directory).close()
    except AlmonerError:
        return False
    return True


def keep_log(directory: Path) -> logging.Handler:
    """Write what goes wrong to a small file in the installation's folder until `drop_log`; nothing personal goes there."""
    handler = logging.handlers.RotatingFileHandler(
        directory / LOG_FILE, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    for name in LOGGERS:
        logging.getLogger(name).addHandler(handler)
    return handler


def drop_log(handler: logging.Handler) -> None:
    """Write no more to the file of `keep_log`."""
    for name in LOGGERS:
        logging.getLogger(name).removeHandler(handler)
    handler.close()


def make_application(arguments: list[str]) -> QApplication:
    """Make the Qt application with our typeface behind the system's."""
    application = QApplication(arguments)
    application.setApplicationName("Almoner")
    application.setDesktopFileName("almoner")
    application.setQuitOnLastWindowClosed(False)
    language.add_typeface(application)
    return application


def run(directory: Path) -> int:
    """Open the window on an installation's folder and return when it is closed."""
    # other threads wait for their turn no longer than a quarter of a frame
    sys.setswitchinterval(0.004)
    application = make_application([sys.argv[0]])
    program = Program(application, directory)
    if not program.start():
        return 0
    sys.excepthook = program.stumbled
    signal.signal(signal.SIGINT, lambda *_: application.quit())
    signal.signal(signal.SIGTERM, lambda *_: application.quit())
    beat = QTimer(application, interval=300)
    beat.timeout.connect(lambda: None)  # lets Python see signals
    beat.start()
    application.aboutToQuit.connect(program.leave)
    QGuiApplication.styleHints().colorSchemeChanged.connect(program.rebuild)
    return application.exec()
