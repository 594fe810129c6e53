"""What is served for phones now: its address, the code that opens it, what can be read, and what to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from almoner.ui.pages import ledger_phones_words as words
from almoner.ui.pages.qr_screen import QrPicture, QrScreen
from almoner.ui.parts import Facts, Fold, Notice, button, column, label, row
from almoner.ui.sentences import sentence
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.rendering.qr import QrCode
    from almoner.ui.serving import Served


class NowServed(QWidget):
    """The address with its buttons, the code beside it."""

    def __init__(self, now: Served, domain: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("served")
        self._now = now
        serving = now.serving
        shown = serving.lan_url or serving.url
        self.lan_host = (urlsplit(serving.lan_url).hostname or "") if serving.lan_url else ""
        self.address = QLineEdit(shown, readOnly=True)
        self.address.setObjectName("serve_address")
        self.address.setAccessibleName(tr("Address of the page"))
        self.address.setCursorPosition(0)
        self.copy = button(tr("Cop&y the address"), lambda: None, icon="copy", name="copy_address")
        self.browse = button(tr("&Open in the browser"), lambda: None, icon="forward", name="open_browser")
        self._count = label("", wrap=True)
        self._count.setObjectName("serve_count")
        self._codes = label("", wrap=True)
        self._codes.setObjectName("serve_codes")
        self._moved = QVBoxLayout()
        self.show_count(serving.purposes)
        state = Notice("good", words.where_it_is(serving))
        state.setObjectName("serve_state")
        technical = Facts(words.technical(serving))
        fold = Fold(tr("Technical facts"), technical, name="serve_technical")
        layout = column(state, self._moved, *self._warnings(), self._middle(), fold)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.show_domain(domain)

    def _warnings(self) -> list[Notice]:
        found = []
        for at, text in enumerate(self._now.serving.warnings):
            notice = Notice("warn", sentence(text))
            notice.setObjectName(f"serve_warning_{at}")
            found.append(notice)
        return found

    def _middle(self) -> QLayout:
        buttons = row(self.copy, self.browse, None)
        parts: list[QWidget | QLayout | None] = [self.address, buttons, self._count, self._codes]
        code = self._now.code
        if code is None:
            return column(*parts)
        parts.insert(0, label(words.how_to_scan(), wrap=True))
        large = button(
            tr("Show it &large"), self.show_large, name="serve_large",
            tip=tr("The code over the whole screen, to be scanned from across the room"),
        )  # fmt: skip
        made = QHBoxLayout()
        made.setSpacing(em(self, 1))
        for each, stretch in ((column(_picture(code), large, None), 0), (column(*parts, None), 1)):
            each.setSpacing(em(self, 0.35))
            made.addLayout(each, stretch)
        return made

    def show_count(self, purposes: int) -> None:
        """Say how many purposes can be read."""
        self._count.setText(words.how_many(purposes, published=self._now.choice.purposes))

    def show_domain(self, domain: str) -> None:
        """Say where the codes on receipts lead; nothing where that is not known."""
        self._codes.setText(words.where_codes_lead(domain) if domain else "")
        self._codes.setVisible(bool(domain))

    def show_addresses(self, addresses: list[str]) -> None:
        """Warn where this computer has no more the address that is shown."""
        if self.lan_host in addresses or self._moved.count():
            return
        notice = Notice(
            "warn",
            tr("This computer is in another network now, so phones do not find the page at this address."),
            tr("Switch it off and on again."),
        )
        notice.setObjectName("serve_moved")
        self._moved.addWidget(notice)

    def show_large(self) -> None:
        """Show the code over the whole screen."""
        if self._now.code is not None:
            large = QrScreen(self, self._now.code, [self.address.text()])
            large.setWindowTitle(tr("The page for phones"))
            large.picture.setAccessibleName(_code_name())
            large.open()


def _picture(code: QrCode) -> QrPicture:
    """Return the code as large as a phone reads it across a desk."""
    made = QrPicture(code, _code_name())
    made.setObjectName("serve_code")
    side = em(made, 15)
    made.setFixedSize(QSize(side, side))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def _code_name() -> str:
    return tr("The page's address as a code, to be scanned with a phone")
