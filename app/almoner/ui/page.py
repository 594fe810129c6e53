"""What every page of the window is: a title, a content, and when to look again.

A page reads what it shows when it is first seen, and again when something it shows has changed and it is in sight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from almoner.ui.changes import Changes, Topic
from almoner.ui.parts import Notice, label
from almoner.ui.sentences import told
from almoner.ui.theme import em

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner_chain.core.errors import AlmonerError


class Page(QWidget):
    """One page. Subclasses build their content in ``__init__`` into ``self.content`` and read in ``refresh``.

    ``name`` is how `Desk.show_page` calls it; ``topics`` are the changes after which it looks again. Put the page's main buttons
    beside the title with ``add_action``; an error that belongs to the page is shown with ``complain``.
    """

    name: ClassVar[str] = ""
    topics: ClassVar[Changes] = frozenset()

    def __init__(self, desk: Desk, title: str, intro: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName(f"page.{self.name}")
        self.setAccessibleName(title)
        self._stale = True
        self._actions = QHBoxLayout()
        self._complaint: Notice | None = None
        heading = QHBoxLayout()
        self.heading = label(title, "title")
        heading.addWidget(self.heading)
        heading.addStretch(1)
        heading.addLayout(self._actions)
        self._outer = QVBoxLayout(self)
        space = em(self, 0.9)
        self._outer.setContentsMargins(space, space, space, space)
        self._outer.addLayout(heading)
        if intro:
            self._outer.addWidget(label(intro, "quiet", wrap=True))
        self.content = QVBoxLayout()
        self._outer.addLayout(self.content, 1)
        desk.changed.connect(self._note_changes)

    def add_action(self, widget: QWidget) -> None:
        """Put a button beside the title."""
        self._actions.addWidget(widget)

    def refresh(self) -> None:
        """Read and show everything anew; asked for by `look`."""

    def show_subject(self, subject: Any) -> None:
        """Show one thing in this page: whatever `Desk.show_page` was given."""

    def look(self) -> None:
        """Refresh now if the page is in sight, else when it comes into sight."""
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        self.refresh()

    def _note_changes(self, changes: frozenset[Topic]) -> None:
        if changes & self.topics:
            self.look()

    def showEvent(self, event: QShowEvent) -> None:
        """Read when the page comes into sight and does not show the newest."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def complain(self, error: AlmonerError) -> None:
        """Show an error at the top of the page until it is closed or `complain_no_more`."""
        self.complain_no_more()
        words = told(error)
        self._complaint = Notice("bad", words.sentence, words.hint, closable=True)
        self._complaint.setObjectName("complaint")
        self._complaint.closed.connect(self.complain_no_more)
        self._outer.insertWidget(1, self._complaint)
        self._complaint.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain_no_more(self) -> None:
        """Take the error away."""
        if self._complaint is not None:
            self._complaint.hide()
            self._complaint.deleteLater()
            self._complaint = None
