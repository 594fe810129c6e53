"""Saved ways of reading a file: choose one, save the present one under a name, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from almoner.ui import dialogs, formats
from almoner.ui.changes import Topic
from almoner.ui.dialogs import Dialog
from almoner.ui.forms import ChoiceField, Form, TextField
from almoner.ui.pages import import_work
from almoner.ui.pages.donations_flow import Flow
from almoner.ui.parts import button, label
from almoner.ui.sentences import sentence
from almoner.ui.theme import em
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.mappings import SavedMapping
    from almoner.ui.desk import Desk
    from almoner.ui.pages.import_work import Reading


class Mappings(QWidget):
    """Choose among the saved mappings. ``wanted`` carries `ImportOptions` to read the file with."""

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("mappings")
        self._desk = desk
        self._reading: Reading | None = None
        self._saved: list[SavedMapping] = []
        self._select = ""
        self.choice = ChoiceField("saved_mapping", tr("Saved mapping"))
        self.choice.setMinimumWidth(em(self, 11))
        self.save_button = button(tr("Save mapping…"), self.ask_name, icon="save", name="save_mapping")
        self.delete_button = button(tr("Delete mapping"), self.delete, name="delete_mapping")
        self.setLayout(Flow(self.choice, self.save_button, self.delete_button, bottom=True))
        self.choice.changed.connect(self._chosen)
        self.read()

    def read(self) -> None:
        """Read which mappings there are."""
        self._desk.read(import_work.saved_mappings, owner=self, then=self._take)

    def _take(self, saved: list[SavedMapping]) -> None:
        self._saved = saved
        names = [(each.name, formats.visible(each.name)) for each in saved]
        self.choice.offer([("", tr("(none)")), *names])
        if self._select:
            self.choice.box.blockSignals(True)
            self.choice.value, self._select = self._select, ""
            self.choice.box.blockSignals(False)
        self._enable()

    def show_reading(self, reading: Reading) -> None:
        """Allow to save what could be read."""
        self._reading = reading
        self._enable()

    def forget_choice(self) -> None:
        """Show that no saved mapping is in use."""
        self.choice.box.blockSignals(True)
        self.choice.box.setCurrentIndex(0)
        self.choice.box.blockSignals(False)
        self._enable()

    def _enable(self) -> None:
        self.save_button.setEnabled(self._reading is not None and self._reading.done is not None)
        self.delete_button.setVisible(bool(self.choice.value))
        self.choice.setVisible(bool(self._saved))

    def _chosen(self) -> None:
        name = self.choice.value
        self._enable()
        if not name:
            return
        broken = next((each.problem for each in self._saved if each.name == name), "")
        if broken:
            self.choice.set_error(sentence(broken))
            return
        self._desk.read(lambda job: import_work.load(job, name), owner=self, then=self.wanted.emit)

    def delete(self) -> None:
        """Ask, then delete the chosen mapping."""
        name = self.choice.value
        dialogs.confirm(
            self,
            title=tr("Delete the mapping"),
            text=tr("Delete the saved mapping “{name}”? Donations that were imported with it stay.").format(
                name=formats.visible(name)
            ),
            agree=tr("Delete mapping"),
            then=lambda: self._delete(name),
            danger=True,
        )

    def _delete(self, name: str) -> None:
        self._desk.write(
            lambda job: import_work.forget(job, name),
            owner=self,
            label=tr("Deleting the mapping"),
            changes=set[Topic](),
            then=lambda done: self.read(),
        )

    def ask_name(self) -> None:
        """Ask under which name to save how the file is read."""
        reading = self._reading
        if reading is None:
            return
        names = {each.name for each in self._saved}
        NameDialog(self, names, self.choice.value, lambda name: self.save(name, reading)).open()

    def save(self, name: str, reading: Reading) -> None:
        """Save how a file is read under a name, in place of an older one of that name."""

        def saved(_: None) -> None:
            self._select = name
            self._desk.say(tr("The mapping “{name}” is saved.").format(name=formats.visible(name)))
            self.read()

        self._desk.write(
            lambda job: import_work.save(job, name, reading),
            owner=self,
            label=tr("Saving the mapping"),
            changes=set[Topic](),
            then=saved,
        )


class NameDialog(Dialog):
    """Ask for a mapping's name; one that exists is replaced, and that is said."""

    def __init__(self, parent: QWidget, names: set[str], name: str, save: object) -> None:
        super().__init__(parent, tr("Save the mapping"))
        self.setObjectName("name_mapping")
        self._names, self._save = names, save
        intro = tr("The next file of this kind is read in the same way when you choose the name.")
        self.content.addWidget(label(intro, wrap=True))
        self.name = TextField(
            "mapping_name", tr("Name"), required=True, placeholder=tr("for example: bank statement")
        )
        self.name.value = name
        self.form = Form([self.name])
        self.content.addWidget(self.name)
        self.add_cancel()
        self.agree = self.add_button(button(tr("Save"), self._give, kind="primary", name="agree"))
        self.form.submitted.connect(self._give)
        self.form.changed.connect(self._say)
        self._say()
        self.name.editor.setFocus()

    def _say(self) -> None:
        replaces = self.name.value in self._names
        self.agree.setText(tr("Replace the one of this name") if replaces else tr("Save"))

    def _give(self) -> None:
        if self.form.complete() and callable(self._save):
            self.accept()
            self._save(self.name.value)
