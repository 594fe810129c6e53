"""The invitation to this ledger: as a link, as a code to photograph, as a file; with what the one who invites should know."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QLayout, QLineEdit, QSizePolicy, QWidget

from almoner.ui import formats
from almoner.ui.dialogs import Dialog
from almoner.ui.parts import Facts, Fold, Notice, button, clear, column, label, row, scrolled
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation in all its forms."""

    name: str
    ledger: bytes
    nodes: tuple[str, ...]
    link: str
    file: bytes
    png: bytes
    warnings: tuple[str, ...]
    embedded: bool


class CodePicture(QWidget):
    """A code in black on white, as large as fits, each module a whole number of dots."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setObjectName("code")
        self.setAccessibleName(tr("The invitation as a code to photograph"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(em(self, 15))

    def show_png(self, png: bytes) -> None:
        """Show a picture with one dot for each module."""
        self._picture.loadFromData(png)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size a phone reads across a desk."""
        return QSize(em(self, 20), em(self, 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the code without smoothing."""
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = int(min(self.width(), self.height()) * ratio)
        side = self._picture.width() * max(1, room // self._picture.width())
        scaled = self._picture.scaled(side, side)
        scaled.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        left, top = (self.width() - side / ratio) / 2, (self.height() - side / ratio) / 2
        painter.drawPixmap(round(left), round(top), scaled)
        painter.end()


class InviteDialog(Dialog):
    """Show the invitation; made in a worker."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, tr("Invite others to this ledger"), width=38)
        self.setObjectName("invite_dialog")
        self.resize(em(self, 50), em(self, 25))
        self._desk = desk
        self.invited: Invited | None = None
        self._body = column()
        self.content.addLayout(self._body)
        self._body.addWidget(label(tr("Making the invitation…"), "quiet"))
        self.add_button(button(tr("Close"), self.accept, kind="primary", name="close"))
        desk.read(read_invitation, owner=self, then=self._show, failed=self._lost)

    def _lost(self, error: AlmonerError) -> None:
        clear(self._body)
        said = told(error)
        notice = Notice("warn", said.sentence, said.hint)
        notice.setObjectName("no_invitation")
        self._body.addWidget(notice)

    def _show(self, invited: Invited) -> None:
        self.invited = invited
        clear(self._body)
        text = tr(
            "Whoever gets this finds the ledger of {charity} with Almoner and can be sure that it is the one. There is nothing secret in it, and it gives no rights: those are given on the page Wallets and people."
        )
        self.link = QLineEdit(invited.link, readOnly=True)
        self.link.setObjectName("invite_link")
        self.link.setAccessibleName(tr("The invitation's link"))
        self.link.setCursorPosition(0)
        copy = button(tr("&Copy the link"), self.copy, icon="copy", name="copy_link")
        facts = [
            (tr("Address of the ledger"), "0x" + invited.ledger.hex()),
            (tr("Nodes to ask"), "\n".join(invited.nodes)),
        ]
        words: list[QWidget | QLayout | None] = [
            *warnings(invited),
            label(text.format(charity=formats.visible(invited.name)), wrap=True),
            self.link,
            row(copy, None),
            row(button(tr("&Save as a file…"), self.choose_file, icon="save", name="save_invitation"), None),
            row(button(tr("Save the &picture…"), self.choose_picture, icon="save", name="save_code"), None),
            Fold(tr("What is in it"), Facts(facts), name="in_it"),
            None,
        ]
        inner = QWidget()
        inner.setLayout(column(*words))
        code = CodePicture()
        code.show_png(invited.png)
        both = row(code, scrolled(inner))
        both.setStretch(0, 3)
        both.setStretch(1, 4)
        self._body.addLayout(both, 1)
        copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self) -> None:
        """Put the link into the clipboard."""
        if self.invited is not None:
            QGuiApplication.clipboard().setText(self.invited.link)
            self._desk.say(tr("The link is copied."))

    def choose_file(self) -> None:
        """Ask where the invitation's file goes."""
        self._choose(tr("Invitation (*.almoner-join)"), "almoner-join", tr("invitation"))

    def choose_picture(self) -> None:
        """Ask where the code's picture goes."""
        self._choose(tr("Picture (*.png)"), "png", tr("invitation"))

    def _choose(self, kind: str, suffix: str, name: str) -> None:
        dialog = QFileDialog(self, tr("Save the invitation"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([kind])
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{name}.{suffix}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the invitation: its picture where the name ends in .png, else its file."""
        invited = self.invited
        if invited is None:
            return

        def work(job: Job) -> None:
            path.write_bytes(_large(invited) if path.suffix.lower() == ".png" else invited.file)

        def done(_: None) -> None:
            self._desk.say(tr("The invitation was written to {file}").format(file=formats.visible(path.name)))

        self._desk.read(work, owner=self, then=done, label=tr("Saving the invitation"))


def warnings(invited: Invited) -> list[Notice]:
    """Return what the one who invites should know."""
    from almoner.services.invitations import MAY_HOLD_KEY, ONLY_HERE

    found = []
    if invited.embedded:
        text = tr("This ledger is on this computer only: other computers cannot reach it.")
        hint = tr(
            "The invitation works for programs on this computer while Almoner is open, to try it out. For people elsewhere, use a ledger on a network (Move to a shared ledger)."
        )
        found.append(Notice("warn", text, hint))
    elif ONLY_HERE in invited.warnings:
        text = tr("The ledger's node is on this computer: others cannot reach it by this address.")
        hint = tr("Name a node that others reach in the Settings, then invite again.")
        found.append(Notice("warn", text, hint))
    if MAY_HOLD_KEY in invited.warnings:
        text = tr("A node's address looks as if it holds an access key of yours.")
        hint = tr("Whoever gets the invitation gets the key, too. Look at what is in it first.")
        found.append(Notice("warn", text, hint))
    for at, notice in enumerate(found):
        notice.setObjectName(f"invite_warning_{at}")
    return found


def read_invitation(job: Job) -> Invited:
    """Make the invitation; in a worker."""
    from almoner.services.joining import invite

    session = job.session
    made = invite(session)
    return Invited(
        name=made.name,
        ledger=made.ledger,
        nodes=made.rpc,
        link=made.link(),
        file=made.file(),
        png=made.png(dots=1),
        warnings=made.warnings,
        embedded=session.home.get("engine") == "embedded",
    )


def _large(invited: Invited) -> bytes:
    """Return the code's picture to print or send."""
    from almoner.services.invitations import read_invitation as read

    return read(invited.link).png()
