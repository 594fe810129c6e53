"""The charity's profile: what receipts say of it. A new name or domain is recorded on the ledger, the rest stays here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from almoner.ui.changes import Topic
from almoner.ui.forms import Form, TextField
from almoner.ui.pages.settings_window import titled
from almoner.ui.parts import button, column, label, row
from almoner.ui.sentences import told
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError

DRAFT = "drafts/settings/profile"
ON_LEDGER = ("name", "domain")


class CharityCard(QWidget):
    """The form of the profile; what was typed and not saved survives a crash."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._saved: dict[str, str] = {}
        self.form = Form(
            [
                TextField(
                    "name",
                    tr("Name of the charity"),
                    required=True,
                    hint=tr("As it is registered. A new one is recorded on the ledger."),
                ),
                TextField(
                    "domain",
                    tr("Domain of its web site"),
                    required=True,
                    hint=tr(
                        "For example charity.org; receipts lead there. A new one is recorded on the ledger."
                    ),
                ),
                TextField("registration", tr("Registration number")),
                TextField("address", tr("Postal address")),
                TextField("place", tr("Town where receipts are issued")),
                TextField("site", tr("The regulator's web site")),
            ]
        )
        self._save = button(tr("Save the profile"), self.save, kind="primary", name="save_profile")
        self._undo = button(tr("Undo changes"), self.undo, icon="undo", name="undo_profile")
        self._who = label("", "quiet", wrap=True)
        self._who.setObjectName("who_may_rename")
        fields = self.form.fields
        layout = column(
            titled(
                tr("The charity, as receipts name it"),
                row(fields["name"], fields["domain"]),
                self._who,
                row(fields["registration"], fields["place"]),
                fields["address"],
                fields["site"],
                row(self._save, self._undo, None),
                name="charity_card",
            )
        )
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.setFocusProxy(fields["registration"].editor)
        self.form.changed.connect(self._changed)
        self.form.submitted.connect(self.save)
        self._changed()

    def show_profile(self, profile: Mapping[str, str], *, may_rename: bool) -> None:
        """Show what is saved, and over it what was typed and not saved."""
        self._saved = {name: str(profile.get(name, "")) for name in self.form.fields}
        draft = self._desk.memory.get(DRAFT)
        self.form.fill(self._saved)
        if isinstance(draft, dict):
            self.form.fill({n: t for n, t in draft.items() if n in self._saved and isinstance(t, str)})
        for name in ON_LEDGER:
            self.form[name].setEnabled(may_rename)
        self._who.setText(
            ""
            if may_rename
            else tr("Name and domain stand on the ledger; only an administrator's wallet changes them.")
        )
        self._who.setVisible(not may_rename)

    def _changed(self) -> None:
        differs = bool(self._saved) and self.form.values != self._saved
        if self._saved:
            self._desk.memory.set(DRAFT, self.form.values if differs else None)
        self._save.setEnabled(differs)
        self._undo.setEnabled(differs)

    def undo(self) -> None:
        """Put back what is saved."""
        self.form.fill(self._saved)

    def save(self) -> None:
        """Save; name and domain go to the ledger where they changed."""
        if not self._save.isEnabled() or not self.form.complete():
            return
        values = self.form.values
        details = {name: text for name, text in values.items() if name not in ON_LEDGER}
        self._save.setEnabled(False)
        self._undo.setEnabled(False)

        def work(job: Job) -> None:
            from almoner.services.setup import change_profile

            change_profile(job.session, name=values["name"], domain=values["domain"], details=details)

        self._desk.write(
            work,
            owner=self,
            label=tr("Saving the profile"),
            changes={Topic.PROFILE},
            then=lambda answer: self._done(values),
            failed=self._failed,
        )

    def _done(self, values: dict[str, str]) -> None:
        self._saved = values
        self._desk.memory.set(DRAFT, None)
        self._changed()
        self._desk.say(tr("The profile is saved. Receipts from now on carry it."))

    def _failed(self, error: AlmonerError) -> None:
        self._changed()
        if error.code == "domain":
            self.form.blame("domain", told(error).text)
        elif error.code == "role.missing":
            self.form.blame("name", tr("Only an administrator's wallet can record this; none is here."))
        elif error.code != "cancelled":
            self.form.blame("name", told(error).text)
