"""The trace page: where a donation went, whose donations paid a disbursement, how a fund flows; in a picture and a table.

Traces are read and laid out in workers; the page keeps the way one came, so that one can go back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.changes import ON_LEDGER
from almoner.ui.flow import Node, NodeKind, Target
from almoner.ui.flow_panel import FlowPanel
from almoner.ui.page import Page
from almoner.ui.pages.registry import pages_for
from almoner.ui.pages.trace_find import FindBar
from almoner.ui.pages.trace_read import Shown, Subject, TableKind, read_funds, read_trace
from almoner.ui.pages.trace_rows import TraceRow, fund_columns, gift_columns, payment_columns
from almoner.ui.pages.trace_words import foreseen, leads_to
from almoner.ui.parts import Notice, button, clear, label, row, scrolled
from almoner.ui.sentences import told
from almoner.ui.tables.columns import Column, ListSource
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import em
from almoner.ui.words import joined, tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Task
    from almoner_chain.core.errors import AlmonerError

MOST_KEPT = 100
"""So many steps one can go back."""
MOST_OFFERED = 6


class TracePage(Page):
    """Trace money. Subjects: serial, payment, batch, fund, file (a receipt), document (its bytes), text (its link)."""

    name = "trace"
    topics = ON_LEDGER

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Trace"))
        self._way: list[Subject] = []
        self._at = -1
        self._task: Task[Shown] | None = None
        self._funds: list[tuple[int, str]] = []
        self.shown: Shown | None = None
        self.finder = FindBar()
        self.finder.asked.connect(self.show_subject)
        self._tables: dict[TableKind, DataTable[TraceRow]] = {}
        self._build_content()
        self._build_actions()
        self.setAcceptDrops(True)
        self._show_empty()

    # -- building ---------------------------------------------------------------------------------------

    def _build_actions(self) -> None:
        self.back = self._action(tr("Back"), self.go_back, "back", "trace_back", "Alt+Left")
        self.forward = self._action(tr("Forward"), self.go_forward, "forward", "trace_forward", "Alt+Right")
        self.save = self._action(tr("Save the picture…"), self.panel.choose_place, "save", "save_picture", "")
        for made in (self.back, self.forward, self.save):
            made.setEnabled(False)

    def _action(self, text: str, do: Callable[[], None], icon: str, name: str, keys: str) -> QPushButton:
        tip = (
            f"{text} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})" if keys else ""
        )
        made = button("" if keys else text, do, icon=icon, tip=tip, name=name)
        made.setAccessibleName(text)
        self.add_action(made)
        if keys:
            QShortcut(QKeySequence(keys), self, do, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return made

    def _build_content(self) -> None:
        self._words = QVBoxLayout()
        self.panel = FlowPanel(self.desk)
        self.view = self.panel.view
        self.view.opened.connect(self._open_node)
        self.view.asked_menu.connect(self._show_menu)
        self.stack = QStackedWidget()
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.panel)
        self.split.addWidget(self.stack)
        self.stack.setMinimumHeight(em(self, 8))
        self.split.setSizes([em(self, 27), em(self, 11)])
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setHandleWidth(em(self, 0.5))
        kept = self.desk.memory.get("trace/split")
        if isinstance(kept, list) and len(kept) == self.split.count():
            self.split.setSizes([int(size) for size in kept])
        self.split.splitterMoved.connect(self._keep_split)
        self.empty = QWidget()
        self._empty_layout = QVBoxLayout(self.empty)
        self._empty_layout.setContentsMargins(0, em(self, 1), 0, 0)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.finder)
        layout.addLayout(self._words)
        layout.addWidget(self.split, 1)
        layout.addWidget(self.empty, 1)
        self.content.addWidget(scrolled(inside))

    def _keep_split(self) -> None:
        self.desk.memory.set("trace/split", self.split.sizes())

    # -- what is shown ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew what is shown; offer the funds."""
        self.desk.read(read_funds, owner=self, then=self._offer, failed=lambda error: None)
        if self._way:
            self._read(self._way[self._at], keep_place=True)

    def _offer(self, funds: list[tuple[int, str]]) -> None:
        self.finder.set_funds(funds)
        if funds != self._funds:
            self._funds = funds
            if self.shown is None and not self._way:
                self._show_empty()

    def show_subject(self, subject: Any) -> None:
        """Trace a subject and remember the way to it."""
        if not isinstance(subject, dict) or not subject:
            return
        if self._at < 0 or self._way[self._at] != subject:
            self._way = [*self._way[: self._at + 1], subject][-MOST_KEPT:]
            self._at = len(self._way) - 1
        self._stale = False
        self._read(subject)

    def go_back(self) -> None:
        """Show what was shown before."""
        self._go(self._at - 1)

    def go_forward(self) -> None:
        """Show again what one came back from."""
        self._go(self._at + 1)

    def _go(self, at: int) -> None:
        if 0 <= at < len(self._way):
            self._at = at
            self._read(self._way[at])

    def _read(self, subject: Subject, *, keep_place: bool = False) -> None:
        if self._task is not None:
            self._task.cancel()
        self._show_way()
        self.finder.show_subject(dict(subject))
        if not keep_place:
            self.panel.pointed.setText(tr("Tracing…"))
        self._task = self.desk.read(
            lambda job: read_trace(job, subject),
            owner=self,
            then=lambda shown: self._show(shown, keep_place=keep_place),
            failed=lambda error: self._lost(subject, error),
            label=tr("Tracing"),
        )

    def _show_way(self) -> None:
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at < len(self._way) - 1)

    def _show(self, shown: Shown, *, keep_place: bool) -> None:
        if self._at < 0 or shown.subject != self._way[self._at]:
            return
        keep_place = keep_place and self.shown is not None
        self.shown = shown
        self.complain_no_more()
        self._say(shown)
        self.empty.hide()
        self.split.show()
        self.save.setEnabled(True)
        table = self._table(shown.table)
        self.stack.setCurrentWidget(table)
        self.setTabOrder(self.finder.open_file, self.view)
        columns = table.model.columns_shown
        table.show_source(ListSource(shown.rows, columns))
        self.panel.show_picture(shown.picture, shown.summary, keep_place=keep_place)

    def _say(self, shown: Shown) -> None:
        clear(self._words)
        heading = label(shown.heading, "heading", wrap=True, selectable=True)
        heading.setObjectName("trace_heading")
        said = label(joined(shown.sentences), wrap=True, selectable=True)
        said.setObjectName("trace_said")
        self._words.addWidget(heading)
        self._words.addWidget(said)
        if shown.notice:
            notice, target = Notice("warn", shown.notice), shown.notice_target
            notice.setObjectName("trace_notice")
            if target is not None:
                text = tr("Show donation {serial}").format(serial=formats.number(target.number))
                notice.add_button(button(text, lambda: self._follow(target), name="successor"))
            self._words.addWidget(notice)

    def _table(self, kind: TableKind) -> DataTable[TraceRow]:
        """Return the table of a kind of trace, made when it is first needed."""
        found = self._tables.get(kind)
        if found is None:
            made: dict[TableKind, tuple[Callable[[], list[Column[TraceRow]]], str]] = {
                "gift": (gift_columns, tr("Where the donation went")),
                "payment": (payment_columns, tr("Whose donations paid it")),
                "fund": (fund_columns, tr("What came in and went out")),
            }
            columns, title = made[kind]
            found = self._tables[kind] = DataTable(
                self.desk,
                columns(),
                name=f"trace.{kind}",
                title=title,
                empty=tr("Nothing yet."),
                sort="amount" if kind == "payment" else "",
                descending=True,
            )
            found.chosen.connect(self._open_row)
            self.stack.addWidget(found)
        return found

    def _lost(self, subject: Subject, error: AlmonerError) -> None:
        from almoner.services.cancelling import Cancelled

        if isinstance(error, Cancelled) or self._at < 0 or subject != self._way[self._at]:
            return
        words = foreseen(subject, error.code)
        if self.shown is not None and self.shown.subject == subject:
            self.complain(error)
            return
        self._show_empty()
        if words:
            self.finder.complain(words)
        else:
            self.finder.complain(told(error).text)

    def _show_empty(self) -> None:
        """Say what can be done here while nothing is shown."""
        self.shown = None
        self.view.clear()
        self.save.setEnabled(False)
        clear(self._words)
        self.split.hide()
        clear(self._empty_layout)
        for text in (
            tr("Here you see where a donation went, and whose donations paid a disbursement, exactly."),
            tr(
                "Type a number above and press Enter. Donors’ receipts can be dropped here: a picture, a PDF or a receipt file."
            ),
        ):
            self._empty_layout.addWidget(label(text, "quiet", wrap=True))
        for number, name in self._funds[:MOST_OFFERED]:
            text = tr("Show the whole fund “{fund}”").format(fund=name.replace("&", "&&"))
            offered = button(text, partial(self.show_subject, {"fund": number}), name=f"show_fund_{number}")
            self._empty_layout.addLayout(row(offered, None))
        self._empty_layout.addStretch(1)
        self.empty.show()

    # -- following --------------------------------------------------------------------------------------

    def _open_node(self, node: Node) -> None:
        if node.kind is NodeKind.REST and self.shown is not None:
            self._table(self.shown.table).setFocus()
        elif node.target is not None and self._reachable(node.target):
            self._follow(node.target)

    def _open_row(self, at: int) -> None:
        if self.shown is not None and at < len(self.shown.rows):
            target = self.shown.rows[at].target
            if target is not None and self._reachable(target):
                self._follow(target)

    def _follow(self, target: Target) -> None:
        if target.page == self.name:
            self.show_subject(target.subject)
        else:
            self.desk.show_page(target.page, target.subject)

    def _reachable(self, target: Target) -> bool:
        """Tell whether the person has that page: a donor has no list of disbursements."""
        kind = str(self.desk.memory.get("kind", "charity"))
        return target.page in {entry.name for entry in pages_for(kind)}

    def _show_menu(self, node: Node, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("node_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for target in (node.target, *node.more):
            if target is not None and self._reachable(target):
                menu.addAction(leads_to(target)).triggered.connect(partial(self._follow, target))
        if not menu.isEmpty():
            menu.popup(at)

    # -- Qt ---------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Trace the donation of a receipt that was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.finder.open_path(Path(paths[0]))
