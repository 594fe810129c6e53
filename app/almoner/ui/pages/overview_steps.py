"""A new charity's first steps: a list that ticks itself, each with what it is for and a button that leads there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from almoner.ui import formats
from almoner.ui.pages.overview_words import Place
from almoner.ui.parts import button, clear, icon_label, label
from almoner.ui.theme import colours, em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.first_steps import FirstSteps


@dataclass(frozen=True)
class Step:
    """One step: its name in `FirstSteps`, what to do, what for, where."""

    name: str
    title: str
    why: str
    act: str
    place: Place


def steps() -> list[Step]:
    """Return the first steps in the order in which they are best done."""
    return [
        Step("fund", tr("Make a fund"), tr("Money given for one purpose, with the rules for spending it."),
             tr("New fund…"), Place("funds", {"action": "new"})),
        Step("people", tr("Give others their roles"), tr("Who asks for money cannot approve it: it takes two people."),
             tr("People…"), Place("people")),
        Step("gift", tr("Enter donations"), tr("By hand, or from a list of the bank."),
             tr("Enter…"), Place("donations", {"action": "new"})),
        Step("commit", tr("Record them in the ledger"), tr("From then on nobody can change or drop one unseen."),
             tr("Record…"), Place("donations", {"action": "commit"})),
        Step("receipt", tr("Hand out receipts"), tr("With a code that donors check with their phone."),
             tr("Receipts…"), Place("receipts")),
        Step("request", tr("Ask for a disbursement"), tr("With its invoice; officers approve, then it is paid."),
             tr("Request…"), Place("disbursements", {"action": "new"})),
    ]  # fmt: skip


class StepsCard(QFrame):
    """Show the first steps. ``wanted`` carries a `Place`; ``closed`` when the person does not want to see them."""

    wanted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("steps")
        self.setProperty("role", "card")
        head = QHBoxLayout()
        self.title = label(tr("First steps"), "heading")
        self.count = label("", "quiet")
        head.addWidget(self.title)
        head.addWidget(self.count, 1)
        head.addWidget(button(tr("Do not show this"), self.closed.emit, name="close_steps"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(em(self, 0.6))
        layout = QVBoxLayout(self)
        space = em(self, 0.7)
        layout.setContentsMargins(space, space, space, space)
        layout.addLayout(head)
        layout.addLayout(self._grid)
        self._shown: FirstSteps | None = None

    def show_steps(self, done: FirstSteps) -> None:
        """Tick what is done; the first that is not is the one to do next."""
        if done == self._shown:
            return
        self._shown = done
        all_steps = steps()
        text = tr("{done} of {all} done").format(
            done=formats.number(done.done), all=formats.number(len(all_steps))
        )
        self.count.setText(text)
        clear(self._grid)
        self._grid.setColumnStretch(2, 1)
        following = next((step.name for step in all_steps if not getattr(done, step.name)), "")
        for at, step in enumerate(all_steps):
            self._add(at, step, ticked=bool(getattr(done, step.name)), following=step.name == following)

    def _add(self, at: int, step: Step, *, ticked: bool, following: bool) -> None:
        c = colours()
        mark = icon_label("good" if ticked else "wait", c.good if ticked else c.quiet)
        mark.setAccessibleName(tr("Done") if ticked else tr("Still to do"))
        name = label(
            tr("{step} – done").format(step=step.title) if ticked else step.title,
            "" if following else "quiet",
        )
        name.setObjectName(f"step.{step.name}")
        self._grid.addWidget(mark, at, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(name, at, 1)
        self._grid.addWidget(label(step.why, "quiet", wrap=True), at, 2)
        if not ticked:
            made = button(
                step.act,
                lambda: self.wanted.emit(step.place),
                kind="primary" if following else "",
                name=f"do.{step.name}",
            )
            made.setAccessibleName(step.title)
            self._grid.addWidget(made, at, 3)
