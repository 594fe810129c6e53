"""What can be done with receipts from the page: hand out, show, copy, void, replace, promise. Each begins with a click."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from almoner.services.completeness import Wanted
from almoner.ui import formats
from almoner.ui.changes import Topic
from almoner.ui.pages.receipts_correct import ReplaceDialog, VoidDialog
from almoner.ui.pages.receipts_dialog import HandOutDialog, Scope
from almoner.ui.pages.receipts_options import kept_options
from almoner.ui.pages.receipts_work import Shown, mark_handed_out, serials_not_handed_out, show_one
from almoner.ui.paper_words import KEPT
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.pages.receipts import ReceiptsPage
    from almoner.ui.pages.receipts_table import GiftRow
    from almoner.ui.tasks import Job


class ReceiptActs:
    """The acts of one page. Nothing is done twice: what is under way holds its button back."""

    def __init__(self, page: ReceiptsPage) -> None:
        self._page = page
        self._under_way = False

    # -- handing out ------------------------------------------------------------------------------------

    def export(self) -> HandOutDialog:
        """Ask how to write receipts: those selected, or others."""
        if self.can_promise():
            return self.promise()
        return self._open(self._scopes())

    def print(self) -> HandOutDialog:
        """Ask how to print."""
        return self._open(self._scopes(), printing=True)

    def export_all(self) -> HandOutDialog:
        """Ask how to write the receipts of everybody."""
        return self._open([self._all(), self._not_handed_out()])

    def export_batch(self, number: int) -> HandOutDialog:
        """Ask how to write the receipts of one batch."""
        return self._open([self._of_batch(number), self._all()])

    def can_promise(self) -> bool:
        """Tell whether all that is selected waits for the ledger."""
        page = self._page
        if page.table.selected_count and page.state.currentData() == "waiting":
            return True
        return bool(page.chosen) and all(row.line.serial is None for row in page.chosen)

    def promise(self) -> HandOutDialog:
        """Ask how to promise receipts for the selected donations that wait."""
        ids = tuple(self._page.table.selected_ids())
        text = tr("Promises for %Ln chosen donation(s)", "", len(ids))
        return self._open([Scope("promise", text, lambda job: _promises_for(job, ids))], promise=True)

    def _open(self, scopes: list[Scope], *, printing: bool = False, promise: bool = False) -> HandOutDialog:
        dialog = HandOutDialog(self._page, self._page.desk, scopes, printing=printing, promise=promise)
        dialog.open()
        return dialog

    def _scopes(self) -> list[Scope]:
        page, scopes = self._page, []
        ids = tuple(page.table.selected_ids())
        if ids:
            text = tr("%Ln chosen receipt(s)", "", len(ids))
            scopes.append(Scope("chosen", text, lambda job: _serials_of(job, ids)))
        row = page.one
        if row is not None and row.line.batch is not None:
            scopes.append(self._of_batch(row.line.batch))
        return (
            [*scopes, self._not_handed_out(), self._all()] if ids else [self._not_handed_out(), self._all()]
        )

    def _all(self) -> Scope:
        known = self._page.known
        return Scope("all", tr("All (%Ln)", "", known.recorded if known else 0), lambda job: Wanted())

    def _not_handed_out(self) -> Scope:
        known = self._page.known
        text = tr("All that were not handed out yet (%Ln)", "", known.not_handed_out if known else 0)
        return Scope("new", text, lambda job: Wanted(serials=serials_not_handed_out(job.session)))

    def _of_batch(self, number: int) -> Scope:
        text = tr("Batch {number}").format(number=number)
        return Scope(f"batch.{number}", text, lambda job: Wanted(batch=number))

    # -- one receipt ------------------------------------------------------------------------------------

    def show_code(self) -> None:
        """Show the chosen receipt's code on the whole screen."""
        self._issue_one(self._show_screen, tr("Making the receipt's code"))

    def copy_link(self) -> None:
        """Put the chosen receipt's link into the clipboard."""
        self._issue_one(self._copy, tr("Making the receipt's link"))

    def _issue_one(self, then: Callable[[Shown, GiftRow], None], said: str) -> None:
        row = self._page.one
        if row is None or self._under_way:
            return
        if row.line.serial is None and row.line.issued is None:
            self.promise()  # a promise is made on purpose, not by looking
            return
        wanted = (
            Wanted(serials=(row.line.serial,))
            if row.line.serial is not None
            else Wanted(promises=(row.line.id,))
        )
        options = kept_options(self._page.desk.memory.get(f"drafts/{KEPT}"))
        self._under_way = True

        def done(shown: Shown) -> None:
            self._under_way = False
            self._page.preview.retry()
            then(shown, row)

        def failed(error: Any) -> None:
            self._under_way = False
            self._page.desk.present(error)

        self._page.desk.write(
            lambda job: show_one(job, wanted, options),
            owner=self._page,
            label=said,
            changes=frozenset(),
            then=done,
            failed=failed,
        )

    def _show_screen(self, shown: Shown, row: GiftRow) -> None:
        line = row.line
        title = (
            tr("Receipt no. {number}").format(number=line.serial)
            if line.serial is not None
            else tr("Promise of a receipt")
        )
        facts = [
            shown.sheet.charity.name,
            tr("{what}, {amount} for “{fund}”").format(what=title, amount=row.amount, fund=row.fund.name),
        ]
        if line.donor and isinstance(shown.sheet.donor, str):
            facts.append(line.donor)
        mark = self._marker(shown.gift) if line.serial is not None else None
        self._page.show_code_screen(shown.code, facts, mark)

    def _copy(self, shown: Shown, row: GiftRow) -> None:
        QGuiApplication.clipboard().setText(shown.url)
        number = row.line.serial
        if number is None:
            self._page.desk.say(tr("The promise's link is copied."))
        else:
            said = tr("The link of receipt no. {number} is copied. Whoever has it has the receipt.")
            self._page.desk.say(said.format(number=number))

    def mark(self) -> None:
        """Note that the chosen receipts were handed out."""
        self._mark(self._page.table.selected_ids())

    def _marker(self, gift: int) -> Callable[[], None]:
        return lambda: self._mark([gift])

    def _mark(self, gifts: list[int]) -> None:
        self._page.desk.write(
            lambda job: mark_handed_out(job, gifts),
            owner=self._page,
            label=tr("Noting what was handed out"),
            changes={Topic.GIFTS},
        )

    # -- correcting -------------------------------------------------------------------------------------

    def void(self) -> VoidDialog | None:
        """Ask why the chosen receipt is voided."""
        row = self._page.one
        if row is None or row.line.serial is None or row.line.voided is not None:
            return None
        dialog = VoidDialog(self._page, self._page.desk, row)
        dialog.open()
        return dialog

    def replace(self) -> ReplaceDialog | None:
        """Ask what is corrected in the chosen receipt."""
        row = self._page.one
        if row is None or row.line.serial is None or row.line.voided is not None:
            return None
        page = self._page
        dialog = ReplaceDialog(page, page.desk, row, lambda number: page.show_subject({"serial": number}))
        dialog.open()
        return dialog

    def trace(self) -> None:
        """Show where the chosen donation's money went."""
        row = self._page.one
        if row is not None and row.line.serial is not None:
            self._page.desk.show_page("trace", {"serial": row.line.serial})

    # -- the menu ---------------------------------------------------------------------------------------

    def fill(self, menu: QMenu) -> None:
        """Put the acts that are possible now into a menu."""
        row, rows = self._page.one, self._page.table.selected_count
        recorded = rows and not self.can_promise()
        standing = row is not None and row.line.serial is not None and row.line.voided is None
        entries: list[tuple[str, str, Callable[[], Any], bool]] = [
            ("act_export", tr("&Export…"), self.export, bool(rows)),
            ("act_print", tr("&Print…"), self.print, bool(recorded)),
            ("act_code", tr("Show the &code"), self.show_code, row is not None),
            ("act_link", tr("Copy the &link"), self.copy_link, row is not None),
            ("act_promise", tr("Pro&mise a receipt…"), self.promise, self.can_promise()),
            ("act_mark", tr("Note as &handed out"), self.mark, bool(recorded)),
            ("act_trace", tr("Where the &money went"), self.trace, row is not None and bool(recorded)),
            ("act_replace", tr("&Replace by a corrected one…"), self.replace, standing),
            ("act_void", tr("&Void the receipt…"), self.void, standing),
        ]
        for name, text, act, possible in entries:
            action = menu.addAction(text)
            action.setObjectName(name)
            action.setEnabled(possible)
            action.triggered.connect(lambda *_, act=act: act())
            if name in ("act_promise", "act_trace"):
                menu.addSeparator()
        batch = row.line.batch if row is not None else None
        if batch is not None:
            text = tr("Show only batch {number}").format(number=formats.number(batch))
            menu.addAction(text, lambda: self._page.show_batch(batch))


def _promises_for(job: Job, ids: tuple[int, ...]) -> Wanted:
    """Return promises for those of these gifts that wait."""
    import json

    rows = job.session.store.rows(
        "SELECT id FROM gift WHERE serial IS NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(ids),),
    )
    return Wanted(promises=tuple(row[0] for row in rows))


def _serials_of(job: Job, ids: tuple[int, ...]) -> Wanted:
    """Return the receipts of these gifts; those that wait have none."""
    import json

    rows = job.session.store.rows(
        "SELECT serial FROM gift WHERE serial IS NOT NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY serial",
        (json.dumps(ids),),
    )
    return Wanted(serials=tuple(row[0] for row in rows))
