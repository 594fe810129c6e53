"""The first page: what came in, went out and is left in each fund, what waits for the person, what happened last.

Everything is read in one go in a worker; parts that are there already are filled anew, so that nothing flickers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.changes import ON_LEDGER, Topic
from almoner.ui.desk import CHARITY
from almoner.ui.page import Page
from almoner.ui.pages.overview_funds import FundCard
from almoner.ui.pages.overview_read import LatestRow, OverviewShown, latest_columns, read_overview
from almoner.ui.pages.overview_steps import StepsCard
from almoner.ui.pages.overview_words import Place, task_words
from almoner.ui.pages.registry import pages_for
from almoner.ui.parts import Notice, button, card, clear, icon_label, label, scrolled
from almoner.ui.tables.columns import ListSource
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import colours, em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.overview import FundLine, Task
    from almoner.ui.desk import Desk
    from almoner_chain.core.errors import AlmonerError

MOST_CARDS = 5
"""So many funds have a card; the others are on the page of funds."""
NARROW = 46
"""Narrower than so many times the type's height there is no room for a chart beside figures."""
STEPS_CLOSED = "overview/steps_closed"
EMBEDDED_CLOSED = "overview/embedded_closed"


class OverviewPage(Page):
    """Show the charity at a glance. It has no subjects: it leads to the other pages."""

    name = "overview"
    topics = ON_LEDGER | {Topic.GIFTS, Topic.WALLETS}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Overview"))
        self.shown: OverviewShown | None = None
        self.cards: list[FundCard] = []
        self._kind = str(desk.memory.get("kind", CHARITY))
        self._narrow = False
        self._pages = {entry.name for entry in pages_for(self._kind)}
        self._build()

    # -- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, em(self, 0.3), 0)
        self._column.setSpacing(em(self, 0.7))
        self.waiting = label(tr("Reading the ledger…"), "quiet")
        self.embedded = self._embedded_notice()
        self.steps = StepsCard()
        self.steps.wanted.connect(self.go)
        self.steps.closed.connect(lambda: self._close_for_good(self.steps, STEPS_CLOSED))
        self._build_tasks()
        self._funds = QVBoxLayout()
        self._funds.setSpacing(em(self, 0.7))
        self.all_funds = button("", lambda: self.go(Place("funds")), name="all_funds")
        self._build_latest()
        for part in (self.waiting, self.embedded, self.steps, self.tasks_card):
            self._column.addWidget(part)
        self._column.addLayout(self._funds)
        self._column.addWidget(self.all_funds)
        self._column.addWidget(self.latest_card)
        self.embedded_line = label(
            tr("This ledger lives on this computer only: it convinces nobody else."), "quiet", wrap=True
        )
        self._column.addWidget(self.embedded_line)
        self._column.addStretch(1)
        for hidden in (
            self.embedded, self.steps, self.tasks_card, self.all_funds, self.latest_card, self.embedded_line
        ):  # fmt: skip
            hidden.hide()
        self.content.addWidget(scrolled(inside))

    def _embedded_notice(self) -> Notice:
        made = Notice(
            "info",
            tr("This ledger lives on this computer only."),
            tr(
                "It is good for trying out, for training and for one office. Nobody else can be convinced by it: whoever owns "
                "the computer could write it anew. For that, use a ledger that is shared with others."
            ),
            closable=True,
        )
        made.setObjectName("embedded")
        made.add_button(
            button(tr("About the ledger…"), lambda: self.go(Place("ledger")), name="about_ledger")
        )
        made.closed.connect(lambda: self._close_for_good(made, EMBEDDED_CLOSED))
        return made

    def _build_tasks(self) -> None:
        self.tasks_title = label(tr("What waits for you"), "heading")
        self._tasks = QVBoxLayout()
        self._tasks.setSpacing(em(self, 0.35))
        self.tasks_card = card(self.tasks_title, self._tasks)
        self.tasks_card.setObjectName("tasks")

    def _build_latest(self) -> None:
        columns = latest_columns()
        self.latest: DataTable[LatestRow] = DataTable(
            self.desk,
            columns,
            name="overview.latest",
            title=tr("What happened last"),
            searchable=False,
            sort="at",
            descending=True,
        )
        self.latest.setMinimumHeight(em(self, 16))
        self.latest.chosen.connect(self._open_latest)
        self.latest_card = card(label(tr("What happened last"), "heading"), self.latest)

    # -- showing ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything anew."""
        self.desk.read(read_overview, owner=self, then=self._show, failed=self._lost)

    def _lost(self, error: AlmonerError) -> None:
        from almoner.services.cancelling import Cancelled

        if isinstance(error, Cancelled):
            return
        if self.shown is None:
            self.waiting.setText(tr("The ledger could not be read."))
        self.complain(error)

    def _show(self, shown: OverviewShown) -> None:
        self.shown = shown
        self.complain_no_more()
        self.waiting.hide()
        memory = self.desk.memory
        closed = bool(memory.get(EMBEDDED_CLOSED))
        self.embedded.setVisible(shown.embedded and not closed)
        self.embedded_line.setVisible(shown.embedded and closed)
        self.steps.show_steps(shown.steps)
        self.steps.setVisible(
            self._kind == CHARITY and not shown.steps.all_done and not memory.get(STEPS_CLOSED)
        )
        self._place_steps(begun=shown.steps.commit)
        self._show_tasks(shown.overview.tasks)
        self._show_funds(shown.overview.funds)
        self.latest_card.setVisible(bool(shown.latest))
        self.latest.show_source(ListSource(shown.latest, self.latest.model.columns_shown))

    def _place_steps(self, *, begun: bool) -> None:
        """Put the first steps on top until something is in the ledger; then the figures come first."""
        wanted = self._column.indexOf(self.latest_card if begun else self.tasks_card)
        if self._column.indexOf(self.steps) != wanted - 1:
            self._column.removeWidget(self.steps)
            self._column.insertWidget(
                self._column.indexOf(self.latest_card if begun else self.tasks_card), self.steps
            )

    def _show_tasks(self, tasks: tuple[Task, ...]) -> None:
        clear(self._tasks)
        self.tasks_card.show()
        if not tasks:
            nothing = label(tr("Nothing waits for you."), "quiet")
            nothing.setObjectName("no_tasks")
            self._tasks.addWidget(nothing)
        for task in tasks:
            self._tasks.addLayout(self._task_line(task))

    def _task_line(self, task: Task) -> QHBoxLayout:
        words, c = task_words(task), colours()
        line = QHBoxLayout()
        warns = words.tone == "warn"
        line.addWidget(icon_label("warn" if warns else "wait", c.warn if warns else c.accent))
        sentence = label(words.sentence, wrap=True)
        sentence.setObjectName(f"task.{task.kind}")
        line.addWidget(sentence, 1)
        if task.since and task.kind not in ("waiting_time", "objection_period"):
            since = tr("since {moment}").format(moment=formats.moment(task.since))
            line.addWidget(label(since, "quiet"))
        if words.place.page in self._pages:
            made = button(words.act, lambda: self.go(words.place), name=f"do.{task.kind}")
            made.setAccessibleDescription(words.sentence)
            line.addWidget(made)
        return line

    def _show_funds(self, funds: tuple[FundLine, ...]) -> None:
        """Give each fund a card: those with something in them first, the newest of them where there are many."""
        ranked = sorted(funds, key=lambda line: (not (line.received or line.waiting), -line.fund))
        chosen = sorted(
            ranked[:MOST_CARDS], key=lambda line: (not (line.received or line.waiting), line.fund)
        )
        while len(self.cards) < len(chosen):
            made = FundCard(self.desk)
            made.opened.connect(lambda fund: self.go(Place("funds", {"fund": fund})))
            made.traced.connect(lambda fund: self.go(Place("trace", {"fund": fund})))
            made.arrange(narrow=self._narrow)
            self.cards.append(made)
            self._funds.addWidget(made)
        for at, each in enumerate(self.cards):
            each.setVisible(at < len(chosen))
            if at < len(chosen):
                each.show_fund(chosen[at])
        self.all_funds.setVisible(len(funds) > len(chosen))
        self.all_funds.setText(tr("Show all %Ln fund(s)…", "", len(funds)))

    # -- leading on -------------------------------------------------------------------------------------

    def go(self, place: Place) -> None:
        """Lead to another page."""
        self.desk.show_page(place.page, place.subject)

    def _open_latest(self, at: int) -> None:
        if self.shown is None or at >= len(self.shown.latest):
            return
        for place in self.shown.latest[at].places:
            if place.page in self._pages:
                self.go(place)
                return

    def _close_for_good(self, part: QFrame, key: str) -> None:
        self.desk.memory.set(key, value=True)
        part.hide()
        if part is self.embedded:
            self.embedded_line.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put charts below figures where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < em(self, NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            for each in self.cards:
                each.arrange(narrow=narrow)
