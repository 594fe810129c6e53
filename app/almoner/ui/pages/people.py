"""Wallets and people: the wallets of this computer, everybody with a role on the ledger, and the payees.

Knows which part shows what; what they are and may do is read by services.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QTabWidget

from almoner.ui.changes import Changes, Topic
from almoner.ui.page import Page
from almoner.ui.pages.people_accounts import AccountsTab
from almoner.ui.pages.people_payees import PayeesTab
from almoner.ui.pages.people_read import Seen, read_people
from almoner.ui.pages.people_wallets import WalletsTab
from almoner.ui.parts import Notice
from almoner.ui.sentences import sentence
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk


class PeoplePage(Page):
    """Show wallets, people and payees.

    Understands the subjects ``{"account": "0x…" or 20 bytes}``, ``{"wallet": label}``, ``{"payee": name or 32 bytes}`` and
    ``{"action": "new_wallet" | "restore_wallet" | "add_person" | "add_payee"}``.
    """

    name: ClassVar[str] = "people"
    topics: ClassVar[Changes] = frozenset({Topic.PEOPLE, Topic.WALLETS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Wallets and people"))
        self.wallets = WalletsTab(desk)
        self.accounts = AccountsTab(desk)
        self.payees = PayeesTab(desk)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("people_tabs")
        self.tabs.setAccessibleName(tr("Wallets, people, payees"))
        self.tabs.tabBar().setAccessibleName(tr("Wallets, people, payees"))
        self.tabs.addTab(self.wallets, tr("&Wallets of this computer"))
        self.tabs.addTab(self.accounts, tr("&People with roles"))
        self.tabs.addTab(self.payees, tr("Pa&yees"))
        self.content.addWidget(self.tabs, 1)
        self._problem: Notice | None = None
        kept = desk.memory.get("people/tab", 0)
        self.tabs.setCurrentIndex(kept if isinstance(kept, int) else 0)
        self.tabs.currentChanged.connect(lambda at: desk.memory.set("people/tab", at))

    def refresh(self) -> None:
        """Read everything anew."""
        self.desk.read(read_people, owner=self, then=self._show)

    def _show(self, seen: Seen) -> None:
        self._say_problem(seen.problem)
        for tab in (self.wallets, self.accounts, self.payees):
            tab.show_seen(seen)

    def _say_problem(self, problem: str) -> None:
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
            self._problem = None
        if problem:
            text = tr("The ledger does not answer: roles and payees are not shown now.")
            self._problem = Notice("warn", text, sentence(problem))
            self._problem.setObjectName("no_ledger")
            self.content.insertWidget(0, self._problem)

    def show_subject(self, subject: Any) -> None:
        """Show one wallet, account or payee, or begin something new."""
        if not isinstance(subject, dict):
            return
        if "account" in subject:
            self.tabs.setCurrentWidget(self.accounts)
            self.accounts.choose(subject["account"])
        elif "wallet" in subject:
            self.tabs.setCurrentWidget(self.wallets)
            self.wallets.choose(subject["wallet"])
        elif "payee" in subject:
            self.tabs.setCurrentWidget(self.payees)
            self.payees.choose(subject["payee"])
        else:
            self._begin(subject.get("action"))

    def _begin(self, action: object) -> None:
        match action:
            case "new_wallet":
                self.tabs.setCurrentWidget(self.wallets)
                self.wallets.make()
            case "restore_wallet":
                self.tabs.setCurrentWidget(self.wallets)
                self.wallets.restore()
            case "add_person":
                self.tabs.setCurrentWidget(self.accounts)
                self.accounts.add()
            case "add_payee":
                self.tabs.setCurrentWidget(self.payees)
                self.payees.add()
