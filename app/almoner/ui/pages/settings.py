"""Settings: how the window looks, what one is, what receipts say of the charity, nodes, locking, the installation's files.

What is chosen applies at once; only a new name or domain of the charity goes to the ledger, after a look at what is signed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from almoner.ui.changes import Changes, Topic
from almoner.ui.desk import AUDITOR, CHARITY, DONOR
from almoner.ui.page import Page
from almoner.ui.pages.settings_charity import CharityCard
from almoner.ui.pages.settings_files import FilesCard
from almoner.ui.pages.settings_nodes import NodesCard
from almoner.ui.pages.settings_window import ReceiptsCard, WindowCard
from almoner.ui.parts import scrolled
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job

KINDS = (CHARITY, DONOR, AUDITOR)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page reads: who one is, the charity's profile, the nodes, the receipts' profiles."""

    kind: str
    profile: dict[str, str]
    may_rename: bool
    nodes: tuple[str, ...]
    embedded: bool
    papers: tuple[str, ...]


def read_settings(job: Job) -> Seen:
    """Read the installation's settings."""
    from almoner.services.joining import kind_of
    from almoner.services.nodes import nodes_of
    from almoner.services.rendering import profile_names
    from almoner_chain.core.entries import Role
    from almoner_chain.core.errors import AlmonerError

    session = job.session
    home = session.home
    details = {key: str(value) for key, value in (home.get("details") or {}).items()}
    try:
        held = [session.roles(each.address) for each in session.wallets.list()]
        may_rename = any(Role.ADMINISTRATOR in each for each in held)
    except AlmonerError:  # the ledger does not answer; saving would say so
        may_rename = True
    return Seen(
        kind=kind_of(home),
        profile={"name": str(home.get("name") or ""), "domain": str(home.get("domain") or ""), **details},
        may_rename=may_rename,
        nodes=nodes_of(session),
        embedded=home.get("engine") == "embedded",
        papers=tuple(profile_names()),
    )


class SettingsPage(Page):
    """Show and change settings.

    Understands the subject ``{"action": "profile" | "receipts" | "nodes" | "lock" | "log" | "files" | "language"}``.
    """

    name: ClassVar[str] = "settings"
    topics: ClassVar[Changes] = frozenset({Topic.PROFILE})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Settings"))
        self.window_card = WindowCard(desk)
        self.charity = CharityCard(desk)
        self.receipts = ReceiptsCard(desk)
        self.nodes = NodesCard(desk)
        self.files = FilesCard(desk)
        self._wanted: Any = None
        inside = QWidget()
        layout = QVBoxLayout()
        for part in (self.window_card, self.charity, self.receipts, self.nodes, self.files):
            layout.addWidget(part)
        layout.addStretch(1)
        held = QWidget()
        held.setLayout(layout)
        held.setMaximumWidth(em(self, 46))
        held.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        outer = QHBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(held, 10)
        outer.addStretch(1)
        self.area = scrolled(inside)
        self.content.addWidget(self.area, 1)

    def refresh(self) -> None:
        """Read the settings anew."""
        self.desk.read(read_settings, owner=self, then=self._show)

    def _show(self, seen: Seen) -> None:
        self.window_card.show_kind(seen.kind)
        self.charity.setVisible(seen.kind == CHARITY)
        self.charity.show_profile(seen.profile, may_rename=seen.may_rename)
        self.receipts.setVisible(seen.kind == CHARITY)
        self.receipts.show_papers(seen.papers)
        self.nodes.setVisible(not seen.embedded)
        self.nodes.show_nodes(seen.nodes)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._bring(wanted)

    def show_subject(self, subject: Any) -> None:
        """Bring one part of the settings into sight."""
        self._wanted = subject
        self.look()

    def _bring(self, subject: Any) -> None:
        parts: dict[object, QWidget] = {
            "profile": self.charity,
            "receipts": self.receipts,
            "nodes": self.nodes,
            "lock": self.window_card,
            "language": self.window_card,
            "log": self.files,
            "files": self.files,
        }
        part = parts.get(subject.get("action") if isinstance(subject, dict) else None)
        if part is not None:
            part.setFocus()
            self.area.ensureWidgetVisible(part)
        if part is self.files and subject.get("action") == "log":
            self.files.show_log()
