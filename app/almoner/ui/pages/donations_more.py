"""What is done rarely with donations: imported files, money passed on by another charity, tokens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from almoner.ui.words import tr
from almoner_chain.core.units import UnitKind

if TYPE_CHECKING:
    from almoner.services.funds import Fund
    from almoner.services.gifts import Gift
    from almoner.ui.desk import Desk
    from almoner.ui.pages.donations_acts import Acts
    from almoner.ui.tasks import Job


class More(QPushButton):
    """The button with the menu of rare acts."""

    def __init__(
        self,
        desk: Desk,
        page: QWidget,
        acts: Acts,
        *,
        show_file: Callable[[int], object],
        recorded: Callable[[Gift], object],
    ) -> None:
        super().__init__(tr("More"))
        self.setObjectName("more")
        self._desk, self._page, self._acts = desk, page, acts
        self._show_file, self._recorded = show_file, recorded
        self._funds: list[Fund] = []
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addAction(tr("Imported files…"), self.show_files)
        menu.addSeparator()
        self.receive_action = menu.addAction(tr("Money passed on by another charity…"), self.receive)
        self.give_action = menu.addAction(tr("Give tokens…"), self.give)
        self.setMenu(menu)
        self.offer_funds([])

    def offer_funds(self, funds: list[Fund]) -> None:
        """Offer what these funds allow."""
        self._funds = funds
        tokens = any(fund.unit.kind is UnitKind.TOKEN for fund in funds)
        self.receive_action.setEnabled(bool(funds))
        self.give_action.setEnabled(tokens)
        self.give_action.setToolTip("" if tokens else tr("No fund counts tokens."))

    def show_files(self) -> None:
        """List the imported files."""
        from almoner.ui.pages.donations_files import FilesDialog

        FilesDialog(self._page, self._desk, undo=self._acts.undo_import, show_file=self._show_file).open()

    def receive(self) -> None:
        """Record money passed on by another charity."""
        from almoner.ui.pages.donations_single import ReceiveDialog

        ReceiveDialog(self._page, self._desk, self._funds, recorded=self._recorded).open()

    def give(self) -> None:
        """Give tokens from a wallet here."""
        self._desk.read(wallet_labels, owner=self._page, then=self._give_from)

    def _give_from(self, wallets: list[str]) -> None:
        from almoner.ui.pages.donations_single import GiveDialog

        GiveDialog(self._page, self._desk, self._funds, wallets, recorded=self._recorded).open()


def wallet_labels(job: Job) -> list[str]:
    """Return the wallets kept here; in a worker thread."""
    return [wallet.label for wallet in job.session.wallets.list()]
