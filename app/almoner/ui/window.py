"""The main window: pages at the left, one of them in sight, what is under way below. Knows no page's content."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from almoner.ui import dialogs, icons
from almoner.ui.activity import Activity
from almoner.ui.asking import Question
from almoner.ui.changes import Topic
from almoner.ui.desk import CHARITY
from almoner.ui.locking import IdleLock
from almoner.ui.navigation import Navigation
from almoner.ui.pages.registry import Entry, load_all, pages_for
from almoner.ui.parts import Notice
from almoner.ui.review import ReviewDialog
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.page import Page
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError

MILLISECONDS_BETWEEN_PAGES = 150


class MainWindow(QMainWindow):
    """Show the pages of one installation. ``left`` when the person closed it; ``rebuilt`` asks for a new one (language, kind)."""

    left = Signal()
    rebuilt = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.kind = str(desk.memory.get("kind", CHARITY))
        self._entries: dict[str, Entry] = {entry.name: entry for entry in pages_for(self.kind)}
        self._pages: dict[str, Page] = {}
        self._banner: Notice | None = None
        self.setWindowTitle("Almoner")
        self.setWindowIcon(icons.icon("almoner"))
        self.navigation = Navigation(list(self._entries.values()))
        self.stack = QStackedWidget()
        self.activity = Activity(desk.runner)
        self._build()
        self._make_menus()
        self._connect()
        self._restore()

    # -- pages ------------------------------------------------------------------------------------------

    def open_page(self, name: str, subject: object = None) -> Page:
        """Bring a page into sight, made now if it is its first time."""
        entry = self._entries.get(name) or next(iter(self._entries.values()))
        page = self._made(entry)
        self.stack.setCurrentWidget(page)
        self.navigation.show_name(entry.name)
        self.desk.memory.set("page", entry.name)
        if subject is not None:
            page.show_subject(subject)
        return page

    def _made(self, entry: Entry) -> Page:
        page = self._pages.get(entry.name)
        if page is None:
            page = self._pages[entry.name] = entry.make(self.desk)
            self.stack.addWidget(page)
        return page

    @property
    def page_names(self) -> list[str]:
        """The names of the pages there are, in their order."""
        return list(self._entries)

    @property
    def page(self) -> Page:
        """The page in sight."""
        current = self.stack.currentWidget()
        return next(page for page in self._pages.values() if page is current)

    # -- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addWidget(self.stack, 1)
        self._right.addWidget(self.activity)
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.navigation)
        whole.addLayout(self._right, 1)
        middle = QWidget()
        middle.setLayout(whole)
        self.setCentralWidget(middle)

    def _make_menus(self) -> None:
        program = self.menuBar().addMenu(tr("&Almoner"))
        self._act(program, tr("&Lock wallets"), self._lock, "Ctrl+L")
        self._act(program, tr("&Settings"), lambda: self.open_page("settings"), "Ctrl+,")
        program.addSeparator()
        self._act(
            program,
            tr("&Quit"),
            self.close,
            QKeySequence(QKeySequence.StandardKey.Quit).toString() or "Ctrl+Q",
        )
        go = self.menuBar().addMenu(tr("&Go"))
        for number, entry in enumerate(self._entries.values(), start=1):
            key = f"Ctrl+{number % 10}" if number <= 10 else ""
            action = self._act(go, entry.title(), lambda name=entry.name: self.open_page(name), key)
            action.setIcon(icons.icon(entry.icon))
        go.addSeparator()
        self._act(go, tr("&Refresh"), lambda: self.page.look(), "F5")
        help_ = self.menuBar().addMenu(tr("&Help"))
        self._menus = (program, go, help_)
        self._act(help_, tr("&Keys"), self._show_keys, "F1")
        self._act(help_, tr("&About Almoner"), self._show_about, "")

    def _act(self, menu: Any, text: str, do: Any, keys: str) -> QAction:
        action: QAction = menu.addAction(text)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: do())
        return action

    def _connect(self) -> None:
        desk = self.desk
        self.navigation.chosen.connect(lambda name: self.open_page(name))
        desk.failed.connect(self.complain)
        desk.told.connect(self.activity.say)
        desk.wanted.connect(self.open_page)
        desk.reached.connect(self.navigation.set_state)
        desk.reached.connect(self._load_pages, Qt.ConnectionType.SingleShotConnection)
        desk.asker.asked.connect(self._ask)
        desk.changed.connect(self._note_changes)
        desk.restyled.connect(self.rebuilt)
        self.idle = IdleLock(desk, self)
        self._idle = QTimer(self, interval=MILLISECONDS_BETWEEN_PAGES)
        self._idle.timeout.connect(self._make_next)
        self._read_name()

    def _restore(self) -> None:
        self.resize(em(self, 62), em(self, 40))
        geometry = self.desk.memory.get_bytes("geometry")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        self.open_page(str(self.desk.memory.get("page", "")))
        self.navigation.list.setFocus()

    # -- behaviour --------------------------------------------------------------------------------------

    def _note_changes(self, changes: frozenset[Topic]) -> None:
        if Topic.PROFILE in changes:
            self._read_name()

    def _load_pages(self) -> None:
        """Load what the other pages need once the first one is served."""
        names = self.page_names
        self.desk.read(lambda job: load_all(names), owner=self, then=lambda nothing: self._idle.start())

    def _make_next(self) -> None:
        """Make a page that was not opened yet, one at a time while nobody waits: opening it is quick then."""
        missing = next((entry for name, entry in self._entries.items() if name not in self._pages), None)
        if missing is not None:
            self._made(missing).ensurePolished()
            return
        self._idle.stop()
        # What is there stays: the collector need not walk it again and again, which takes a tenth of a second.
        gc.freeze()

    def _read_name(self) -> None:
        self.desk.read(_name_and_kind, owner=self, then=self._show_name, failed=lambda error: None)

    def _show_name(self, found: tuple[str, str, bool]) -> None:
        name, kind, sample = found
        self.navigation.set_charity(name, sample=sample)
        self.setWindowTitle(f"{name} — Almoner")
        if kind != self.kind:
            self.desk.memory.set("kind", kind)
            self.rebuilt.emit()

    def complain(self, error: AlmonerError) -> None:
        """Show an error above the page, until it is closed or the next one comes."""
        self._close_banner()
        words = told(error)
        self._banner = Notice("bad", words.sentence, words.hint, closable=True)
        self._banner.setObjectName("banner")
        self._banner.closed.connect(self._close_banner)
        self._right.insertWidget(0, self._banner)

    def _close_banner(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None

    def _ask(self, question: Question) -> None:
        made = (
            dialogs.PassphraseDialog(
                self, question.subject, confirm=question.confirm, answered=question.answer
            )
            if question.kind == "passphrase"
            else ReviewDialog(self, question.subject, answered=question.answer)
        )
        # a window that is made anew takes its dialogs with it: the asking thread must not wait for ever
        made.destroyed.connect(lambda: question.answer(None))
        made.open()

    def _lock(self) -> None:
        self.desk.lock_wallets()
        self.desk.say(tr("Wallets are locked; the next signature asks again."))

    def _show_keys(self) -> None:
        keys = [(action.text().replace("&", ""), action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
                for menu in self._menus for action in menu.actions() if not action.shortcut().isEmpty()]  # fmt: skip
        keys += [
            (tr("Search in a table"), "Ctrl+F"),
            (tr("Copy selected rows"), "Ctrl+C"),
            (tr("Next field, last field: do it"), tr("Enter")),
        ]
        dialogs.facts(self, title=tr("Keys"), facts=keys)

    def _show_about(self) -> None:
        from importlib.metadata import version

        text = tr(
            "Almoner {version}\n\nFree software for public welfare, under the GNU Affero General Public License, version 3.\n\n"
            "The officer who hands out alms and accounts for them."
        )
        dialogs.message(self, title=tr("About Almoner"), text=text.format(version=version("almoner")))

    def bring_to_front(self) -> None:
        """Show the window above others: somebody started the program a second time."""
        self.setWindowState(
            (self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
        )
        self.show()
        self.raise_()
        self.activateWindow()

    def keep_layout(self) -> None:
        """Remember where the window stands."""
        self.desk.memory.set_bytes("geometry", self.saveGeometry())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something is being written: then ask first."""
        if self.desk.runner.writing:
            event.ignore()
            dialogs.confirm(
                self,
                title=tr("Work is under way"),
                text=tr(
                    "Something is being recorded. If you close now it stops at its next step; what is on the ledger stays."
                ),
                agree=tr("Stop and close"),
                then=self._leave,
                danger=True,
            )
            return
        event.accept()
        self._leave()

    def _leave(self) -> None:
        self.keep_layout()
        self.hide()
        self.left.emit()


def _name_and_kind(job: Job) -> tuple[str, str, bool]:
    from almoner.services.sample import is_sample

    home = job.session.home
    return str(home.get("name")), str(home.get("kind", CHARITY)), is_sample(home)
