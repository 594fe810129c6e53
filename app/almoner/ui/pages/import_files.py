"""Ask for the file to import, and remember how files with the same headings were read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.memory import Memory

KEY_FOLDER, KEY_READ = "imports/folder", "imports/read"
KEPT = 40


def ask_for_file(parent: QWidget, memory: Memory, chosen: Callable[[Path], object]) -> None:
    """Ask which list to import, beginning in the folder of the last one."""
    dialog = QFileDialog(parent, tr("Import a list of donations"))
    dialog.setObjectName("choose_file")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([tr("Tables (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods)"), tr("All files (*)")])
    folder = memory.get(KEY_FOLDER)
    if isinstance(folder, str):
        dialog.setDirectory(folder)

    def take(text: str) -> None:
        memory.set(KEY_FOLDER, str(Path(text).parent))
        chosen(Path(text))

    dialog.fileSelected.connect(take)
    dialog.open()


def remember_reading(memory: Memory, fingerprint: str, mapping: Mapping[str, Any], fund: str) -> None:
    """Keep how a file was read for the next one with the same headings."""
    if not fingerprint:
        return
    kept = memory.get(KEY_READ, {})
    kept = {key: value for key, value in kept.items() if key != fingerprint} if isinstance(kept, dict) else {}
    kept[fingerprint] = {"mapping": dict(mapping), "fund": fund}
    memory.set(KEY_READ, dict(list(kept.items())[-KEPT:]))


def remembered_reading(memory: Memory, fingerprint: str) -> tuple[dict[str, Any], str] | None:
    """Return how the last file with these headings was read, and its fund; None where there was none."""
    kept = memory.get(KEY_READ, {})
    found = kept.get(fingerprint) if isinstance(kept, dict) and fingerprint else None
    if not isinstance(found, dict) or not isinstance(found.get("mapping"), dict):
        return None
    return found["mapping"], str(found.get("fund", ""))
