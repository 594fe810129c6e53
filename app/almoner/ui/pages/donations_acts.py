"""Change, remove and put back donations that wait: each with its way back instead of a question.

What is on the ledger is never touched here; services refuse it, and the window says what can be done instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from almoner.ui import dialogs, formats
from almoner.ui.changes import Topic
from almoner.ui.pages.donations_table import sums
from almoner.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from almoner.services.funds import Fund
    from almoner.services.gifts import Gift
    from almoner.services.waiting import Removed, Restored
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError

Back = Callable[[], object]


class Acts(QObject):
    """What can be undone before it is on the ledger. ``done`` carries a sentence and what takes it back, or None."""

    done = Signal(str, object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.funds: Mapping[int, Fund] = {}
        self._busy = False

    def entered(self, gift: Gift) -> None:
        """Tell of a donation that was just entered."""
        fund = self.funds.get(gift.fund)
        amount = formats.money(gift.amount, fund.unit) if fund is not None else ""
        text = tr("Donation no. {number} is saved: {amount} from {donor}.").format(
            number=formats.number(gift.id), amount=amount, donor=formats.visible(gift.fields.donor or "")
        )
        self.done.emit(text, lambda: self.remove([gift.id], quiet=True))

    def remove(self, ids: Sequence[int], *, promised_too: bool = False, quiet: bool = False) -> None:
        """Take waiting donations out of the books."""

        def refused(error: AlmonerError) -> None:
            self._ask_promised(error, lambda: self.remove(ids, promised_too=True, quiet=quiet))

        self._write(
            lambda job: remove(job, ids, promised_too),
            tr("Removing donations"),
            lambda removed: self._removed(removed, quiet=quiet),
            refused,
        )

    def undo_import(self, source: int, *, promised_too: bool = False) -> None:
        """Take back all donations of an imported file that still wait."""

        def refused(error: AlmonerError) -> None:
            self._ask_promised(error, lambda: self.undo_import(source, promised_too=True))

        self._write(
            lambda job: undo_import(job, source, promised_too),
            tr("Undoing the import"),
            self._removed,
            refused,
        )

    def changed(self, before: Gift, after: Gift) -> None:
        """Tell of a donation that was changed."""
        text = tr("Donation no. {number} is changed.").format(number=formats.number(after.id))
        self.done.emit(text, lambda: self._change_back(before))

    def _change_back(self, before: Gift) -> None:
        self._write(
            lambda job: change_back(job, before, self.funds[before.fund]),
            tr("Changing the donation back"),
            lambda gift: self.done.emit(
                tr("Donation no. {number} is as it was.").format(number=formats.number(gift.id)), None
            ),
            None,
        )

    def _removed(self, removed: Removed, *, quiet: bool = False) -> None:
        text = tr("%Ln donation(s) removed: {total}.", "", removed.count).format(
            total=sums(removed.totals, self.funds)
        )
        if removed.kept:
            text = tr("{removed} {kept}").format(
                removed=text,
                kept=tr("%Ln donation(s) of this file stay: they are on the ledger or on the way to it.", "", removed.kept),
            )  # fmt: skip
        self.done.emit(text, lambda: self._put_back(removed))

    def _put_back(self, removed: Removed) -> None:
        self._write(
            lambda job: put_back(job, removed),
            tr("Putting donations back"),
            lambda found: self.done.emit(tr("%Ln donation(s) are back.", "", len(found.ids)), None),
            None,
        )

    def _ask_promised(self, error: AlmonerError, again: Back) -> None:
        if error.code != "gift.promised":
            self._desk.present(error)
            return
        dialogs.confirm(
            self._page,
            title=tr("A donor holds a promise"),
            text=tr("A donor was given a signed promise that this donation will be recorded. Take it back first."),
            warning=tr("The promise cannot be undone: whoever holds it can show that it was not kept."),
            agree=tr("Remove it all the same"),
            then=again,
            danger=True,
        )  # fmt: skip

    def _write(
        self,
        work: Callable[[Job], object],
        label: str,
        then: Callable[..., object],
        failed: Callable[[AlmonerError], None] | None,
    ) -> None:
        if self._busy:
            return
        self._busy = True

        def finished(answer: object) -> None:
            self._busy = False
            then(answer)

        def lost(error: AlmonerError) -> None:
            self._busy = False
            (failed or self._desk.present)(error)

        self._desk.write(
            work, owner=self._page, label=label, changes={Topic.GIFTS}, then=finished, failed=lost
        )


def remove(job: Job, ids: Sequence[int], promised_too: bool) -> Removed:
    """Take donations out; in a worker thread."""
    from almoner.services.waiting import remove_gifts

    return remove_gifts(job.session, ids, promised_too=promised_too)


def undo_import(job: Job, source: int, promised_too: bool) -> Removed:
    """Take an imported file back; in a worker thread."""
    from almoner.services import waiting

    return waiting.undo_import(job.session, source, promised_too=promised_too)


def put_back(job: Job, removed: Removed) -> Restored:
    """Put back what was taken; in a worker thread."""
    from almoner.services.waiting import restore_removed

    return restore_removed(job.session, removed)


def change_back(job: Job, before: Gift, fund: Fund) -> Gift:
    """Give a donation the values it had; in a worker thread."""
    from almoner.services.gifts import TEXT_FIELDS
    from almoner.services.waiting import change_gift

    fields = {name: getattr(before.fields, name) for name in TEXT_FIELDS}
    return change_gift(job.session, before.id, fields, fund.unit.format(before.amount), promised_too=True)
