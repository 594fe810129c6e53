"""The installation itself: its folder, its log, its version, whose work is in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from almoner.ui import formats
from almoner.ui.dialogs import Dialog
from almoner.ui.pages.settings_window import titled
from almoner.ui.parts import Facts, button, column, label, row
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job

LOG_FILE = "almoner.log"
MOST_OF_LOG = 100_000
"""Bytes of the log's end that are shown."""


class FilesCard(QWidget):
    """Where things lie, and buttons to look at them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._facts = Facts([(tr("Folder"), str(desk.directory))])
        folder = button(tr("Open the folder"), self.open_folder, icon="file", name="open_folder")
        log = button(tr("Show the log"), self.show_log, name="show_log")
        licences = button(tr("Licences"), self.show_licences, name="show_licences")
        text = tr("Everything of this installation is in its folder. Back it up on the page Ledger.")
        layout = column(
            titled(
                tr("This installation"),
                self._facts,
                label(text, "quiet", wrap=True),
                row(folder, log, licences, None),
                name="files_card",
            )
        )
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.setFocusProxy(folder)
        desk.read(lambda job: _version(), owner=self, then=self._show_version)

    def _show_version(self, version: str) -> None:
        self._facts.set([(tr("Folder"), str(self._desk.directory)), (tr("Version"), version)])

    def open_folder(self) -> None:
        """Open the installation's folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.directory)))

    def show_log(self) -> None:
        """Show the end of the log."""
        path = self._desk.directory / LOG_FILE
        self._desk.read(lambda job: read_log(path), owner=self, then=self._log_read)

    def _log_read(self, text: str) -> None:
        shown = text or tr("The log is empty: nothing has gone wrong.")
        LongText(self, tr("Log"), shown, name="log_dialog").open()

    def show_licences(self) -> None:
        """Show under which licence this program stands, and whose work is in it."""
        self._desk.read(_licences, owner=self, then=self._licences_read)

    def _licences_read(self, text: str) -> None:
        about = tr(
            "Almoner is free software: you may use, study, change and pass it on under the GNU Affero General "
            "Public License, version 3. It comes without any warranty. Below: the packages it is built on, and the licence."
        )
        whole = tr("{about}\n\n{packages}").format(about=about, packages=text)
        LongText(self, tr("Licences"), whole, name="licences_dialog").open()


class LongText(Dialog):
    """A long text to read, search with the eyes, and copy."""

    def __init__(self, parent: QWidget, title: str, text: str, *, name: str) -> None:
        super().__init__(parent, title, width=40)
        self.setObjectName(name)
        self.box = QPlainTextEdit()
        self.box.setReadOnly(True)
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(title)
        self.box.setObjectName("long_text")
        self.box.setPlainText(formats.visible(text, lines=True))
        self.box.setMinimumHeight(em(self, 14))
        self.content.addWidget(self.box, 1)
        self.resize(em(self, 44), em(self, 26))
        copy = button(tr("Copy all"), self._copy, icon="copy", name="copy_text")
        self.buttons.insertWidget(0, copy)
        self.add_button(button(tr("Close"), self.accept, kind="primary", name="close"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.box.toPlainText())


def read_log(path: Path) -> str:
    """Return the end of the log; empty where there is none."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - MOST_OF_LOG))
            text = file.read().decode("utf-8", errors="replace")
    except FileNotFoundError:
        return ""
    return text if size <= MOST_OF_LOG else text.partition("\n")[2]


def _version() -> str:
    from importlib.metadata import version

    return version("almoner")


def _licences(job: Job) -> str:
    """Return the packages that the program is built on with their licences, and our own licence."""
    from importlib import metadata

    found: dict[str, str] = {}
    waiting = ["almoner"]
    while waiting:
        name = waiting.pop()
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        about = package.metadata
        if about["Name"] in found:
            continue
        found[about["Name"]] = f"{about['Name']} {package.version}: {_licence(about)}"
        waiting += [_named(need) for need in package.requires or () if "extra ==" not in need]
    lines = sorted(line for name, line in found.items() if name != "almoner")
    return "\n".join([*lines, "", _own_licence()])


def _named(requirement: str) -> str:
    """Return the name in a requirement such as ``web3>=8,<9; python_version > '3'``."""
    end = next((at for at, sign in enumerate(requirement) if not (sign.isalnum() or sign in "-_.")), None)
    return requirement[:end]


def _licence(about: object) -> str:
    get = about.get  # type: ignore[attr-defined]
    text = str(get("License-Expression") or get("License") or "").strip().partition("\n")[0]
    if not text or len(text) > 80:
        kinds = about.get_all("Classifier") or []  # type: ignore[attr-defined]
        text = ", ".join(k.rpartition(" :: ")[2] for k in kinds if k.startswith("License")) or text[:80]
    return text or "—"


def _own_licence() -> str:
    from importlib import metadata

    for file in metadata.files("almoner") or ():
        if file.name == "LICENSE":
            return file.read_text(encoding="utf-8")
    return ""
