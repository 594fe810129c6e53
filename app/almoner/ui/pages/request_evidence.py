"""The field for evidence: files are dropped on it or chosen, listed, and taken off again; only their paths are kept.

Files are looked at in a worker; they are read and kept when the request is made.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.forms import Field
from almoner.ui.parts import button, clear, icon_label, label, row
from almoner.ui.theme import colours, em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job


@dataclass(frozen=True, slots=True)
class Found:
    """How a file stands: its size in bytes, or -1 where it is not there, is a folder or cannot be read."""

    path: str
    size: int


class DropArea(QFrame):
    """A frame that takes dropped files; ``dropped`` carries their paths."""

    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        self.inside = layout

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, nothing else."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self._mark(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go back to how it looked."""
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        self._mark(False)
        event.acceptProposedAction()
        self.dropped.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def _mark(self, over: bool) -> None:
        self.setProperty("tone", "good" if over else None)
        self.style().unpolish(self)
        self.style().polish(self)


class EvidenceField(Field):
    """Files as evidence; ``value`` is a JSON list of paths, empty for none."""

    def __init__(self, desk: Desk, name: str, title: str) -> None:
        self.desk = desk
        self._paths: list[str] = []
        self._sizes: dict[str, int] = {}
        self._kept: dict[str, str] = {}
        area = DropArea()
        super().__init__(name, title, area, required=False)
        self._lines = QVBoxLayout()
        self._drop = label(tr("Drop invoices, photos or delivery notes here"), "quiet", wrap=True)
        self._add = button(tr("Add files…"), self._choose, icon="file", name="add_evidence")
        area.inside.addLayout(self._lines)
        drop = row(icon_label("import", colours().quiet, 1.2), self._drop, self._add)
        drop.setStretch(1, 1)
        area.inside.addLayout(drop)
        area.dropped.connect(self.add_files)

    @property
    def value(self) -> str:
        """The paths, as JSON; empty for none."""
        return json.dumps(self._paths, ensure_ascii=False) if self._paths else ""

    @value.setter
    def value(self, text: str) -> None:
        try:
            paths = json.loads(text) if text else []
        except ValueError:
            paths = []
        self._paths = [each for each in paths if isinstance(each, str)] if isinstance(paths, list) else []
        self._look()

    @property
    def paths(self) -> list[Path]:
        """The files in the order in which they were added."""
        return [Path(each) for each in self._paths]

    def name_files(self, value: str, names: Sequence[str]) -> None:
        """Call the files of this value by the names under which they came; their paths are digests."""
        paths = json.loads(value) if value else []
        self._kept = dict(zip(paths, names, strict=False))
        self._fill()

    def add_files(self, paths: Sequence[str]) -> None:
        """Add files; one that is there already is not added again."""
        self._paths += [each for each in dict.fromkeys(paths) if each not in self._paths]
        self._look()
        self.changed.emit()

    def _take_off(self, path: str) -> None:
        self._paths.remove(path)
        self._fill()
        self.changed.emit()

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Add files as evidence"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self.add_files)
        dialog.open()

    def _look(self) -> None:
        self._fill()
        paths = [each for each in self._paths if each not in self._sizes]
        if paths:
            self.desk.read(lambda job: look_at(job, paths), owner=self, then=self._looked)

    def _looked(self, found: list[Found]) -> None:
        self._sizes |= {each.path: each.size for each in found}
        self._fill()

    def _fill(self) -> None:
        clear(self._lines)
        for at, path in enumerate(self._paths):
            self._lines.addWidget(self._line(at, path))
        self._lines.setSpacing(em(self, 0.15))
        missing = [each for each in self._paths if self._sizes.get(each) == -1]
        self.set_error(
            tr("“{file}” cannot be read: it is not there any more, or it is a folder.").format(
                file=formats.visible(Path(missing[0]).name)
            )
            if missing
            else ""
        )

    def _line(self, at: int, path: str) -> QWidget:
        name = formats.visible(self._kept.get(path) or Path(path).name)
        size = self._sizes.get(path)
        bad = size == -1
        text = (
            name if size is None or bad else tr("{name}, {size}").format(name=name, size=formats.size(size))
        )
        off = button(tr("Take off"), lambda: self._take_off(path), name=f"take_off_evidence_{at}")
        off.setAccessibleName(tr("Take off: {file}").format(file=name))
        line = QWidget()
        icon = icon_label("bad" if bad else "file", colours().bad if bad else "", 1.1)
        words = label(text, "error" if bad else "", wrap=True)
        inner = row(icon, words, off)
        inner.setStretch(1, 1)
        inner.setContentsMargins(0, 0, 0, 0)
        line.setLayout(inner)
        return line


def look_at(job: Job, paths: Sequence[str]) -> list[Found]:
    """Return how these files stand; in a worker."""
    found = []
    for each in paths:
        path = Path(each)
        try:
            found.append(Found(each, path.stat().st_size if path.is_file() else -1))
        except OSError:
            found.append(Found(each, -1))
    return found
