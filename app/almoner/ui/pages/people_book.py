"""The address book: put an account in with a name, keep notes; what looks like somebody known is pointed out first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.ui.changes import Topic
from almoner.ui.dialogs import Dialog
from almoner.ui.forms import Field, Form, NoteField, TextField
from almoner.ui.pages.people_parts import lookalike_card
from almoner.ui.pages.people_read import read_account
from almoner.ui.parts import button, clear, column, row
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import tr
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.services.contacts import AccountContact, Lookalike
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError


class BookDialog(Dialog):
    """A form of the address book. What looks alike is shown first; then a second press keeps it all the same."""

    def __init__(
        self, parent: QWidget, desk: Desk, title: str, *, fields: Sequence[Field], key: str, alike: str
    ) -> None:
        """``alike``: the field whose text is compared with what is known."""
        super().__init__(parent, title, width=32)
        self._desk, self._alike = desk, alike
        self._looked_at = ""
        self.form = Form(fields, memory=desk.memory, key=key)
        self.form.restore()
        self._warning = QVBoxLayout()
        for field in fields:
            self.content.addWidget(field)
        self.content.addLayout(self._warning)
        self.add_cancel()
        self._go = self.add_button(button(tr("Add"), self.start, kind="primary", name="agree"))
        self.form.submitted.connect(self.start)

    def good(self) -> bool:
        """Tell whether what was typed can be kept; what is wrong is said at its field."""
        return self.form.complete()

    def keep(self) -> None:
        """Keep what was typed."""
        raise NotImplementedError

    def start(self) -> None:
        """Check, compare with what is known, keep."""
        if not self._go.isEnabled() or not self.good():
            return
        self._go.setEnabled(False)
        text = self.form[self._alike].value
        if text == self._looked_at:
            self.keep()
            return

        def work(job: Job) -> list[Lookalike]:
            from almoner.services.contacts import lookalikes

            return lookalikes(job.session, text)

        self._desk.read(work, owner=self, then=lambda found: self._compared(text, found), failed=self.failed)

    def _compared(self, text: str, found: Sequence[Lookalike]) -> None:
        clear(self._warning)
        self._looked_at = text
        self._go.setEnabled(True)
        if not found:
            self.start()
            return
        self._warning.addWidget(lookalike_card(text, found))
        self._go.setText(tr("Add all the same"))

    def done(self, code: int) -> None:
        """Forget the draft when the form was used or given up."""
        self.form.clear()
        super().done(code)

    def failed(self, error: AlmonerError) -> None:
        """Show an error at the field it is about."""
        self._go.setEnabled(True)
        field = {"contact.note": "note", "address": "address"}.get(error.code, "name")
        if error.code != "cancelled":
            self.form.blame(field, told(error).text)


class PersonDialog(BookDialog):
    """Put an account into the address book. ``added`` carries its 20 bytes."""

    added = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        fields = [
            TextField("name", tr("Name"), required=True),
            TextField(
                "address",
                tr("Address of the wallet"),
                required=True,
                hint=tr("0x and 40 signs: the person copies it from the own program."),
            ),
            NoteField("note", tr("Note"), hint=tr("Stays on this computer.")),
        ]
        super().__init__(
            parent, desk, tr("Add a person"), fields=fields, key="people/person", alike="address"
        )
        self.setObjectName("person_dialog")

    def good(self) -> bool:
        """Tell whether name and address can be kept."""
        if not self.form.complete():
            return False
        try:
            read_account(self.form["address"].value)
        except BadInput as error:
            self.form.blame("address", told(error).text)
            return False
        return True

    def keep(self) -> None:
        """Keep name and note."""
        values = self.form.values
        address = read_account(values["address"])

        def work(job: Job) -> None:
            from almoner.services.contacts import ACCOUNT, name_account, set_note

            name_account(job.session, address, values["name"])
            set_note(job.session, ACCOUNT, address, values["note"])

        def kept(answer: None) -> None:
            self.added.emit(address)
            self.accept()

        self._desk.write(
            work,
            owner=self,
            label=tr("Adding a person"),
            changes={Topic.PEOPLE},
            then=kept,
            failed=self.failed,
        )


class NoteCard(QWidget):
    """The name and the note of an account, to be changed where they stand."""

    def __init__(self, desk: Desk, contact: AccountContact) -> None:
        super().__init__()
        self._desk, self._contact = desk, contact
        self._name = TextField("contact_name", tr("Name in the address book"))
        self._note = NoteField("contact_note", tr("Note"), lines=2, hint=tr("Stays on this computer."))
        self._name.value, self._note.value = contact.name, contact.note
        self.form = Form([self._name, self._note])
        self._save = button(tr("Save"), self.save, name="save_contact")
        self._save.setEnabled(False)
        self.form.changed.connect(lambda: self._save.setEnabled(self.form.touched))
        layout = column(self._name, self._note, row(self._save, None))
        layout.setContentsMargins(0, em(self, 0.3), 0, 0)
        self.setLayout(layout)

    def save(self) -> None:
        """Keep name and note."""
        self._save.setEnabled(False)
        address, values = self._contact.address, self.form.values

        def work(job: Job) -> None:
            from almoner.services.contacts import ACCOUNT, name_account, set_note

            name_account(job.session, address, values["contact_name"])
            set_note(job.session, ACCOUNT, address, values["contact_note"])

        self._desk.write(
            work,
            owner=self,
            label=tr("Saving a name"),
            changes={Topic.PEOPLE},
            then=lambda answer: self._desk.say(tr("Saved.")),
            failed=self._failed,
        )

    def _failed(self, error: AlmonerError) -> None:
        self._save.setEnabled(True)
        field = "contact_note" if error.code == "contact.note" else "contact_name"
        self.form.blame(field, told(error).text)
