"""Which pages there are, for whom, and where each is made. A page's module is loaded when the page is first opened."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.ui.desk import AUDITOR, CHARITY, DONOR
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.page import Page

ALL = frozenset({CHARITY, DONOR, AUDITOR})


@dataclass(frozen=True)
class Entry:
    """One page: its name, its icon, what it is called (asked in the window's language), who sees it, where it is made."""

    name: str
    icon: str
    title: Callable[[], str]
    seen_by: frozenset[str]
    made_in: str

    def make(self, desk: Desk) -> Page:
        """Load the page's module and make the page."""
        module, _, name = self.made_in.rpartition(".")
        page: Page = getattr(importlib.import_module(f"almoner.ui.pages.{module}"), name)(desk)
        return page


_CHARITY = frozenset({CHARITY})
_NOT_DONOR = frozenset({CHARITY, AUDITOR})

PAGES = (
    Entry("overview", "overview", lambda: tr("Overview"), _NOT_DONOR, "overview.OverviewPage"),
    Entry("kept", "kept", lambda: tr("My receipts"), frozenset({DONOR}), "kept.KeptPage"),
    Entry("donations", "donations", lambda: tr("Donations"), _CHARITY, "donations.DonationsPage"),
    Entry("receipts", "receipts", lambda: tr("Receipts"), _CHARITY, "receipts.ReceiptsPage"),
    Entry("funds", "funds", lambda: tr("Funds"), _NOT_DONOR, "funds.FundsPage"),
    Entry(
        "disbursements",
        "disbursements",
        lambda: tr("Disbursements"),
        _NOT_DONOR,
        "disbursements.DisbursementsPage",
    ),
    Entry("trace", "trace", lambda: tr("Trace"), ALL, "trace.TracePage"),
    Entry("verify", "verify", lambda: tr("Verify"), ALL, "verify.VerifyPage"),
    Entry("audit", "audit", lambda: tr("Audit"), _NOT_DONOR, "audit.AuditPage"),
    Entry("people", "people", lambda: tr("Wallets and people"), _NOT_DONOR, "people.PeoplePage"),
    Entry("ledger", "ledger", lambda: tr("Ledger"), ALL, "ledger.LedgerPage"),
    Entry("settings", "settings", lambda: tr("Settings"), ALL, "settings.SettingsPage"),
)


def load_all(names: Iterable[str]) -> None:
    """Load the modules of these pages; in a worker thread, so that opening one later does not hold up the window."""
    for entry in PAGES:
        if entry.name in names:
            importlib.import_module(f"almoner.ui.pages.{entry.made_in.rpartition('.')[0]}")


def pages_for(kind: str) -> list[Entry]:
    """Return the pages of a charity, a donor or an auditor."""
    return [entry for entry in PAGES if kind in entry.seen_by]
