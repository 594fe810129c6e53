"""Write the page for the charity's web site: where, which nodes it asks, what else; progress; what to do with it then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from almoner.services.cancelling import Cancelled
from almoner.ui import formats
from almoner.ui.forms import NoteField, TextField, TickField
from almoner.ui.pages import ledger_phones_site_words as words
from almoner.ui.pages.ledger_phones_words import what_is_published
from almoner.ui.pages.ledger_work import WorkDialog
from almoner.ui.parts import Facts, Fold, Notice, button, card, column, label, scrolled
from almoner.ui.sentences import sentence
from almoner.ui.theme import em
from almoner.ui.words import tr
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.services.face import FaceExport
    from almoner.services.page_export import PageExport
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError

KEPT = "phones/export"
FOLDER = "almoner-site"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written where."""

    folder: Path
    nodes: tuple[str, ...]
    face: bool
    purposes: bool


class ExportDialog(WorkDialog):
    """Ask, write, tell what to do next. What was chosen is offered again next time."""

    blamed: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(("page.unwritable", "page.foreign", "page.changed"), "export_folder"),
        **dict.fromkeys(("face.unwritable", "face.foreign", "face.other_ledger"), "export_folder"),
        **dict.fromkeys(("page.url", "page.nodes"), "export_nodes"),
    }

    def __init__(self, parent: QWidget, desk: Desk, domain: str, *, here_only: bool) -> None:
        super().__init__(parent, desk, tr("Export the page for your web site"), act=tr("&Write the page"))
        self.setObjectName("export_dialog")
        self.setMinimumWidth(em(self, 40))
        self._fields = scrolled(self._inner)
        self.content.insertWidget(1, self._fields, 1)
        self.folder = TextField(
            "export_folder", tr("Folder"), required=True,
            hint=tr("A new or empty one, or the one it was written to before: then only what changed is written."),
        )  # fmt: skip
        self.nodes = NoteField(
            "export_nodes", tr("Nodes that the page asks"), hint=words.how_nodes_are_set(here_only)
        )
        self.face = TickField(
            "export_face", tr("Also the charity's public &face"), hint=words.what_the_face_is()
        )
        self.purposes = TickField(
            "export_purposes", tr("&Publish what disbursements were for"), hint=what_is_published()
        )
        choose = button(tr("&Choose…"), self.choose, name="choose_folder")
        choose.setAccessibleName(tr("Choose the folder for the page"))
        self.inputs.addWidget(label(words.where_it_belongs(domain), wrap=True))
        if here_only:
            self.inputs.addWidget(Notice("warn", words.nobody_reaches_it(), words.how_it_is_reached()))
        self.fill([self.folder, self.nodes, self.face, self.purposes], {"export_folder": choose})
        self._restore()
        self._grow_to(self._fields)
        self.folder.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        kept = self.desk.memory.get(KEPT)
        kept = kept if isinstance(kept, dict) else {}
        self.folder.value = str(kept.get("folder") or Path.home() / FOLDER)
        self.nodes.value = str(kept.get("nodes") or "")
        self.face.value = "yes" if kept.get("face") is True else ""
        self.purposes.value = "" if kept.get("purposes") is False else "yes"

    def choose(self) -> None:
        """Ask for the folder."""
        dialog = QFileDialog(self, tr("Where does the page go?"), str(self._typed_folder().parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.take_folder(Path(path)))
        dialog.open()

    def take_folder(self, path: Path) -> None:
        """Write there."""
        self.folder.value = str(path)

    def _typed_folder(self) -> Path:
        return Path(self.folder.value).expanduser()

    @property
    def wanted(self) -> Wanted:
        """What is chosen now."""
        lines = [line.strip() for line in self.nodes.value.splitlines()]
        return Wanted(
            self._typed_folder(), tuple(filter(None, lines)), bool(self.face.value), bool(self.purposes.value)
        )

    def act(self) -> None:
        """Write it."""
        if self.form is None or not self.form.complete():
            return
        wanted = self.wanted
        kept = {"folder": str(wanted.folder), "nodes": "\n".join(wanted.nodes)}
        self.desk.memory.set(KEPT, {**kept, "face": wanted.face, "purposes": wanted.purposes})
        self.work(
            lambda job: write(job, wanted),
            lambda done: self._done(*done),
            said=tr("Writing the page for the web site"),
        )

    def _failed(self, error: AlmonerError) -> None:
        super()._failed(error)
        if isinstance(error, Cancelled):
            text = tr(
                "Stopped. Every file that was written is whole; write into the same folder again to finish."
            )
            self.say(Notice("info", text))
        elif error.code == "page.url" and self.form is not None:
            wrong = next((node for node in self.wanted.nodes if not _is_address(node)), "")
            text = tr(
                "This is not the address of a node: {text}. Write https:// and its name, without a password."
            )
            self.form.blame("export_nodes", text.format(text=formats.visible(wrong)))
        self._grow_to(self._fields)

    def _done(self, page: PageExport, face: FaceExport | None) -> None:
        self._written = page.directory
        folder = formats.visible(str(page.directory))
        good = Notice(
            "good",
            tr("The page is written into {folder}").format(folder=folder),
            words.what_changed(len(page.written) + len(page.removed), face),
        )
        good.setObjectName("work_said")
        parts: list[QWidget] = []
        for at, text in enumerate(page.warnings):
            notice = Notice("warn", sentence(text))
            notice.setObjectName(f"export_warning_{at}")
            parts.append(notice)
        steps = [label(each, wrap=True, selectable=True) for each in words.what_to_do_next(page.address)]
        fingerprint = Facts([(tr("Fingerprint of the page"), page.fingerprint)])
        parts += [
            card(label(tr("What to do next"), "heading"), *steps),
            card(
                Facts(words.written(page, face)),
                Fold(tr("Technical facts"), fingerprint, name="export_technical"),
            ),
        ]
        self._show(good, parts)
        opener = button(tr("&Open the folder"), self.open_folder, icon="file", name="open_folder")
        self.buttons.insertWidget(self.buttons.count() - 2, opener)

    def _show(self, good: QWidget, parts: list[QWidget]) -> None:
        """Show what came of it; it scrolls where there is much to say."""
        inner = QWidget()
        layout = column(*parts, None)
        layout.setContentsMargins(0, 0, 0, 0)
        inner.setLayout(layout)
        self._fields.hide()
        area = scrolled(inner)
        self.finish(good, area)
        self._grow_to(area)

    def _grow_to(self, area: QScrollArea) -> None:
        """Make room for what scrolls, as far as the screen has it, once new texts know how high they are."""

        def grow() -> None:
            content = area.widget()
            layout = content.layout() if content is not None else None
            needed = layout.totalHeightForWidth(area.viewport().width()) if layout is not None else 0
            area.setMaximumHeight(needed)
            area.setMinimumHeight(min(needed, self.screen().availableGeometry().height() * 2 // 3))
            self._outer.activate()
            self.resize(self.width(), 1)
            self.fit()

        QTimer.singleShot(0, self, grow)

    def open_folder(self) -> None:
        """Show the folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))


def write(job: Job, wanted: Wanted) -> tuple[PageExport, FaceExport | None]:
    """Write the page, and the public face where it is wanted; in a worker."""
    from almoner.services.face import export_face
    from almoner.services.page_config import PageOptions
    from almoner.services.page_export import export_page

    options = PageOptions(nodes=wanted.nodes, purposes=wanted.purposes)
    page = export_page(job.session, wanted.folder, options)
    if not wanted.face:
        return page, None
    face = export_face(job.session, wanted.folder, purposes=wanted.purposes, progress=job.progress)
    return page, face


def _is_address(text: str) -> bool:
    from almoner.services.trust import clean_url

    try:
        clean_url(text)
    except BadInput:
        return False
    return True
