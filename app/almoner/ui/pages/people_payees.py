"""The payees of the address book: notes, how often and how much each was paid, and which names look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.services.wallets import checksum_address
from almoner.ui import formats
from almoner.ui.changes import Topic
from almoner.ui.forms import Form, NoteField, TextField
from almoner.ui.pages.people_book import BookDialog
from almoner.ui.pages.people_parts import AddressCard, Chooser, day_of, iso_day, lookalike_card
from almoner.ui.parts import Facts, button, card, column, label, row
from almoner.ui.sentences import told
from almoner.ui.tables.columns import Column, Kind
from almoner.ui.words import tr
from almoner_chain.core.hashing import ZERO20

if TYPE_CHECKING:
    from almoner.services.contacts import PayeeContact
    from almoner.ui.desk import Desk
    from almoner.ui.pages.people_read import PayeeRow, Seen
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError


def payee_name(contact: PayeeContact) -> str:
    """Return a payee's name, or that it is not known here."""
    return formats.visible(contact.name) or tr("Not known here: {hash}").format(
        hash=formats.short_hash(contact.payee_id)
    )


def paid_in_words(contact: PayeeContact) -> str:
    """Return what a payee got in all, in each unit."""
    sums = [formats.money(each.amount, each.unit) for each in contact.totals]
    return tr(", ", "between the parts of a list").join(sums)


