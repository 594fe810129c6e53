"""The funds: what came in, went out and is available of each, its policy in sentences, its list of payees, and new ones.

Knows how funds are shown; what they hold and what their policy means is read by services.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from almoner.ui import formats
from almoner.ui.changes import Changes, Topic
from almoner.ui.page import Page
from almoner.ui.pages.funds_new import NewFundDialog
from almoner.ui.pages.funds_panel import FundPanel
from almoner.ui.parts import button, column, label, row, scrolled
from almoner.ui.tables.columns import Column, Kind, ListSource
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.fund_facts import FundFacts
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job


@dataclass(frozen=True, slots=True)
class FundsSeen:
    """What the page shows: the funds, and the wallets here that may make new ones."""

    funds: tuple[FundFacts, ...]
    administrators: tuple[str, ...]
    payee_names: tuple[str, ...]


class FundsPage(Page):
    """Show the funds. Understands the subjects ``{"fund": n}`` and ``{"action": "new"}``."""

    name: ClassVar[str] = "funds"
    topics: ClassVar[Changes] = frozenset({Topic.FUNDS, Topic.PAYMENTS, Topic.GIFTS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Funds"))
        self._seen: FundsSeen | None = None
        self._wanted: Any = None
        self._asked = 0
        self._dialog: NewFundDialog | None = None
        self.new = button(
            tr("New fund…"), self.make_fund, kind="primary", icon="add", name="new_fund", tip=tr("Ctrl+N")
        )
        self.new.setShortcut("Ctrl+N")
        self.new.setEnabled(False)
        self.add_action(self.new)
        self._who = label("", "quiet", wrap=True)
        self._who.setObjectName("who_may")
        self._who.hide()
        self.content.addWidget(self._who)
        self.table: DataTable[FundFacts] = DataTable(desk, fund_columns(), name="funds", title=tr("Funds"))
        self.table.selected.connect(self._select)
        self.panel = FundPanel(desk)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("funds_split")
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.table)
        self._split.addWidget(scrolled(self.panel))
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([em(self, 36), em(self, 24)])
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(self._nothing_yet())
        self._stack.addWidget(QWidget())
        self._stack.setCurrentIndex(2)
        self.content.addWidget(self._stack, 1)

    def _nothing_yet(self) -> QWidget:
        words = tr(
            "There is no fund yet. A fund is money or goods given for one purpose. Make one, then enter the donations to it."
        )
        self._first = button(
            tr("Make the first fund…"), self.make_fund, kind="primary", icon="add", name="first_fund"
        )
        made = QWidget()
        made.setLayout(column(None, row(None, label(words), None), row(None, self._first, None), None, None))
        return made

    # -- reading ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the funds anew."""
        self._asked += 1
        now = self._asked

        def then(seen: FundsSeen) -> None:
            if now == self._asked:  # an older answer may come later than a newer one
                self._show(seen)

        self.desk.read(read_funds, owner=self, then=then)

    def show_subject(self, subject: Any) -> None:
        """Show one fund, or begin a new one."""
        self._wanted = subject
        if self._seen is not None:
            self._follow()

    def _follow(self) -> None:
        wanted, self._wanted = self._wanted, None
        if isinstance(wanted, dict) and wanted.get("action") == "new":
            self.make_fund()
        elif isinstance(wanted, dict) and "fund" in wanted:
            self._choose(int(wanted["fund"]))

    def _show(self, seen: FundsSeen) -> None:
        self._seen = seen
        self._stack.setCurrentIndex(0 if seen.funds else 1)
        may = bool(seen.administrators)
        for each in (self.new, self._first):
            each.setEnabled(may)
        self._who.setText("" if may else only_administrators())
        self._who.setVisible(not may)
        self.table.model.counted.connect(self._settle, Qt.ConnectionType.SingleShotConnection)
        self.table.show_source(_Funds(seen.funds))
        self.panel.note_names(seen.payee_names)

    def _settle(self) -> None:
        if self._wanted is not None:
            self._follow()
        if not self.table.selected_ids() and self.table.model.ids:
            self.table.select_id(self.table.model.ids[0])
        self._select()

    def _choose(self, number: int) -> None:
        if not self.table.select_id(number) and self.table.search.text():
            self.table.search.clear()

    def _select(self) -> None:
        chosen = self.table.selected_ids()
        seen = self._seen
        if seen is None or len(chosen) != 1:
            return
        found = next((each for each in seen.funds if each.fund.number == chosen[0]), None)
        if found is not None:
            self.panel.show_fund(found, seen.administrators)

    # -- acting -----------------------------------------------------------------------------------------

    def make_fund(self) -> None:
        """Open the form for a new fund."""
        if self._seen is None or not self._seen.administrators or self._dialog is not None:
            return
        self._dialog = NewFundDialog(self, self.desk, self._seen.administrators)
        self._dialog.made.connect(self._made)
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _closed(self) -> None:
        self._dialog = None

    def _made(self, number: int, name: str) -> None:
        self._wanted = {"fund": number}
        self.desk.say(tr("The fund “{name}” is made.").format(name=name))
        self.look()


class _Funds(ListSource["FundFacts"]):
    """Funds as rows whose ids are the funds' numbers."""

    def __init__(self, funds: Sequence[FundFacts]) -> None:
        super().__init__(funds, fund_columns())
        self._numbers = [each.fund.number for each in funds]
        self._places = {number: at for at, number in enumerate(self._numbers)}

    def ids(self, job: Job, query: Any) -> list[int]:
        """Return the numbers of the funds asked for."""
        return [self._numbers[at] for at in super().ids(job, query)]

    def rows(self, job: Job, ids: Sequence[int]) -> Sequence[FundFacts]:
        """Return the funds of these numbers."""
        return super().rows(job, [self._places[number] for number in ids])


def fund_columns() -> list[Column[FundFacts]]:
    """Return the columns of the table of funds."""

    def money(key: str, title: str, pick: Any, *, hidden: bool = False) -> Column[FundFacts]:
        return Column(
            key,
            title,
            lambda each: formats.amount(pick(each), each.fund.unit),
            kind=Kind.MONEY,
            width=8,
            value=lambda each: each.fund.unit.format(pick(each)),
            order=pick,
            hidden=hidden,
        )

    return [
        Column("name", tr("Fund"), lambda each: formats.visible(each.fund.name), width=10),
        money("available", tr("Available"), lambda each: each.fund.available),
        Column("unit", tr("Unit"), lambda each: formats.visible(each.fund.unit.code), width=3),
        money("received", tr("Received"), lambda each: each.fund.received),
        money("spent", tr("Spent"), lambda each: each.fund.spent),
        money("waiting", tr("Waiting donations"), lambda each: each.waiting_total),
        money("refunded", tr("Given back to donors"), lambda each: each.fund.refunded, hidden=True),
        money("returned", tr("Came back from payments"), lambda each: each.returned, hidden=True),
    ]


def only_administrators() -> str:
    """Return the sentence for somebody whose wallets cannot make funds."""
    return tr(
        "Only an administrator's wallet can make funds and change lists of payees, and there is none on this computer."
    )


def read_funds(job: Job) -> FundsSeen:
    """Read the funds and who may make new ones; in a worker."""
    from almoner.services.fund_facts import labels_with, list_fund_facts
    from almoner_chain.core.entries import Role

    session = job.session
    names = session.store.rows("SELECT name FROM payee ORDER BY name COLLATE NOCASE")
    return FundsSeen(
        funds=tuple(list_fund_facts(session)),
        administrators=labels_with(session, Role.ADMINISTRATOR),
        payee_names=tuple(str(each["name"]) for each in names),
    )
