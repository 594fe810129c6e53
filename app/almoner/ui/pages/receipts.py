"""The Receipts page: every receipt with where it stands, handed out one, many or all, shown, corrected, promised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QMenu, QSplitter, QToolButton

from almoner.services.completeness import Wanted
from almoner.ui import formats, icons
from almoner.ui.changes import Changes, Topic
from almoner.ui.page import Page
from almoner.ui.pages.qr_screen import QrScreen
from almoner.ui.pages.receipts_acts import ReceiptActs
from almoner.ui.pages.receipts_options import kept_options
from almoner.ui.pages.receipts_preview import Preview
from almoner.ui.pages.receipts_table import GiftRow, GiftSource, receipt_columns, states
from almoner.ui.pages.receipts_work import Known, read_known
from almoner.ui.paper_words import KEPT
from almoner.ui.parts import Notice, button
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner_chain.core.errors import AlmonerError

RECORDED, ALL = "recorded", "all"
MILLISECONDS_STILL = 80
MANY = 200


class ReceiptsPage(Page):
    """The receipts. Subjects: ``{"serial": n}``, ``{"batch": n}``, ``{"gift": id}`` (a promise), ``{"action": "all"}``."""

    name: ClassVar[str] = "receipts"
    topics: ClassVar[Changes] = frozenset({Topic.RECEIPTS, Topic.BATCHES, Topic.GIFTS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Receipts"))
        self.known: Known | None = None
        self._batch: int | None = None
        self._subject: dict[str, Any] | None = None
        self._batch_notice: Notice | None = None
        self.acts = ReceiptActs(self)
        self._make_actions()
        self._make_table()
        self.preview = Preview(desk)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.table)
        self.split.addWidget(self.preview)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setChildrenCollapsible(False)
        self.split.restoreState(desk.memory.get_bytes("receipts/split"))
        self.split.splitterMoved.connect(
            lambda: desk.memory.set_bytes("receipts/split", self.split.saveState())
        )
        self.content.addWidget(self.split, 1)
        self._enable()

    # -- building ---------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        acts = self.acts
        self.export = button(tr("&Export…"), acts.export, icon="save", kind="primary", name="export")
        self.print = button(tr("&Print…"), acts.print, icon="print", name="print")
        self.qr = button(
            tr("Show the &code"), acts.show_code, icon="qr", name="show_code",
            tip=tr("Shows the receipt's code on the whole screen, to be scanned"),
        )  # fmt: skip
        self.more = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setText(tr("More"))
        self.more.setIcon(icons.icon("menu"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setAccessibleName(tr("More for the chosen receipt"))
        self.more.setObjectName("more")
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self._fill_more)
        self.more.setMenu(self._menu)
        for part in (self.export, self.print, self.qr, self.more):
            self.add_action(part)

    def _make_table(self) -> None:
        self.table: DataTable[GiftRow | None] = DataTable(
            self.desk,
            receipt_columns(),
            name="receipts",
            title=tr("Receipts"),
            empty=tr("No receipts here yet. Donations get theirs when they are recorded on the ledger."),
            sort="serial",
            descending=True,
        )
        self.state = self._filter("state", tr("Show"))
        for key, text in states():
            self.state.addItem(text, key)
        kept = self.state.findData(self.desk.memory.get("receipts/state", RECORDED))
        self.state.setCurrentIndex(max(0, kept))
        self.fund = self._filter("fund", tr("Fund"))
        self.fund.addItem(tr("All funds"), None)
        for box in (self.state, self.fund):
            box.currentIndexChanged.connect(self._filtered)
            self.table.add_tool(box)
        self.table.set_actions(self._fill)
        # while rows are read anew the selection comes and goes; what is drawn waits for the end of that
        self._soon = QTimer(self, singleShot=True, interval=MILLISECONDS_STILL)
        self._soon.timeout.connect(self._show_chosen)
        self.table.selected.connect(self._selected)
        self.table.chosen.connect(lambda _: self.preview.ask())

    def _filter(self, name: str, title: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(title)
        box.setToolTip(title)
        box.setMaximumWidth(em(box, 13))
        return box

    # -- reading ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the funds and counts, then the rows."""
        self.desk.read(read_known, owner=self, then=self._take, failed=self._lost)

    def _take(self, known: Known) -> None:
        self.complain_no_more()
        self.known = known
        chosen = self.fund.currentData()
        self.fund.blockSignals(True)
        self.fund.clear()
        self.fund.addItem(tr("All funds"), None)
        for fund in known.funds.values():
            self.fund.addItem(formats.visible(fund.name), fund.number)
        self.fund.setCurrentIndex(max(0, self.fund.findData(chosen)))
        self.fund.blockSignals(False)
        self.table.show_source(GiftSource(known.funds), self._filters())
        self._enable()
        if self._subject is not None:
            subject, self._subject = self._subject, None
            self._show(subject)

    def _lost(self, error: AlmonerError) -> None:
        self.complain(error)

    def _filters(self) -> dict[str, Any]:
        return {"state": self.state.currentData(), "fund": self.fund.currentData(), "batch": self._batch}

    def _filtered(self) -> None:
        self.desk.memory.set("receipts/state", self.state.currentData())
        self.table.set_filters(self._filters())

    # -- what is chosen ---------------------------------------------------------------------------------

    @property
    def chosen(self) -> list[GiftRow]:
        """The selected rows that are here; none where so many are selected that nobody looks at each."""
        if self.table.selected_count > MANY:
            return []
        return [row for row in self.table.selected_rows() if row is not None]

    @property
    def one(self) -> GiftRow | None:
        """The one selected row, if it is one."""
        chosen = self.chosen if self.table.selected_count == 1 else []
        return chosen[0] if chosen else None

    def _selected(self) -> None:
        self._enable()
        self._soon.start()

    def _show_chosen(self) -> None:
        """Show the chosen receipt as it is printed."""
        count, row = self.table.selected_count, self.one
        if row is not None and row.line.serial is not None:
            options = kept_options(self.desk.memory.get(f"drafts/{KEPT}"))
            self.preview.show_receipt(Wanted(serials=(row.line.serial,)), options)
        elif row is not None:
            self.preview.clear(
                tr(
                    "This donation is not on the ledger yet, so it has no receipt. A promise can be handed out."
                )
            )
        elif count > 1:
            self.preview.clear(tr("Chosen: %Ln receipt(s).", "", count))
        else:
            self.preview.clear(tr("Choose a receipt in the table to see it here."))

    def _enable(self) -> None:
        recorded = self.known is not None and self.known.recorded > 0
        promise = self.acts.can_promise()
        self.export.setText(tr("&Promise…") if promise else tr("&Export…"))
        self.export.setEnabled(recorded or promise)
        self.print.setEnabled(recorded)
        row = self.one
        self.qr.setEnabled(row is not None)
        self.more.setEnabled(row is not None)

    def _fill_more(self) -> None:
        self._menu.clear()
        self._fill(self._menu)

    def _fill(self, menu: QMenu) -> None:
        self.acts.fill(menu)

    # -- showing ----------------------------------------------------------------------------------------

    def show_subject(self, subject: Any) -> None:
        """Show a receipt, a batch or a state, promise a receipt for a gift, or export all."""
        if not isinstance(subject, Mapping):
            return
        self._subject = dict(subject)
        self.look()

    def _show(self, subject: dict[str, Any]) -> None:
        if "batch" in subject:
            self.show_batch(int(subject["batch"]))
        elif "serial" in subject:
            self._find(f"serial = {int(subject['serial'])}", RECORDED, lambda _: None)
        elif "gift" in subject:
            self._find(f"id = {int(subject['gift'])}", ALL, lambda _: self.acts.promise())
        elif subject.get("action") == "all":
            self.acts.export_all()
        elif "state" in subject:
            self.show_batch(None)
            self._set_state(str(subject["state"]))
            self.table.set_filters(self._filters())

    def show_batch(self, number: int | None) -> None:
        """Show the receipts of one batch, or of all."""
        self._batch = number
        if self._batch_notice is not None:
            self._batch_notice.hide()
            self._batch_notice.deleteLater()
            self._batch_notice = None
        if number is not None:
            self._set_state(ALL)
            notice = Notice("info", tr("Only batch {number} is shown.").format(number=number))
            notice.add_button(button(tr("Show all"), lambda: self.show_batch(None), name="all_batches"))
            notice.add_button(
                button(tr("Export this batch…"), lambda: self.acts.export_batch(number), name="export_batch")
            )
            self.content.insertWidget(0, notice)
            self._batch_notice = notice
        else:
            self._set_state(RECORDED)
        self.table.set_filters(self._filters())

    def _set_state(self, state: str) -> None:
        self.state.blockSignals(True)
        self.state.setCurrentIndex(max(0, self.state.findData(state)))
        self.state.blockSignals(False)

    def _find(self, where: str, state: str, then: Callable[[int], object]) -> None:
        """Select the row of a gift once the table shows it; ``where`` is made of numbers alone."""

        def look(job: Any) -> int | None:
            row = job.session.store.row(f"SELECT id FROM gift WHERE {where}")  # noqa: S608
            return int(row[0]) if row is not None else None

        def found(gift: int | None) -> None:
            if gift is None:
                self.desk.say(tr("That receipt is not of this installation."))
                return
            self._batch = None
            self._set_state(state)
            self.fund.setCurrentIndex(0)
            self.table.search.clear()
            self.table.search.returnPressed.emit()  # searched now, not when typing has ended
            model = self.table.model

            def select(_: int) -> None:
                model.counted.disconnect(select)
                if self.table.select_id(gift):
                    self._when_here(gift, then)

            model.counted.connect(select)
            self.table.set_filters(self._filters())

        self.desk.read(look, owner=self, then=found)

    def _when_here(self, gift: int, then: Callable[[int], object]) -> None:
        """Go on when the selected row itself has come."""
        if self.one is not None:
            then(gift)
            return
        model = self.table.model

        def come(*_: object) -> None:
            if self.one is not None:
                model.dataChanged.disconnect(come)
                self._enable()
                then(gift)

        model.dataChanged.connect(come)

    def show_code_screen(
        self, code: Any, facts: list[str], handed_out: Callable[[], object] | None
    ) -> QrScreen:
        """Fill the screen with a receipt's code."""
        screen = QrScreen(self, code, facts, handed_out=handed_out)
        screen.open()
        return screen
