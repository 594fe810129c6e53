"""The page for phones on the Ledger page: a switch to serve it from here, what is served, and the way to the web site.

What it shows follows from `PageSwitch` alone, so a window that is made anew shows the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLayout, QScrollArea, QVBoxLayout, QWidget

from almoner.ui.changes import Topic
from almoner.ui.forms import Form, TextField, TickField
from almoner.ui.pages import ledger_phones_words as words
from almoner.ui.pages.ledger_phones_now import NowServed
from almoner.ui.parts import Fold, Notice, button, card, clear, column, label, row
from almoner.ui.sentences import told
from almoner.ui.serving import Choice
from almoner.ui.theme import em
from almoner.ui.wizard.choices import Choices
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.published import Published
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError

KEPT = "phones/serve"
MAX_PORT = 65_535


class PhonesCard(QWidget):
    """The switch with its choices; what was chosen is remembered, but nothing is served until the switch is used."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._switch = desk, desk.page_switch
        self._domain, self._here_only = "", False
        self._watching = False
        self._following = self._chosen_meanwhile = False
        self._make_choices()
        self._said, self._now = QVBoxLayout(), QVBoxLayout()
        self._busy = label("", "quiet")
        self._busy.setObjectName("serve_busy")
        self._panel: NowServed | None = None
        self.export = button(
            tr("&Export the page for your web site…"), self.export_page, icon="save", name="export_page"
        )
        self._build()
        desk.changed.connect(self._note_changes)
        self._switch.turned.connect(self._turned)
        self._switch.failed.connect(self._failed)
        self._turned()

    # -- building ---------------------------------------------------------------------------------------

    def _make_choices(self) -> None:
        kept = self._desk.memory.get(KEPT)
        kept = kept if isinstance(kept, dict) else {}
        now = self._switch.now.choice if self._switch.now is not None else None
        self.serve = QCheckBox(tr("&Serve the page for phones"))
        self.serve.setObjectName("serve_page")
        lan = now.lan if now is not None else kept.get("lan") is True
        self.where = Choices("serve_where", words.places(), words.LAN if lan else words.HERE)
        self.purposes = TickField(
            "serve_purposes", tr("&Publish what disbursements were for"), hint=words.what_is_published()
        )
        purposes = now.purposes if now is not None else kept.get("purposes") is not False
        self.purposes.value = "yes" if purposes else ""
        self.port = TextField(
            "serve_port", tr("Port"),
            hint=tr("For a firewall that lets one port through. Counts when the page is switched on next."),
        )  # fmt: skip
        self.port.value = str(kept.get("port") or "")
        self.form = Form([self.purposes, self.port])
        self.more = Fold(tr("More"), self.port, name="serve_more", unfolded=bool(self.port.value))
        self.serve.clicked.connect(self._clicked)
        self.where.chosen.connect(lambda key: self._choose())
        self.purposes.changed.connect(self._choose)

    def _build(self) -> None:
        choices = column(self.where, self.purposes, self.more)
        choices.setContentsMargins(em(self, 1.55), 0, 0, 0)
        site = row(self.export, None)
        site.setContentsMargins(0, em(self, 0.4), 0, 0)
        parts: list[QWidget | QLayout] = [
            label(tr("Receipts on phones"), "heading"),
            label(words.what_it_is(), "quiet", wrap=True),
            self.serve,
            choices,
            self._busy,
            self._said,
            self._now,
            site,
        ]
        made = card(*parts)
        made.setObjectName("phones")
        layout = column(made)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.setFocusProxy(self.serve)

    def show_ledger(self, domain: str, *, here_only: bool) -> None:
        """Tell where the codes on receipts lead, and whether the ledger is on this computer only."""
        self._here_only = here_only
        if domain != self._domain:
            self._domain = domain
            if self._panel is not None:
                self._panel.show_domain(domain)

    # -- switching --------------------------------------------------------------------------------------

    def _choice(self, port: int) -> Choice:
        return Choice(self.where.value == words.LAN, bool(self.purposes.value), port)

    def _typed_port(self) -> int | None:
        """Return the port, 0 for any; None where what was typed is none."""
        port = self.port.value
        if not port:
            return 0
        good = port.isascii() and port.isdigit() and 1 <= int(port[:9]) <= MAX_PORT
        return int(port) if good else None

    def _clicked(self) -> None:
        """Do what the switch says; while it is being done a second click changes nothing."""
        if self._switch.busy:
            self.serve.setChecked(not self.serve.isChecked())
        elif not self.serve.isChecked():
            self._switch.turn_off()
        else:
            self._turn_on()

    def _turn_on(self) -> None:
        port = self._typed_port()
        if port is None:
            self.serve.setChecked(False)
            self.more.head.setChecked(True)
            self.form.blame("serve_port", tr("A port is a number from 1 to {most}.").format(most=MAX_PORT))
            return
        clear(self._said)
        self._keep()
        self._switch.turn_on(self._choice(port))

    def _choose(self) -> None:
        """Remember another choice, and serve the page so where it is served."""
        if self._following:
            return
        self._keep()
        if self._switch.busy:
            self._chosen_meanwhile = True
        elif self._differs():
            self._serve_so()

    def _differs(self) -> bool:
        now = self._switch.now
        return now is not None and now.choice != self._choice(now.choice.port)

    def _follow(self, choice: Choice) -> None:
        """Show a choice that was made in another window, or in this one before it was made anew."""
        self._following = True
        self.where.value = words.LAN if choice.lan else words.HERE
        self.purposes.value = "yes" if choice.purposes else ""
        self._following = False

    def _serve_so(self) -> None:
        now = self._switch.now
        if now is not None:
            self._switch.turn_on(self._choice(now.choice.port))

    def _keep(self) -> None:
        choice = self._choice(self._typed_port() or 0)
        kept = {"lan": choice.lan, "purposes": choice.purposes, "port": choice.port}
        self._desk.memory.set(KEPT, kept)

    def _turned(self) -> None:
        """Show what is served now."""
        switch = self._switch
        if not switch.busy:
            self.serve.setChecked(switch.now is not None)
            again, self._chosen_meanwhile = self._chosen_meanwhile, False
            if again and self._differs():
                self._serve_so()
                return
            if switch.now is not None:
                self._follow(switch.now.choice)
        self._busy.setVisible(switch.busy)
        self._busy.setText(tr("Starting…") if self.serve.isChecked() else tr("Stopping…"))
        clear(self._now)
        self._panel = None
        if switch.now is not None and not switch.busy:
            self._panel = NowServed(switch.now, self._domain, self)
            self._now.addWidget(self._panel)
            self._panel.copy.clicked.connect(self.copy_address)
            self._panel.browse.clicked.connect(self.open_in_browser)
            if self.isVisible():
                QTimer.singleShot(0, self, self._bring_into_sight)  # it has its height by then

    def _bring_into_sight(self) -> None:
        """Scroll to what was switched on: the code is to be scanned."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and self._panel is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            above.ensureWidgetVisible(self._panel, 0, 0)

    def _failed(self, error: AlmonerError) -> None:
        said = told(error)
        if error.code == "serve.address" and self.port.value:
            self.more.head.setChecked(True)
            self.form.blame("serve_port", said.text)
            return
        notice = Notice("bad", said.sentence, said.hint)
        notice.setObjectName("serve_problem")
        clear(self._said)
        self._said.addWidget(notice)

    # -- what is served ---------------------------------------------------------------------------------

    def copy_address(self) -> None:
        """Put the address into the clipboard."""
        if self._panel is not None:
            QGuiApplication.clipboard().setText(self._panel.address.text())
            self._desk.say(tr("The address is copied."))

    def open_in_browser(self) -> None:
        """Show the page in this computer's browser."""
        if self._switch.now is not None:
            QDesktopServices.openUrl(QUrl(self._switch.now.serving.url))

    def watch(self) -> None:
        """Look whether phones still reach the address that is shown: a computer changes its network."""
        if self._panel is None or not self._panel.lan_host or self._watching:
            return
        self._watching = True
        self._desk.read(_addresses, owner=self, then=self._watched, failed=self._not_watched)

    def _watched(self, addresses: list[str]) -> None:
        self._watching = False
        if self._panel is not None:
            self._panel.show_addresses(addresses)

    def _not_watched(self, error: AlmonerError) -> None:
        self._watching = False

    def _note_changes(self, changes: frozenset[Topic]) -> None:
        now = self._switch.now
        if now is None or not now.choice.purposes or Topic.PAYMENTS not in changes:
            return

        def work(job: Job) -> Published:
            from almoner.services.published import published

            return published(job.session)

        self._desk.read(work, owner=self, then=self._counted, failed=lambda error: None)

    def _counted(self, found: Published) -> None:
        if self._panel is not None:
            self._panel.show_count(found.purposes)

    # -- the web site -----------------------------------------------------------------------------------

    def export_page(self) -> None:
        """Ask where the page for the web site goes, and write it."""
        from almoner.ui.pages.ledger_phones_export import ExportDialog

        ExportDialog(self, self._desk, self._domain, here_only=self._here_only).open()

    def focus(self) -> None:
        """Put the cursor on the switch."""
        self.serve.setFocus(Qt.FocusReason.OtherFocusReason)


def _addresses(job: Job) -> list[str]:
    from almoner.services.lan import lan_addresses

    return lan_addresses()
