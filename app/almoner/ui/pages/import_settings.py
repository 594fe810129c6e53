"""How a file is read: sheet, headings, encoding, marks, dates, sign, scale, filter, blanks. All of it is guessed until it is said.

Turns what is chosen into `ImportOptions` and back; reads nothing itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.forms import ChoiceField, DateField, Field, TextField, TickField
from almoner.ui.pages.donations_flow import Flow
from almoner.ui.pages.import_work import ASK_SHEET, Reading, spec_of
from almoner.ui.parts import button, card, row
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.tables import ImportOptions

ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16", "windows-1252", "windows-1250", "windows-1251", "windows-1258", "shift_jis", "euc_kr")  # fmt: skip
SCALES = (1, 1_000, 10_000, 1_000_000, 100_000_000)
AS_FOUND = ""


class Settings(QWidget):
    """The choices. ``changed`` when the person made one; then `apply` puts them into options."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self._headings: tuple[str, ...] = ()
        self._loading = False
        self.sheet = ChoiceField("sheet", tr("Sheet"))
        self.header_row = ChoiceField("header_row", tr("Row with the headings"))
        self.encoding = ChoiceField("encoding", tr("Encoding"))
        self.delimiter = ChoiceField("delimiter", tr("Between columns"))
        self.decimal = ChoiceField("decimal", tr("Decimal mark"))
        self.thousands = ChoiceField("thousands", tr("Thousands mark"))
        self.date_order = ChoiceField("date_order", tr("Order of dates"))
        self.scale = ChoiceField("scale", tr("Amounts count"))
        self.sign = ChoiceField("sign", tr("Donations are"))
        self.undated = TickField("give_date", tr("Rows without a date get this day"))
        self.date = DateField("default_date", tr("Day"))
        self.where = ChoiceField("where_column", tr("Only rows in which"))
        self.equals = TextField("where_text", tr("is (several: with ; between)"), required=True)
        self.fill = FillDown()
        self._build()

    def _build(self) -> None:
        fields: list[Field] = [
            self.header_row, self.encoding, self.delimiter, self.decimal, self.thousands, self.date_order,
            self.scale, self.sign, self.undated, self.date, self.where, self.equals,
        ]  # fmt: skip
        self.fold = button(tr("How the file is read"), self._toggle, name="how_read")
        self.fold.setCheckable(True)
        inner = QWidget(self)
        self._card = card(inner)
        self._card.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self.fold, None))
        layout.addWidget(self._card)
        # filled only now: every move to another parent styles a widget and all in it anew
        flow = Flow(fill=True)
        inner.setLayout(flow)
        for field in fields:
            field.setMinimumWidth(max(em(self, 10), field.minimumSizeHint().width()))
            flow.addWidget(field)
        self.date_order.setMinimumWidth(em(self, 13))
        flow.addWidget(self.fill)
        for each in (self.sheet, *fields):
            each.changed.connect(self._note)
        self.fill.changed.connect(self._note)

    def _toggle(self) -> None:
        self._unfold(self.fold.isChecked())

    def _unfold(self, shown: bool) -> None:
        self.fold.setChecked(shown)
        self.fold.setText(tr("Hide how the file is read") if shown else tr("How the file is read"))
        self._card.setVisible(shown)

    def unfold(self) -> None:
        """Show the choices."""
        self._unfold(True)

    def blame(self, name: str, sentence: str) -> None:
        """Show an obstacle at the choice that it is about."""
        field: Field | None = getattr(self, name, None)
        if field is not None:
            self.unfold()
            field.set_error(sentence)

    def _note(self) -> None:
        self.date.setEnabled(self.undated.value == "yes")
        self.equals.setEnabled(bool(self.where.value))
        if not self._loading:
            self.changed.emit()

    # -- from a reading ---------------------------------------------------------------------------------

    def show_reading(self, reading: Reading) -> None:
        """Offer what fits the file, with what was found, and show what was said."""
        self._loading = True
        self._headings = reading.headings
        found = found_words(reading)
        table, options = reading.table, reading.wish.options
        names = [(name, formats.visible(name)) for name in (table.sheets if table is not None else ())]
        asked = reading.error is not None and reading.error.code == ASK_SHEET
        self.sheet.offer([("", tr("(choose)")), *names] if asked else names)
        self.sheet.setVisible(table is not None and len(table.sheets) > 1)
        text = table is None or table.delimited
        self.encoding.setVisible(text)
        self.delimiter.setVisible(text)
        self._offer_fixed(found)
        self._offer_rows(reading, found["header_row"])
        columns = [
            (spec_of(c, reading.headings), column_title(reading, c)) for c in range(len(reading.headings))
        ]
        self.where.offer([(AS_FOUND, tr("(all rows)")), *columns])
        self.fill.offer(columns, options.fill_down)
        self._show_options(options, None if asked or table is None else table.sheet)
        self._loading = False
        self._note_enabled()

    def _note_enabled(self) -> None:
        self.date.setEnabled(self.undated.value == "yes")
        self.equals.setEnabled(bool(self.where.value))

    def _offer_fixed(self, found: dict[str, str]) -> None:
        def offer(field: ChoiceField, choices: Sequence[tuple[str, str]]) -> None:
            field.offer([(AS_FOUND, found[field.name]), *choices])

        offer(self.encoding, [(name, name) for name in ENCODINGS])
        offer(
            self.delimiter,
            [(",", tr("comma")), (";", tr("semicolon")), ("\\t", tr("tab")), ("|", tr("bar |"))],
        )
        offer(self.decimal, [(".", tr("point: 1234.50")), (",", tr("comma: 1234,50"))])
        offer(
            self.thousands,
            [
                (",", tr("comma: 1,234")),
                (".", tr("point: 1.234")),
                (" ", tr("space: 1 234")),
                ("'", tr("apostrophe: 1'234")),
            ],
        )
        offer(self.date_order, [(key, order_words(key)) for key in ("ymd", "dmy", "mdy")])
        offer(self.scale, [(str(scale), scale_words(scale)) for scale in SCALES])
        self.sign.offer([("positive", tr("positive numbers")), ("negative", tr("negative numbers"))])  # fmt: skip

    def _offer_rows(self, reading: Reading, found: str) -> None:
        rows = [(str(number), row_title(number, row)) for number, row in enumerate(reading.sample, 1)]
        self.header_row.offer([(AS_FOUND, found), ("0", tr("there is none")), *rows])

    def _show_options(self, options: ImportOptions, sheet: str | None) -> None:
        self.sheet.value = options.sheet or sheet or ""
        self.header_row.value = AS_FOUND if options.header_row is None else str(options.header_row)
        self.encoding.value = options.encoding or AS_FOUND
        self.delimiter.value = options.delimiter or AS_FOUND
        self.decimal.value = options.decimal or AS_FOUND
        self.thousands.value = options.thousands or AS_FOUND
        self.date_order.value = options.date_format or AS_FOUND
        self.scale.value = AS_FOUND if options.scale is None else str(options.scale)
        self.sign.value = options.sign
        self.undated.value = "yes" if options.default_date else ""
        if options.default_date:
            self.date.value = options.default_date.isoformat()
        column, values = next(iter(options.where.items()), (AS_FOUND, ()))
        self.where.value = column
        if not self.equals.line.hasFocus():
            self.equals.value = values if isinstance(values, str) else "; ".join(values)
        for field in (self.encoding, self.delimiter, self.decimal, self.date_order, self.header_row):
            field.set_error("")

    # -- to options -------------------------------------------------------------------------------------

    def apply(self, options: ImportOptions) -> ImportOptions:
        """Return the options with what is chosen here."""
        header = self.header_row.value
        wanted = tuple(text.strip() for text in self.equals.value.split(";") if text.strip())
        return replace(
            options,
            sheet=(self.sheet.value or None) if not self.sheet.isHidden() else options.sheet,
            header_row=int(header) if header else None,
            encoding=self.encoding.value or None,
            delimiter=self.delimiter.value or None,
            decimal=self.decimal.value or None,
            thousands=self.thousands.value or None,
            date_format=self.date_order.value or None,
            scale=int(self.scale.value) if self.scale.value else None,
            sign=self.sign.value or "positive",
            default_date=datetime.date.fromisoformat(self.date.value) if self.undated.value else None,
            where={self.where.value: wanted} if self.where.value and wanted else {},
            fill_down=self.fill.chosen,
        )


