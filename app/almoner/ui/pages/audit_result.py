"""What an audit found: the sentence, what was compared, the funds' figures, the findings to open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.pages import audit_words as words
from almoner.ui.parts import Facts, Fold, Notice, button, card, clear, icon_label, label, row
from almoner.ui.tables.columns import Column, Kind, ListSource
from almoner.ui.tables.view import DataTable
from almoner.ui.theme import colours, em
from almoner.ui.words import joined, tr
from almoner_chain.core.replay_state import Severity

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.pages.audit_words import Done
    from almoner_chain.core.replay_state import Finding, FundState

WEIGHTS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}
LINES = 8


class ResultView(QWidget):
    """Show one `Done`. ``opened`` carries the number of an entry to look at."""

    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._findings: list[Finding] = []
        self._head = QVBoxLayout()
        self.findings: DataTable[Finding] = DataTable(
            desk, finding_columns(), name="audit.findings", title=tr("Findings")
        )
        self.findings.chosen.connect(self._open)
        self.findings.selected.connect(self._allow)
        self.open = button(
            tr("&Open the entry"), self._open_selected, icon="forward", name="open_entry", tip=tr("Enter")
        )
        self.findings.add_tool(self.open)
        self.funds: DataTable[FundState] = DataTable(
            desk, fund_columns(), name="audit.funds", title=tr("Figures of the funds"), searchable=False
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._head)
        self._findings_title = label(tr("Findings"), "heading")
        layout.addWidget(self._findings_title)
        layout.addWidget(self.findings, 2)
        layout.addWidget(label(tr("What the entries come to"), "heading"))
        layout.addWidget(self.funds, 1)

    def show_done(self, done: Done) -> None:
        """Show an audit."""
        clear(self._head)
        self._head.addWidget(_verdict(done))
        fold = Fold(tr("Technical facts"), Facts(words.technical(done)), name="audit_technical")
        self._head.addWidget(fold)
        audit = done.audit
        self._findings = sorted(audit.findings, key=lambda each: (WEIGHTS[each.severity], each.entry))
        for part in (self.findings, self._findings_title):
            part.setVisible(bool(self._findings))
        _fit(self.findings, len(self._findings))
        _fit(self.funds, len(audit.funds))
        self.findings.show_source(ListSource(self._findings, finding_columns()))
        self.funds.show_source(ListSource(list(audit.funds), fund_columns()))
        self._allow()

    def _allow(self) -> None:
        chosen = self.findings.selected_rows()
        self.open.setEnabled(len(chosen) == 1 and chosen[0].entry > 0)

    def _open(self, at: int) -> None:
        if at < len(self._findings) and self._findings[at].entry:
            self.opened.emit(self._findings[at].entry)

    def _open_selected(self) -> None:
        chosen = self.findings.selected_ids()
        if len(chosen) == 1:
            self._open(chosen[0])


def _fit(table: DataTable[Any], lines: int) -> None:
    """Let a short table be no longer than its rows."""
    table.setMinimumHeight(em(table, 1.75 * (min(lines, LINES) + 1) + 3.4))


def _verdict(done: Done) -> QWidget:
    counts, c = done.counts(), colours()
    tone = words.tone(counts)
    colour = {"good": c.good, "warn": c.warn, "bad": c.bad, "info": c.text}[tone]
    text = words.outcome(done.audit.entries, counts, done.audit.first_bad_entry or 0)
    said = label(text, "figure", wrap=True, selectable=True)
    said.setObjectName("outcome")
    said.setAccessibleName(text)
    scope = joined(words.scope(done))
    more = label(scope, wrap=True, selectable=True)
    more.setObjectName("scope")
    more.setAccessibleName(scope)
    inner = QVBoxLayout()
    inner.addWidget(said)
    inner.addWidget(more)
    line = row(icon_label(tone, colour, 2.4), inner)
    line.setStretch(1, 1)
    made = card(line, tone=tone)
    if not done.audit.head_proved and tone == "good":
        hint = tr("A node that cannot prove the head could hide the newest entries. Ask another one, too.")
        inner.addWidget(Notice("warn", hint))
    return made


def finding_columns() -> list[Column[Finding]]:
    """Return the columns of the findings."""
    return [
        Column("severity", tr("How serious"), lambda each: words.severity_name(each.severity), width=11,
               order=lambda each: WEIGHTS[each.severity], icon=lambda each: words.severity_icon(each.severity)),
        Column("entry", tr("Entry"), lambda each: formats.number(each.entry) if each.entry else "", Kind.NUMBER, 4,
               value=lambda each: each.entry),
        Column("sentence", tr("What was found"), words.finding_words, width=60),
        Column("code", tr("Code"), lambda each: each.code, hidden=True),
    ]  # fmt: skip


def fund_columns() -> list[Column[FundState]]:
    """Return the columns of the funds' figures."""

    def money(key: str, title: str, pick: Any) -> Column[FundState]:
        return Column(key, title, lambda each: formats.money(pick(each), words.unit_of(each)), Kind.MONEY, 12,
                      value=lambda each: words.unit_of(each).format(pick(each)), order=pick)  # fmt: skip

    return [
        Column("name", tr("Fund"), lambda each: formats.visible(each.created.name), width=16),
        money("received", tr("Received"), lambda each: each.received),
        money("spent", tr("Spent"), lambda each: each.spent),
        money("returned", tr("Came back from payments"), lambda each: each.returned),
        money("refunded", tr("Given back to donors"), lambda each: each.refunded),
        money("available", tr("Available"), lambda each: each.available),
    ]
