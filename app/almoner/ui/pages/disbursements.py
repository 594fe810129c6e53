"""The disbursements: a board of states or a table, one in full at the side, and new requests.

Knows how payments are shown and found; what they are and what may be done about them is read by services.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from almoner.ui import formats
from almoner.ui.changes import Changes, Topic
from almoner.ui.page import Page
from almoner.ui.pages.disbursements_board import Board
from almoner.ui.pages.disbursements_details import DetailPanel
from almoner.ui.pages.disbursements_table import PaymentSource, payment_columns
from almoner.ui.pages.disbursements_words import COLUMN_OF_STATE, COLUMNS, column_title
from almoner.ui.pages.request_dialog import RequestDialog
from almoner.ui.parts import button, column, label, row
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.payment_board import PaymentBoard, PaymentDetail, PaymentLine
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job

BOARD, TABLE = "board", "table"
VIEW = "disbursements/view"
NARROW = 46
"""Where the page is narrower than so many lines are high, the details take the whole of it."""


class DisbursementsPage(Page):
    """Show the disbursements.

    Subjects: ``{"payment": n}``, ``{"fund": n}``, ``{"action": "waiting"}`` (for somebody here), ``{"action": "new"}``, with
    ``"fund"`` and ``"gift"`` (a serial to give back) if they are known.
    """

    name: ClassVar[str] = "disbursements"
    topics: ClassVar[Changes] = frozenset({Topic.PAYMENTS, Topic.FUNDS, Topic.PEOPLE})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Disbursements"))
        self._board: PaymentBoard | None = None
        self._wanted: Any = None
        self._asked = 0
        self._dialog: RequestDialog | None = None
        self.new = button(
            tr("Request a payment…"),
            self.ask,
            kind="primary",
            icon="add",
            name="new_request",
            tip=tr("Ctrl+N"),
        )
        self.new.setShortcut("Ctrl+N")
        self.new.setEnabled(False)
        self.add_action(self.new)
        self._who = label("", "quiet", wrap=True)
        self._who.hide()
        self.content.addWidget(self._who)
        self._make_filters()
        self.board = Board()
        self.board.opened.connect(self.show_payment)
        self.board.all_wanted.connect(self._show_all)
        self.table: DataTable[PaymentLine] = DataTable(
            desk, payment_columns(0), name="disbursements", title=tr("Disbursements"),
            empty=tr("No disbursement is like this."), sort="payment", descending=True,
        )  # fmt: skip
        self.table.chosen.connect(self.show_payment)
        self.table.selected.connect(self._row_selected)
        self._lay_out()

    # -- building ---------------------------------------------------------------------------------------

    def _make_filters(self) -> None:
        self._as = {BOARD: _switch(tr("Board"), "view_board"), TABLE: _switch(tr("Table"), "view_table")}
        self._views = QButtonGroup(self)
        for made in self._as.values():
            self._views.addButton(made)
        self.fund = _filter(tr("Fund"), "filter_fund")
        self.state = _filter(tr("State"), "filter_state")
        self.state.addItem(tr("All states"), "")
        for name in COLUMNS:
            self.state.addItem(column_title(name), name)
        self.fund.addItem(tr("All funds"), 0)
        self.waiting = QCheckBox(tr("Waits for me"))
        self.waiting.setObjectName("filter_waiting")
        for box in (self.fund, self.state):
            box.currentIndexChanged.connect(lambda: self._filter())
        self.waiting.toggled.connect(lambda: self._filter())
        self.content.addLayout(row(*self._as.values(), self.fund, self.state, self.waiting, None))
        self._as[BOARD].toggled.connect(lambda: self._switch())

    def _lay_out(self) -> None:
        self._middle = QStackedWidget()
        self._middle.addWidget(self.board)
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._nothing_yet())
        self._middle.addWidget(QWidget())
        self._middle.setCurrentIndex(3)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("disbursements_split")
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._middle)
        self.content.addWidget(self._split, 1)
        self._as[TABLE if self.desk.memory.get(VIEW) == TABLE else BOARD].setChecked(True)

    @cached_property
    def details(self) -> DetailPanel:
        """The payment at the side, made when one is shown first."""
        made = DetailPanel(self.desk)
        made.closed.connect(self.close_details)
        made.amend_wanted.connect(self._amend)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), made)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_details)
        made.hide()
        self._split.addWidget(made)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([em(self, 36), em(self, 24)])
        return made

    @property
    def _shown(self) -> int | None:
        """The payment at the side, if there is one."""
        return self.details.number if "details" in self.__dict__ else None

    def _nothing_yet(self) -> QWidget:
        words = label(
            tr(
                "No payment was asked for yet. A request names who is paid, how much and what for, with invoices as evidence; "
                "others approve it, then it is paid."
            ),
            wrap=True,
        )
        words.setMaximumWidth(em(self, 28))
        self._first = button(
            tr("Request the first payment…"), self.ask, kind="primary", icon="add", name="first_request"
        )
        made = QWidget()
        made.setLayout(column(None, row(None, words, None), row(None, self._first, None), None, None))
        return made

    # -- reading ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read all payments anew, and the one at the side."""
        self._asked += 1
        now = self._asked

        def then(board: PaymentBoard) -> None:
            if now == self._asked:  # an older answer may come later than a newer one
                self._show(board)

        self.desk.read(read_board, owner=self, then=then)
        if self._shown is not None and not self.details.acts.busy:
            self.details.refresh()

    def _show(self, board: PaymentBoard) -> None:
        self._board = board
        may = bool(board.requesters)
        for made in (self.new, self._first):
            made.setEnabled(may and bool(board.funds))
        self._who.setText(self._why_not(board))
        self._who.setVisible(bool(self._who.text()))
        self._offer_funds(board)
        if self._wanted is not None:
            self._follow()
        self._filter()

    def _why_not(self, board: PaymentBoard) -> str:
        if not board.funds:
            return tr("There is no fund to pay from yet: see the page Funds.")
        if not board.requesters:
            return tr("To request payments, a wallet on this computer needs the role “Requester”.")
        return ""

    def _offer_funds(self, board: PaymentBoard) -> None:
        chosen = self.fund.currentData()
        self.fund.blockSignals(True)
        while self.fund.count() > 1:
            self.fund.removeItem(1)
        for number, name in board.funds:
            self.fund.addItem(formats.visible(name), number)
        self.fund.setCurrentIndex(max(0, self.fund.findData(chosen)))
        self.fund.blockSignals(False)

    def _lines(self) -> Iterator[PaymentLine]:
        """Yield the payments that the filters let through."""
        fund, state = self.fund.currentData(), self.state.currentData()
        for line in self._board.lines if self._board is not None else ():
            if (
                fund in (0, line.fund)
                and state in ("", COLUMN_OF_STATE.get(line.state))
                and (line.waits is not None or not self.waiting.isChecked())
            ):
                yield line

    def _filter(self) -> None:
        board = self._board
        if board is None:
            return
        lines = list(self._lines())
        self.board.show_lines(lines, board.at)
        self.board.choose(self._shown)
        self.table.show_source(PaymentSource(lines, board.at))
        self._switch()

    def _switch(self) -> None:
        view = BOARD if self._as[BOARD].isChecked() else TABLE
        self.desk.memory.set(VIEW, view)
        if self._board is not None:
            nothing = not self._board.lines
            self._middle.setCurrentIndex(2 if nothing else 0 if view == BOARD else 1)

    def _show_all(self, state: str) -> None:
        self.state.setCurrentIndex(max(0, self.state.findData(state)))
        self._as[TABLE].setChecked(True)

    # -- one payment ------------------------------------------------------------------------------------

    def show_subject(self, subject: Any) -> None:
        """Show a payment, those of a fund, what waits, or the form for a new one."""
        self._wanted = subject
        if self._board is not None:
            self._follow()
            self._filter()

    def _follow(self) -> None:
        wanted, self._wanted = self._wanted, None
        if not isinstance(wanted, dict):
            return
        if "payment" in wanted:
            self.show_payment(int(wanted["payment"]))
            return
        action = wanted.get("action")
        self.waiting.setChecked(action == "waiting")
        if action == "new":
            self.ask(fund=wanted.get("fund"), gift=wanted.get("gift"))
        elif "fund" in wanted:
            self.fund.setCurrentIndex(max(0, self.fund.findData(int(wanted["fund"]))))
            self.state.setCurrentIndex(0)

    def show_payment(self, number: int) -> None:
        """Show one payment at the side."""
        self.details.show_payment(number)
        self.details.show()
        self._arrange()
        self.board.choose(number)
        self.table.select_id(number)

    def _row_selected(self) -> None:
        chosen = self.table.selected_ids()
        if len(chosen) == 1 and chosen[0] != self._shown and self._middle.currentIndex() == 1:
            self.details.show_payment(chosen[0])
            self.details.show()
            self._arrange()

    def close_details(self) -> None:
        """Show the board or the table alone."""
        self.details.hide()
        self.details.leave()
        self._middle.show()
        self.board.choose(None)
        self.table.view.clearSelection()

    def _arrange(self) -> None:
        """Give the details the whole page where there is no room for both."""
        narrow = self.width() < em(self, NARROW)
        self._middle.setVisible(not (narrow and self._shown is not None))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange board and details anew."""
        super().resizeEvent(event)
        self._arrange()

    # -- asking -----------------------------------------------------------------------------------------

    def ask(self, *, fund: int | None = None, gift: int | None = None) -> None:
        """Open the form for a new request."""
        board = self._board
        if board is not None and board.requesters and board.funds:
            self._open_form(RequestDialog(self, self.desk, fund=fund, gift=gift))

    def _amend(self, detail: PaymentDetail) -> None:
        self._open_form(RequestDialog(self, self.desk, before=detail))

    def _open_form(self, dialog: RequestDialog) -> None:
        if self._dialog is not None:
            dialog.deleteLater()
            return
        self._dialog = dialog
        dialog.requested.connect(self._requested)
        dialog.finished.connect(self._form_closed)
        dialog.open()

    def _form_closed(self) -> None:
        self._dialog = None

    def _requested(self, number: int, changed: bool) -> None:
        text = (
            tr("Request no. {number} is changed; it needs new approvals.")
            if changed
            else tr("Request no. {number} is recorded; others approve it now.")
        )
        self.desk.say(text.format(number=number))
        self._wanted = {"payment": number}
        self.look()


def _switch(text: str, name: str) -> QRadioButton:
    made = QRadioButton(text)
    made.setMinimumWidth(made.sizeHint().width() + em(made, 0.4))  # the focus frame is thicker
    made.setObjectName(name)
    return made


def _filter(title: str, name: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(title)
    made.setToolTip(title)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    return made


def read_board(job: Job) -> PaymentBoard:
    """Read all payments; in a worker."""
    from almoner.services.payment_board import payment_board

    return payment_board(job.session)
