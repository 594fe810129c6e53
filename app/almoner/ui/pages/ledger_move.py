"""Explain how one goes on in a ledger that others hold, too: a ledger cannot be moved, its money can be passed on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from almoner.ui.dialogs import Dialog
from almoner.ui.pages.ledger_restore import open_in_new_window
from almoner.ui.parts import button, card, label, row
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk


class MoveDialog(Dialog):
    """The steps, with buttons to where each is done."""

    def __init__(self, parent: QWidget, desk: Desk, *, back_up: Callable[[], object]) -> None:
        super().__init__(parent, tr("Move to a shared ledger"), width=40)
        self.setObjectName("move_dialog")
        why = tr(
            "A ledger cannot be moved: everything in it is bound to where it was made, and that is what makes it worth anything. You begin a new one on a network and pass the money on to it, so that every donation can be followed from the old one into the new one."
        )
        self.content.addWidget(label(why, wrap=True))
        for at, (title, text) in enumerate(steps(), start=1):
            numbered = tr("{number}. {step}").format(number=at, step=title)
            self.content.addWidget(card(label(numbered, "heading", wrap=True), label(text, wrap=True)))
        self.content.addLayout(
            row(
                button(
                    tr("&Back up first…"), lambda: self._leave(back_up), icon="save", name="back_up_first"
                ),
                button(tr("&Begin a new one…"), self._choose, icon="add", name="begin_new"),
                button(
                    tr("Show the &funds"),
                    lambda: self._leave(lambda: desk.show_page("funds")),
                    icon="funds",
                    name="show_funds",
                ),
                None,
            )
        )
        self.add_button(button(tr("Close"), self.accept, kind="primary", name="close"))

    def _choose(self) -> None:
        """Ask for the folder of the new ledger."""
        dialog = QFileDialog(self, tr("A new folder for the new ledger"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: open_in_new_window(Path(path)))
        dialog.open()

    def _leave(self, then: Callable[[], object]) -> None:
        self.accept()
        then()


def steps() -> list[tuple[str, str]]:
    """Return the steps: what to do, and how."""
    return [
        (
            tr("Keep this ledger"),
            tr(
                "Write a backup and keep this installation. Receipts that were handed out belong to this ledger and are checked with it."
            ),
        ),
        (
            tr("Begin a new one on a network"),
            tr(
                "“Begin a new one” below opens Almoner on a new folder. In its first steps choose “Connect to a network” and give the address of a node, of a public network or of one that charities, the regulator and auditors run together. Make the same funds there, and give the same people their roles."
            ),
        ),
        (
            tr("Pass the money on"),
            tr(
                "For each fund here, record what is waiting, then request a disbursement of all that is available, category “Grant to another charity”, to the fund of the new ledger. When it is paid, record it in the new ledger as received from this one."
            ),
        ),
        (
            tr("Tell people the new ledger"),
            tr("Invite the others to the new ledger, and name its address on your web site."),
        ),
    ]