class FillDown(QPushButton):
    """Which columns' blank cells repeat the one above. ``changed`` when the person ticks one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("fill_down")
        self.chosen: tuple[str, ...] = ()
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._say()

    def offer(self, columns: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Offer these columns by what services call them."""
        self.chosen = tuple(chosen)
        self._menu.clear()
        for spec, title in columns:
            action = self._menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(spec in self.chosen)
            action.setData(spec)
            action.toggled.connect(lambda on, spec=spec: self._tick(spec, on))
        self._say()

    def _tick(self, spec: str, on: bool) -> None:
        kept = tuple(each for each in self.chosen if each != spec)
        self.chosen = (*kept, spec) if on else kept
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        shown = ", ".join(formats.visible(each) for each in self.chosen)
        self.setText(
            tr("Blanks repeat the cell above: {columns}").format(columns=shown or tr("in no column"))
        )


def found_words(reading: Reading) -> dict[str, str]:
    """Return for each guessed choice what was found."""
    done, table = reading.done, reading.table
    layout = done.parsed.layout if done is not None else None
    values: dict[str, Any] = {
        "encoding": table.encoding if table is not None else None,
        "delimiter": {"\t": tr("tab")}.get(table.delimiter or "", table.delimiter)
        if table is not None
        else None,
        "decimal": layout.decimal if layout is not None else None,
        "thousands": None,
        "date_order": order_words(layout.date_order) if layout is not None else None,
        "scale": scale_words(layout.scale) if layout is not None else None,
        "header_row": row_number(reading.header) if reading.header else None,
    }
    found = tr("as found: {value}")
    return {
        key: found.format(value=formats.visible(str(value))) if value else tr("as found")
        for key, value in values.items()
    }


def row_number(row: int) -> str:
    """Return how a row is called."""
    return tr("row {row}").format(row=row)


def row_title(number: int, row: Sequence[str]) -> str:
    """Return a row's number with what stands in it."""
    text = " | ".join(cell for cell in row if cell.strip())
    return tr("row {row}: {text}").format(row=number, text=text[:40])


def column_title(reading: Reading, column: int) -> str:
    """Return a column's heading, or its letter where it has none."""
    from almoner.services.tables.model import letters

    return formats.visible(reading.headings[column]) or tr("column {letter}").format(letter=letters(column))


def order_words(order: str) -> str:
    """Return an order of day, month and year in words."""
    return {
        "ymd": tr("year, month, day"),
        "dmy": tr("day, month, year"),
        "mdy": tr("month, day, year"),
    }.get(order, formats.visible(order))


def scale_words(scale: int) -> str:
    """Return what the amounts of a list count."""
    return tr("single units") if scale == 1 else tr("units of {scale}").format(scale=formats.number(scale))
