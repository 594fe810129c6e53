"""One kept receipt: what it is worth, where its money is now, what moved, and what can be done with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.forms import TextField
from almoner.ui.pages import kept_words as words
from almoner.ui.pages.kept_bar import ShareBar, Swatch, segments
from almoner.ui.pages.kept_words import Line
from almoner.ui.parts import Facts, Notice, button, card, clear, column, icon_label, label, row
from almoner.ui.sentences import sentence
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk

PARTS_SHOWN = 12


class KeptDetail(QWidget):
    """Show one `Line`. ``seen`` and ``removed`` ask for that; ``labelled`` carries the new label; ``nodes`` asks whom to ask."""

    seen = Signal()
    removed = Signal()
    labelled = Signal(str)
    nodes = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.line: Line | None = None
        self._layout = QVBoxLayout(self)
        self.setObjectName("kept_detail")
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what is shown here."""
        self.line = None
        clear(self._layout)
        self._layout.addWidget(label(tr("Choose a receipt to see where its money is."), "quiet", wrap=True))
        self._layout.addStretch(1)

    def show_line(self, line: Line) -> None:
        """Show a receipt; a label half typed for the same one stays, and so does everything where nothing changed."""
        if line == self.line:
            return
        typed = self.label.value if self.line is not None and self._typing(line) else None
        self.line = line
        clear(self._layout)
        heading = label(words.name_of(line.kept.label, line.kept.serial), "title", wrap=True)
        heading.setObjectName("kept_heading")
        self._layout.addWidget(heading)
        if line.news:
            notice = Notice("info", words.news_words(line))
            notice.setObjectName("news")
            notice.add_button(button(tr("I have &seen this"), self.seen.emit, name="seen"))
            self._layout.addWidget(notice)
        self._layout.addWidget(self._verdict(line))
        self._layout.addWidget(self._where(line))
        self._layout.addWidget(card(label(tr("The receipt"), "heading"), Facts(_facts(line))))
        self._layout.addWidget(self._acts(line, typed))
        self._layout.addStretch(1)

    def _typing(self, line: Line) -> bool:
        assert self.line is not None  # noqa: S101  (asked only then)
        return self.line.kept.digest == line.kept.digest and self.label.value != self.line.kept.label

    def _verdict(self, line: Line) -> QWidget:
        text, more = words.standing(line.kept, date.today())
        icon, colour = words.verdict_icon(line)
        said = label(text, "heading", wrap=True, selectable=True)
        said.setObjectName("kept_verdict")
        below: list[QWidget | None] = [said]
        problem = sentence(line.kept.look.problem)
        for each in (more, problem):
            if each:
                below.append(label(each, wrap=True, selectable=True))
        inner = QHBoxLayout()
        inner.addWidget(icon_label(icon, colour, 1.8), 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(column(*below), 1)
        return card(inner, tone=words.TONES.get(line.kept.verdict, "info"))

    def _where(self, line: Line) -> QWidget:
        kept = line.kept
        said = label(words.where_sentence(kept), wrap=True, selectable=True)
        said.setObjectName("kept_where")
        made = card(label(tr("Where it is now"), "heading"), said)
        layout = made.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101  (a card is a column)
        place = kept.look.place
        if place is None:
            return made
        layout.addWidget(ShareBar(kept))
        for part in segments(kept):
            text = tr("{what}: {amount}").format(what=part.text, amount=words.money(part.amount, place))
            layout.addLayout(row(Swatch(part), label(text), None))
        own = "0x" + kept.receipt.ledger.hex()
        for each in place.parts[:PARTS_SHOWN]:
            text = words.part_words(each, own=each.ledger == own)
            layout.addWidget(label(tr("• {text}").format(text=text), wrap=True, selectable=True))
        if len(place.parts) > PARTS_SHOWN:
            more = tr("and %Ln more; the picture shows them all", "", len(place.parts) - PARTS_SHOWN)
            layout.addWidget(label(more, "quiet"))
        picture = self._way(tr("Show the &picture"), "trace", "picture", line)
        layout.addLayout(row(picture, None))
        return made

    def _way(self, text: str, page: str, name: str, line: Line) -> QWidget:
        subject = {"document": line.kept.document}
        icon = "trace" if page == "trace" else "verify"
        return button(text, lambda: self._desk.show_page(page, subject), icon=icon, name=name)

    def _acts(self, line: Line, typed: str | None) -> QWidget:
        self.label = TextField(
            "label",
            tr("Your name or note for it"),
            hint=tr("For example: Spring flood, or whose gift it was."),
        )
        self.label.value = line.kept.label if typed is None else typed
        self._keep = button(tr("Keep the note"), self._label, name="keep_label")
        self._keep.setEnabled(self.label.value != line.kept.label)
        self.label.changed.connect(lambda: self._keep.setEnabled(self.label.value != line.kept.label))
        self.label.line.returnPressed.connect(self._label)
        acts: list[QWidget | None] = [self._way(tr("&Check this receipt"), "verify", "check", line), None]
        lines = [row(self._keep, None), row(*acts)]
        if line.other_chain:
            lines.append(row(button(tr("&Whom to ask…"), self.nodes.emit, name="whom_to_ask"), None))
        lines.append(row(None, button(tr("&Remove"), self.removed.emit, kind="danger", name="remove")))
        return card(self.label, *lines)

    def _label(self) -> None:
        if self.line is not None and self.label.value != self.line.kept.label:
            self._keep.setEnabled(False)
            self.labelled.emit(self.label.value)


def _facts(line: Line) -> list[tuple[str, str]]:
    kept = line.kept
    receipt, place = kept.receipt, kept.look.place
    found = [(tr("Charity"), words.charity_of(line)), (tr("Amount"), words.amount_of(kept))]
    if place is not None:
        found.append((tr("Fund"), place.fund_name))
    if kept.serial:
        found.append((tr("Receipt no."), formats.number(kept.serial)))
    found += [
        (tr("Issued on"), formats.day(receipt.issued)),
        (tr("Kept since"), formats.instant(kept.added)),
        (tr("Last looked at"), formats.instant(kept.looked_at) or tr("not yet")),
    ]
    return found
