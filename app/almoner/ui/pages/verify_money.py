"""Where a receipt's money went: the payments it became part of, what is not spent yet, and the way to the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from almoner.ui import formats
from almoner.ui.pages.verify_check import follow
from almoner.ui.parts import Facts, Notice, button, clear, label, row
from almoner.ui.sentences import told
from almoner.ui.tables.columns import Column, Kind, ListSource
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import em
from almoner.ui.words import state_name, tr

if TYPE_CHECKING:
    from almoner.services.traced import TracedGift, TracedPart
    from almoner.ui.desk import Desk
    from almoner.ui.pages.verify_check import Asking
    from almoner_chain.core.errors import AlmonerError

LINES_SHOWN = 8


class MoneyView(QFrame):
    """Follow a recorded receipt's money when made, and show it; a ledger that does not answer is said, no error."""

    def __init__(self, desk: Desk, document: bytes, asking: Asking) -> None:
        super().__init__()
        self._desk, self._document = desk, document
        self.setProperty("role", "card")
        self.setObjectName("money")
        self._layout = QVBoxLayout(self)
        space = em(self, 0.7)
        self._layout.setContentsMargins(space, space, space, space)
        self._layout.addWidget(label(tr("Where the money went"), "heading"))
        self._body = QVBoxLayout()
        self._layout.addLayout(self._body)
        self._body.addWidget(label(tr("Following the money…"), "quiet"))
        desk.read(lambda job: follow(job, document, asking), owner=self, then=self._show, failed=self._fail)

    def _fail(self, error: AlmonerError) -> None:
        clear(self._body)
        words = told(error)
        text = tr("This cannot be seen now: {reason}").format(reason=words.sentence)
        notice = Notice("info", text, words.hint)
        notice.setObjectName("money_unknown")
        self._body.addWidget(notice)

    def _show(self, found: TracedGift) -> None:
        clear(self._body)
        self._body.addWidget(_summary(found))
        self._body.addWidget(Facts(_figures(found)))
        if found.parts:
            self._body.addWidget(_table(self._desk, found))
        picture = button(
            tr("Show the &picture"),
            lambda: self._desk.show_page("trace", {"document": self._document}),
            icon="trace",
            name="picture",
        )
        self._body.addLayout(row(picture, None))


def _summary(found: TracedGift) -> Notice:
    spent = sum(part.amount for part in found.parts)
    whole = found.place.amount
    if not spent:
        text = tr("Nothing of it has been spent yet; it waits in the fund.")
    elif found.unspent:
        text = tr(
            "{percent} of it went into %Ln payment(s); the rest waits in the fund.", "", len(found.parts)
        )
    else:
        text = tr("All of it went into %Ln payment(s).", "", len(found.parts))
    notice = Notice("info", text.format(percent=f"{100 * spent // whole if whole else 0} %"))
    notice.setObjectName("money_summary")
    return notice


def _figures(found: TracedGift) -> list[tuple[str, str]]:
    unit = found.unit
    figures = [
        (tr("Given"), formats.money(found.place.amount, unit)),
        (tr("Spent"), formats.money(sum(part.amount for part in found.parts), unit)),
        (tr("Not spent yet"), formats.money(found.unspent, unit)),
    ]
    if found.refunded:
        figures.append((tr("Given back to the donor"), formats.money(found.refunded, unit)))
    return figures


def part_columns() -> list[Column[TracedPart]]:
    """Return the columns of the payments a gift went into."""
    return [
        Column(
            "amount", tr("Amount"), lambda part: formats.money(part.amount, part.unit), Kind.MONEY, 11,
            value=lambda part: part.unit.format(part.amount), order=lambda part: part.amount,
        ),
        Column("payee", tr("Payee"), lambda part: formats.visible(part.payee) or tr("not known here"), width=15),
        Column("purpose", tr("Purpose"), lambda part: formats.visible(part.purpose), width=18),
        Column("state", tr("State"), lambda part: state_name(part.state), width=8),
        Column(
            "payment", tr("Payment"), lambda part: str(part.payment), Kind.NUMBER, 6, value=lambda part: part.payment
        ),
    ]  # fmt: skip


def _table(desk: Desk, found: TracedGift) -> DataTable[TracedPart]:
    columns = part_columns()
    table: DataTable[TracedPart] = DataTable(
        desk,
        columns,
        name="verify.parts",
        title=tr("Payments this donation went into"),
        searchable=len(found.parts) > LINES_SHOWN,
    )
    table.setMinimumHeight(em(table, 1.75 * (min(len(found.parts), LINES_SHOWN) + 1) + 3.2))
    table.show_source(ListSource(found.parts, columns))
    return table
