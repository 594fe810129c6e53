"""Import a list: see how the file is understood, correct it, see what would be entered, enter it all or nothing.

Every change reads the file anew in a worker and shows the dry run; only the last wish counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from almoner.services.cancelling import Cancelled
from almoner.ui import formats
from almoner.ui.changes import Topic
from almoner.ui.forms import ChoiceField
from almoner.ui.pages import import_work
from almoner.ui.pages.donations_flow import Flow
from almoner.ui.pages.import_end import EndLine
from almoner.ui.pages.import_files import remember_reading, remembered_reading
from almoner.ui.pages.import_mappings import Mappings
from almoner.ui.pages.import_preview import Preview
from almoner.ui.pages.import_results import RowTabs, Verdict
from almoner.ui.pages.import_settings import Settings
from almoner.ui.pages.import_words import column_field_names, obstacle, where_to_look
from almoner.ui.pages.import_work import Reading, Wish
from almoner.ui.parts import Notice, button, label, scrolled
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import tr
from almoner_chain.core.units import UnitKind

if TYPE_CHECKING:
    from almoner.services.funds import Fund
    from almoner.services.importing import Imported
    from almoner.services.tables import ImportOptions
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Task
    from almoner_chain.core.errors import AlmonerError

MILLISECONDS_BEFORE_READING = 300
KEY_FUND = "imports/fund"


class ImportPanel(QWidget):
    """One file on its way into the books. ``imported`` carries `Imported` and the list's number; ``left`` when it is given up."""

    imported = Signal(object, int)
    left = Signal()
    other_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("import_panel")
        self._desk = desk
        self._path = Path()
        self._options: ImportOptions | None = None
        self._doubtful = "ask"
        self._funds: dict[str, Fund] = {}
        self._reading: Reading | None = None
        self._task: Task[Any] | None = None
        self._importing: Task[Any] | None = None
        self._offered = False
        self._soon = QTimer(self, singleShot=True, interval=MILLISECONDS_BEFORE_READING)
        self._soon.timeout.connect(self.read)
        self._make_parts()
        self._build()
        self._connect()

    # -- building ---------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        # its parts come into a widget that has its place already: every move styles all that is in it anew
        self._inner = QWidget()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(scrolled(self._inner), 1)
        self.title = label("", "heading", wrap=True)
        self.title.setObjectName("import_title")
        self.fund = ChoiceField("import_fund", tr("Into the fund"))
        self.fund.setMinimumWidth(em(self, 11))
        self.mappings = Mappings(self._desk)
        self.settings = Settings(self._inner)
        self.preview = Preview()
        self.verdict = Verdict()
        self.end = EndLine(leave=self.leave, agree=self.import_now)

    def _build(self) -> None:
        self._layout.addWidget(self.end)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        other = button(tr("Choose another file…"), self.other_wanted.emit, icon="file", name="other_file")
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(other)
        choices = QWidget()
        choices.setLayout(Flow(self.fund, self.settings.sheet, self.mappings, bottom=True))
        self._notices = QVBoxLayout()
        self._words = words = label(tr("Say above each column what it holds. The row in colour holds the headings."), "quiet", wrap=True)  # fmt: skip
        column.addLayout(top)
        for part in (choices, self._notices, self.verdict, words, self.preview, self.settings):
            if isinstance(part, QVBoxLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        self._rows_place = QVBoxLayout()
        column.addLayout(self._rows_place, 100)
        column.addStretch(1)

    def _connect(self) -> None:
        self.fund.changed.connect(self._fund_chosen)
        self.settings.changed.connect(self._set)
        self.preview.chosen.connect(self._map)
        self.mappings.wanted.connect(self._use)
        self.verdict.decided.connect(self._decide)

    @cached_property
    def rows(self) -> RowTabs:
        """Every row of the file; made with the first reading, when there is something to show."""
        rows = RowTabs(self._desk)
        rows.left_out.connect(lambda chosen: self._row_sets(skip=set(chosen)))
        rows.taken_back.connect(lambda chosen: self._row_sets(unskip=set(chosen)))
        rows.made_gifts.connect(lambda chosen: self._row_sets(gifts=set(chosen)))
        self._rows_place.addWidget(rows)
        return rows

    def offer_funds(self, funds: Sequence[Fund]) -> None:
        """Offer the funds that lists can be imported into; what is under way stays."""
        taking = [fund for fund in funds if fund.unit.kind is not UnitKind.TOKEN]
        first = not self._funds
        self._funds = {fund.name: fund for fund in taking}
        self.fund.offer([(name, formats.visible(name)) for name in self._funds])
        if first and self._funds:
            self.fund.value = str(self._desk.memory.get(KEY_FUND, ""))
            if self._path.name:
                self.read()

    # -- wishes -----------------------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Begin with a file, as nothing had been said yet."""
        from almoner.services.tables import ImportOptions

        self._path, self._options, self._doubtful = path, ImportOptions(), "ask"
        self._reading, self._offered = None, False
        self.title.setText(tr("Import from {file}").format(file=formats.visible(path.name)))
        self.mappings.forget_choice()
        self.fund.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.read()

    def read(self) -> None:
        """Read the file as wished now; an older reading under way is given up."""
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
        if self._options is None or not self.fund.value:
            return
        wish = Wish(self._path, self.fund.value, self._options, self._doubtful)  # type: ignore[arg-type]
        before = self._reading
        self.end.busy(tr("Reading the file…"))
        self._task = self._desk.read(
            lambda job: import_work.read_file(job, wish, before),
            owner=self,
            then=self._take,
            failed=self._lost,
            label=tr("Reading the file"),
        )

    def _wish(self, options: ImportOptions) -> None:
        if options != self._options:
            self._options = options
            self.end.agree.setEnabled(False)
            self._soon.start()

    def _fund_chosen(self) -> None:
        self._desk.memory.set(KEY_FUND, self.fund.value)
        self._soon.start()

    def _set(self) -> None:
        if self._options is not None:
            options = self.settings.apply(self._options)
            if options.sheet != self._options.sheet:
                options = replace(options, mapping={}, header_row=None)
            self._wish(options)

    def _map(self, column: int, name: str) -> None:
        if self._reading is not None and self._options is not None:
            said = replace(self._reading, wish=replace(self._reading.wish, options=self._options))
            self._wish(import_work.mapped(said, column, name))

    def _use(self, options: ImportOptions) -> None:
        self._wish(options)

    def _decide(self, answer: str) -> None:
        self._doubtful = answer
        self.read()

    def _row_sets(
        self,
        skip: set[int] = frozenset(),  # type: ignore[assignment]
        unskip: set[int] = frozenset(),  # type: ignore[assignment]
        gifts: set[int] = frozenset(),  # type: ignore[assignment]
    ) -> None:
        if self._options is not None:
            self._wish(
                replace(
                    self._options,
                    skip_rows=(self._options.skip_rows | skip) - unskip,
                    gift_rows=self._options.gift_rows | gifts,
                )
            )

    # -- readings ---------------------------------------------------------------------------------------

    def _take(self, reading: Reading) -> None:
        self._task = None
        if self._options is None:  # given up meanwhile
            return
        self._reading = reading
        self._clear_notices()
        fund = self._funds.get(reading.wish.fund)
        goods = fund is not None and fund.unit.kind is UnitKind.ITEM
        for part in (self.preview, self.settings, self._words):
            part.setVisible(reading.table is not None or part is self.settings)
        self.preview.show_reading(reading, column_field_names(goods=goods))
        self.settings.show_reading(reading)
        self.mappings.show_reading(reading)
        self.verdict.show_reading(reading)
        self.rows.show_reading(reading)
        self.rows.setVisible(reading.done is not None)
        self.end.show_done(reading.done)
        if reading.error is not None:
            self._show_obstacle(reading.error)
        self._offer_last(reading)

    def _show_obstacle(self, error: AlmonerError) -> None:
        sentence, hint = obstacle(error)
        notice = Notice("bad", sentence, hint)
        notice.setObjectName("obstacle")
        self._notices.addWidget(notice)
        name = where_to_look(error)
        if name:
            self.settings.blame(name, hint)

    def _offer_last(self, reading: Reading) -> None:
        """Offer, once for each file, to read it as the last one with the same headings was read."""
        found = remembered_reading(self._desk.memory, reading.fingerprint)
        if self._offered or found is None or reading.table is None:
            return
        self._offered = True
        document, fund = found
        if document == reading.mapping and fund in (reading.wish.fund, ""):
            return
        text = tr("A file with the same headings was imported before, in another way.")
        notice = Notice("info", text)
        notice.setObjectName("same_headings")

        def use() -> None:
            options = import_work.remembered_options(document)
            notice.hide()
            if fund in self._funds:
                self.fund.value = fund
            if options is not None:
                self._use(options)

        notice.add_button(button(tr("Read it the same way"), use, name="read_the_same"))
        self._notices.addWidget(notice)

    def _clear_notices(self) -> None:
        from almoner.ui.parts import clear

        clear(self._notices)

    def _lost(self, error: AlmonerError) -> None:
        if not isinstance(error, Cancelled):
            self.end.show_done(None)
            self._clear_notices()
            self._show_obstacle(error)

    # -- importing --------------------------------------------------------------------------------------

    def import_now(self) -> None:
        """Enter what is shown, all or nothing."""
        reading = self._reading
        if reading is None or reading.done is None or self._importing is not None or self._soon.isActive():
            return
        self.end.busy(tr("Importing…"), stop=True)
        self._importing = self._desk.write(
            lambda job: import_work.import_file(job, reading),
            owner=self,
            label=tr("Importing donations"),
            changes={Topic.GIFTS},
            then=lambda found: self._done(reading, *found),
            failed=self._failed,
            step=self.end.step,
        )

    def _done(self, reading: Reading, done: Imported, source: int) -> None:
        self._importing = None
        self.end.show_done(None)
        remember_reading(self._desk.memory, reading.fingerprint, reading.mapping, reading.wish.fund)
        self._forget()
        self.imported.emit(done, source)

    def _failed(self, error: AlmonerError) -> None:
        self._importing = None
        self.end.show_done(self._reading.done if self._reading is not None else None)
        self._clear_notices()
        if isinstance(error, Cancelled):
            self._notices.addWidget(Notice("info", tr("Stopped. Nothing was imported.")))
            return
        words = told(error)
        notice = Notice("bad", words.sentence, words.hint)
        notice.setObjectName("obstacle")
        self._notices.addWidget(notice)

    def leave(self) -> None:
        """Stop an import under way; else give the file up and go back."""
        if self._importing is not None:
            self._importing.cancel()
            return
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
        self._forget()
        self.left.emit()

    def _forget(self) -> None:
        """Let the file go; its rows are freed in a worker, which takes a while for 100,000 of them."""
        held = [self._reading]
        self._reading, self._options, self._path = None, None, Path()
        self.rows.show_nothing()
        self._desk.read(lambda job: held.clear(), owner=self, then=lambda done: None)

    def keyPressEvent(self, event: Any) -> None:
        """Let Escape give the file up."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
