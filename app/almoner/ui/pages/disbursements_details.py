"""One disbursement at the side: the case as an approver sees it, its evidence, what may be done now, what happened.

"Approve what you saw": where the case was changed after it was shown, the new one is shown with what changed marked, and
nothing is decided before the person said that it was read.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from almoner.ui import formats, icons
from almoner.ui.pages.disbursements_acts import ActBar
from almoner.ui.pages.disbursements_case import CaseView
from almoner.ui.pages.disbursements_evidence import EvidenceList
from almoner.ui.pages.disbursements_words import ICON_OF_STATE, numbered
from almoner.ui.parts import Notice, button, clear, icon_label, label, row, scrolled
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import state_name, tr

if TYPE_CHECKING:
    from almoner.services.disbursements import Disbursement
    from almoner.services.payment_board import PaymentDetail
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError

SECONDS_BETWEEN_TICKS = 20
CASE_CHANGED = frozenset({"cases.not_the_current_case", "requests.revision"})


class DetailPanel(QWidget):
    """Show one disbursement. ``closed`` when its cross was pressed; ``amend_wanted`` carries the detail to change."""

    closed = Signal()
    amend_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("details")
        self._number: int | None = None
        self._asked = 0
        self._detail: PaymentDetail | None = None
        self._before: Disbursement | None = None
        self._title = label("", "title", wrap=True)
        self._state = QVBoxLayout()
        self._notices = QVBoxLayout()
        self._trouble = QVBoxLayout()
        self._case = CaseView()
        self._evidence = EvidenceList(desk)
        self.acts = ActBar(desk)
        self.acts.failed.connect(self._act_failed)
        self.acts.done.connect(self.refresh)
        self.acts.amend_wanted.connect(self.amend_wanted)
        self._trace = button(
            tr("Whose donations paid it"), self._show_trace, icon="trace", name="trace_payment"
        )
        self._build()
        self._clock = QTimer(self, interval=SECONDS_BETWEEN_TICKS * 1000)
        self._clock.timeout.connect(self._tick)

    def _build(self) -> None:
        close = QToolButton()
        close.setObjectName("close_details")
        close.setIcon(icons.icon("close"))
        close.setAutoRaise(True)
        close.setText(tr("Close"))
        close.setAccessibleName(tr("Close the details"))
        close.setToolTip(tr("Close the details"))
        close.clicked.connect(self.closed)
        self._inside = QWidget()
        inner = QVBoxLayout(self._inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._case)
        inner.addWidget(self._evidence)
        inner.addWidget(self.acts)
        inner.addWidget(self._case.history)
        inner.addLayout(row(self._trace, None))
        inner.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em(self, 0.4), 0, 0, 0)
        head = row(self._title, close)
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addLayout(self._state)
        layout.addLayout(self._notices)
        layout.addLayout(self._trouble)
        self._area = scrolled(self._inside)
        layout.addWidget(self._area, 1)

    @property
    def number(self) -> int | None:
        """The payment that is shown."""
        return self._number

    def show_payment(self, number: int) -> None:
        """Show another payment, or the same one anew."""
        if number != self._number:
            self._detail = self._before = None
            self._inside.hide()
            for part in (self._trouble, self._state, self._notices):
                clear(part)
            self._area.verticalScrollBar().setValue(0)
        self._number = number
        self._title.setText(numbered(number))
        self.refresh()

    def leave(self) -> None:
        """Show none."""
        self._number = self._detail = self._before = None

    def refresh(self) -> None:
        """Read the payment anew; while an act is under way, what is shown stays."""
        number = self._number
        if number is None:
            return
        self._asked += 1
        now = self._asked

        def work(job: Job) -> PaymentDetail:
            from almoner.services.payment_board import payment_detail

            return payment_detail(job.session, number)

        def then(detail: PaymentDetail) -> None:
            if now == self._asked:  # an older answer may come later than a newer one
                self._show(detail)

        self.desk.read(work, owner=self, then=then, failed=self._lost)

    def _show(self, detail: PaymentDetail) -> None:
        found = detail.review.disbursement
        if found.payment != self._number:
            return
        shown = self._detail
        if (
            shown is not None
            and shown.review.disbursement.case_hash != found.case_hash
            and self._before is None
        ):
            self._before = shown.review.disbursement
            self._area.verticalScrollBar().setValue(0)
        if self._before is not None and self._before.case_hash == found.case_hash:
            self._before = None
        self._detail = detail
        self._title.setText(
            tr("{number}: {money}").format(
                number=numbered(found.payment), money=formats.money(found.case.amount, found.fund.unit)
            )
        )
        clear(self._state)
        words = label(state_name(found.state), "heading")
        words.setObjectName("payment_state")
        icon = icon_label(ICON_OF_STATE.get(found.state, "info"), times=1.2)
        self._state.addLayout(row(icon, words, stretch_last=True))
        self._notify(detail)
        self._case.show_case(detail, self._before)
        self._evidence.show_files(found.evidence, known=found.evidence_known)
        locked = tr("It was changed: read what changed first.") if self._before is not None else ""
        self.acts.show_acts(detail, locked=locked)
        self._trace.setVisible(found.history.start is not None)
        self._inside.show()

    def _notify(self, detail: PaymentDetail) -> None:
        clear(self._notices)
        found = detail.review.disbursement
        if self._before is not None:
            text = tr("This request was changed while you looked at it.")
            notice = Notice("warn", text, tr("What changed is marked below. Read it, then decide."))
            notice.setObjectName("changed_notice")
            notice.add_button(button(tr("I have read it"), self._read_it, name="read_changes"))
            self._notices.addWidget(notice)
        if found.reason and found.state in ("rejected", "objected"):
            text = tr("Reason: {reason}").format(reason=formats.visible(found.reason, lines=True))
            self._notices.addWidget(Notice("warn", text))
        if found.returned:
            money = formats.money(found.returned, found.fund.unit)
            self._notices.addWidget(Notice("info", tr("{money} of it came back.").format(money=money)))

    def _read_it(self) -> None:
        self._before = None
        if self._detail is not None:
            self._show(self._detail)

    def _lost(self, error: AlmonerError) -> None:
        from almoner.services.cancelling import Cancelled

        if isinstance(error, Cancelled):
            return
        clear(self._trouble)
        words = told(error)
        self._trouble.addWidget(Notice("bad", words.sentence, words.hint))

    def _act_failed(self, error: AlmonerError) -> None:
        """An act was not done: say why, and show how the payment stands now."""
        from almoner.services.cancelling import Cancelled

        clear(self._trouble)
        if not isinstance(error, Cancelled) and error.code not in CASE_CHANGED:
            words = told(error)
            self._trouble.addWidget(Notice("bad", words.sentence, words.hint))
        self.refresh()

    def _show_trace(self) -> None:
        if self._number is not None:
            self.desk.show_page("trace", {"payment": self._number})

    # -- the waiting time -------------------------------------------------------------------------------

    def _tick(self) -> None:
        detail = self._detail
        if detail is None or detail.review.disbursement.state != "approved":
            return
        now = time.time_ns() // 10**9
        if detail.at < detail.review.disbursement.ready_at <= now:
            self.refresh()
        else:
            self._case.show_time(detail, max(now, detail.at))

    def showEvent(self, event: QShowEvent) -> None:
        """Count the waiting time down while it is in sight."""
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting."""
        super().hideEvent(event)
        self._clock.stop()
