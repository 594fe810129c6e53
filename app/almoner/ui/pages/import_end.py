"""The line below an import that stays in sight: what would come in, how far it is, import, or give it up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from almoner.ui import formats
from almoner.ui.parts import button, label
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.importing import Imported


class EndLine(QWidget):
    """Show a dry run's sum with the button that does it."""

    def __init__(self, *, leave: Callable[[], object], agree: Callable[[], object]) -> None:
        super().__init__()
        self.sum = label("", "heading")
        self.sum.setObjectName("import_sum")
        self.bar = QProgressBar()
        self.bar.setObjectName("import_progress")
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.setMaximumWidth(em(self, 12))
        self.cancel = button(tr("Cancel"), leave, name="leave_import")
        self.agree = button(tr("Import"), agree, kind="primary", icon="import", name="import_now")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sum, 1)
        for part in (self.bar, self.cancel, self.agree):
            layout.addWidget(part)

    def busy(self, what: str, *, stop: bool = False) -> None:
        """Show that something is under way, which can be stopped."""
        self.sum.setText(what)
        self.agree.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.cancel.setText(tr("Stop") if stop else tr("Cancel"))

    def step(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(1000 * done // total if total else 0)

    def show_done(self, done: Imported | None) -> None:
        """Show what would come in; None where nothing can."""
        self.bar.hide()
        self.cancel.setText(tr("Cancel"))
        self.agree.setEnabled(done is not None and done.accepted > 0)
        if done is None:
            self.sum.setText(tr("Nothing can be imported yet."))
            self.agree.setText(tr("Import"))
            return
        self.sum.setText(formats.money(done.total, done.fund.unit))
        some = tr("Import %Ln donation(s)", "", done.accepted)
        self.agree.setText(some if done.accepted else tr("Nothing to import"))