class PayeesTab(QWidget):
    """The list of payees, the chosen one beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: str = ""
        self.list: Chooser[PayeeRow] = Chooser(
            desk,
            _columns(),
            name="payees",
            title=tr("Payees"),
            empty=tr("No payee is known yet. The first request for a payment adds one, or you do."),
            key=lambda each: each.contact.payee_id,
            build=self._build,
        )
        self._add = button(tr("Add a payee…"), self.add, kind="primary", icon="add", name="add_payee")
        layout = QVBoxLayout(self)
        layout.addLayout(row(self._add, None))
        layout.addWidget(self.list, 1)
        self._rows: tuple[PayeeRow, ...] = ()

    def show_seen(self, seen: Seen) -> None:
        """Show the payees as they are now."""
        self._rows = seen.payees
        self.list.show_rows(seen.payees)
        if self._wanted:
            self.choose(self._wanted)

    def choose(self, payee: str | bytes) -> None:
        """Choose a payee by its name or id."""
        self._wanted = ""
        if isinstance(payee, bytes):
            self.list.choose(payee)
            return
        found = next((each for each in self._rows if each.contact.name == payee), None)
        if found is not None:
            self.list.choose(found.contact.payee_id)
        else:
            self._wanted = payee

    def _build(self, chosen: PayeeRow) -> list[QWidget]:
        contact = chosen.contact
        parts: list[QWidget] = [label(payee_name(contact), "title", wrap=True)]
        if chosen.alike:
            parts.append(lookalike_card(contact.name, chosen.alike))
        facts = [
            (tr("Requests"), formats.number(contact.requested)),
            (tr("Payments"), formats.number(contact.paid)),
            (tr("Paid in all"), paid_in_words(contact) or tr("nothing yet")),
        ]
        if contact.last_paid:
            facts.append((tr("Last paid"), day_of(contact.last_paid)))
        parts.append(card(Facts(facts)))
        if contact.key != ZERO20:
            parts.append(
                card(
                    label(tr("Account for deliveries and tokens"), "heading"),
                    AddressCard(self._desk, checksum_address(contact.key)),
                )
            )
        parts.append(PayeeNote(self._desk, contact))
        return parts

    def add(self) -> None:
        """Open the form for a new payee."""
        dialog = PayeeDialog(self, self._desk)
        dialog.kept_name.connect(self._note_wanted)
        dialog.open()

    def _note_wanted(self, name: str) -> None:
        self._wanted = name


class PayeeNote(QWidget):
    """The note on a payee, to be changed where it stands."""

    def __init__(self, desk: Desk, contact: PayeeContact) -> None:
        super().__init__()
        self._desk, self._contact = desk, contact
        self._note = NoteField("payee_note", tr("Note"), hint=tr("Stays on this computer."))
        self._note.value = contact.note
        self.form = Form([self._note])
        self._save = button(tr("Save"), self.save, name="save_payee_note")
        self._save.setEnabled(False)
        self.form.changed.connect(lambda: self._save.setEnabled(self.form.touched))
        layout = column(self._note, row(self._save, None))
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def save(self) -> None:
        """Keep the note."""
        self._save.setEnabled(False)
        identity, text = self._contact.payee_id, self._note.value

        def work(job: Job) -> None:
            from almoner.services.contacts import PAYEE, set_note

            set_note(job.session, PAYEE, identity, text)

        self._desk.write(
            work,
            owner=self,
            label=tr("Saving a note"),
            changes={Topic.PEOPLE},
            then=lambda answer: self._desk.say(tr("Saved.")),
            failed=self._failed,
        )

    def _failed(self, error: AlmonerError) -> None:
        self._save.setEnabled(True)
        self.form.blame("payee_note", told(error).text)


class PayeeDialog(BookDialog):
    """Put a payee into the address book."""

    kept_name = Signal(str)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        fields = [
            TextField("name", tr("Name"), required=True, hint=tr("As it stands on its invoices.")),
            TextField(
                "address", tr("Its account"), hint=tr("0x and 40 signs; for tokens, or signed deliveries.")
            ),
            NoteField("note", tr("Note"), hint=tr("Stays on this computer.")),
        ]
        super().__init__(parent, desk, tr("Add a payee"), fields=fields, key="people/payee", alike="name")
        self.setObjectName("payee_dialog")

    def keep(self) -> None:
        """Keep name, account and note."""
        values = self.form.values

        def work(job: Job) -> str:
            from almoner.services.contacts import PAYEE, set_note
            from almoner.services.payees import remember_payee

            kept = remember_payee(job.session, values["name"], values["address"] or None)
            set_note(job.session, PAYEE, kept.payee_id, values["note"])
            return kept.name

        def kept(name: str) -> None:
            self.kept_name.emit(name)
            self.accept()

        self._desk.write(
            work,
            owner=self,
            label=tr("Adding a payee"),
            changes={Topic.PEOPLE},
            then=kept,
            failed=self.failed,
        )

    def failed(self, error: AlmonerError) -> None:
        """Show an error at the field it is about."""
        if error.code == "wallet.unknown":
            self._go.setEnabled(True)
            self.form.blame("address", tr("This is neither an address (0x and 40 signs) nor a wallet here."))
            return
        super().failed(error)


def _columns() -> list[Column[PayeeRow]]:
    def number(key: str, title: str, pick: Any) -> Column[PayeeRow]:
        return Column(
            key,
            title,
            lambda each: formats.number(pick(each.contact)),
            kind=Kind.NUMBER,
            width=7,
            value=lambda each: pick(each.contact),
        )

    return [
        Column("name", tr("Payee"), lambda each: payee_name(each.contact), width=16),
        Column("alike", tr("Looks alike"), lambda each: tr("yes, compare") if each.alike else "", width=10),
        number("paid", tr("Payments"), lambda contact: contact.paid),
        Column("total", tr("Paid in all"), lambda each: paid_in_words(each.contact), width=14),
        Column(
            "last",
            tr("Last paid"),
            lambda each: day_of(each.contact.last_paid),
            kind=Kind.DATE,
            width=11,
            value=lambda each: iso_day(each.contact.last_paid),
            order=lambda each: each.contact.last_paid,
        ),
        number("requested", tr("Requests"), lambda contact: contact.requested),
        Column("note", tr("Note"), lambda each: formats.visible(each.contact.note), width=24),
    ]
