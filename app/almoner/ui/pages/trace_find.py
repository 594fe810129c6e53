"""The line with which one finds what to trace: a serial number, a disbursement's number, a fund's, or a receipt."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from almoner.ui.parts import button, label, row
from almoner.ui.theme import em
from almoner.ui.words import tr

MOST_DIGITS = 15
"""A longer number is the digits of a receipt's code."""


class FindBar(QWidget):
    """Ask for a subject. ``asked`` carries it as a dict."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._wanted = "serial"
        """What is chosen; a fund may be asked for before the funds are read."""
        self.what = QComboBox()
        self.what.setObjectName("what")
        self.what.setAccessibleName(tr("What to trace"))
        self.number = QLineEdit(clearButtonEnabled=True)
        self.number.setObjectName("number")
        self.number.setAccessibleName(tr("Number, or the link of a receipt"))
        self.number.setMaximumWidth(em(self, 14))
        self.number.setAcceptDrops(False)  # a receipt that is dropped here is not a text
        self.number.returnPressed.connect(self.submit)
        self.number.textChanged.connect(lambda: self.complain(""))
        self.what.activated.connect(self._chosen)
        self.show_it = button(tr("&Show"), self.submit, kind="primary", name="find")
        self.open_file = button(
            tr("&Receipt file…"),
            self.choose_file,
            icon="file",
            tip=tr(
                "Trace the donation of a receipt: a picture, a PDF or a receipt file. You can also drop it here."
            ),
            name="open_receipt",
        )
        self.error = label("", "error", wrap=True)
        self.error.setObjectName("find_error")
        self.error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self.what, self.number, self.show_it, self.open_file, None))
        layout.addWidget(self.error)
        self.set_funds(())

    def set_funds(self, funds: Sequence[tuple[int, str]]) -> None:
        """Offer these funds (number and name) below donation and disbursement."""
        before = self._wanted
        self.what.clear()
        self.what.addItem(tr("Donation with the serial number"), "serial")
        self.what.addItem(tr("Disbursement with the number"), "payment")
        for number, name in funds:
            self.what.addItem(tr("The whole fund “{fund}”").format(fund=name), f"fund {number}")
        self.what.setCurrentIndex(max(self.what.findData(before), 0))
        self._chosen(ask=False)

    def show_subject(self, subject: dict[str, Any]) -> None:
        """Fill in what is shown now."""
        self.complain("")
        for key in ("serial", "payment"):
            if key in subject:
                self._wanted = key
                self.number.setText(str(subject[key]))
        if not {"serial", "payment"} & set(subject):
            self.number.clear()
        if "fund" in subject:
            self._wanted = f"fund {subject['fund']}"
        self.what.setCurrentIndex(max(self.what.findData(self._wanted), 0))
        self._chosen(ask=False)

    def _chosen(self, index: int = 0, *, ask: bool = True) -> None:
        """Show the number's field where one is wanted; a fund is shown at once."""
        data = str(self.what.currentData())
        if ask:
            self._wanted = data
        is_fund = data.startswith("fund ")
        self.number.setEnabled(not is_fund)
        hint = tr("such as 12") if not is_fund else ""
        self.number.setPlaceholderText(hint)
        if is_fund and ask:
            self.submit()

    def submit(self) -> None:
        """Ask for what was typed or chosen."""
        key, _, fund = str(self.what.currentData()).partition(" ")
        if key == "fund":
            self.asked.emit({"fund": int(fund)})
            return
        text = unicodedata.normalize("NFKC", self.number.text()).strip().lstrip("#№ ").replace(",", "")
        if "/v#" in text or (text.isdecimal() and len(text) > MOST_DIGITS):
            self.asked.emit({"text": text})
        elif text.isdecimal() and int(text):
            self.asked.emit({key: int(text)})
        else:
            self.complain(tr("Type the number as it stands on the receipt or in the list, such as 12."))
            self.number.setFocus()

    def complain(self, text: str) -> None:
        """Say below the line what is wrong; an empty text takes that back."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.number.setAccessibleDescription(text)
        self.number.setProperty("wrong", bool(text))
        self.number.style().unpolish(self.number)
        self.number.style().polish(self.number)

    def choose_file(self) -> None:
        """Let the person choose a receipt."""
        dialog = QFileDialog(self, tr("Trace the donation of a receipt"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [tr("Receipts (*.pdf *.png *.jpg *.jpeg *.webp *.svg *.almr)"), tr("All files (*)")]
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.open_path(Path(path)))
        dialog.open()

    def open_path(self, path: Path) -> None:
        """Ask for the donation of this receipt."""
        self.asked.emit({"file": str(path)})
