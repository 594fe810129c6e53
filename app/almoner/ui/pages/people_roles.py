"""Give an account a role on the ledger: each with what it means; administration in two steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from almoner.ui.changes import Topic
from almoner.ui.dialogs import Dialog
from almoner.ui.parts import Notice, button, label
from almoner.ui.sentences import told
from almoner.ui.theme import em
from almoner.ui.words import role_meaning, role_name, tr
from almoner_chain.core.entries import Role

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.pages.people_read import Person
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError


class RoleDialog(Dialog):
    """Choose a role for a person and give it."""

    def __init__(self, parent: QWidget, desk: Desk, person: Person, name: str) -> None:
        super().__init__(parent, tr("Give a role"), width=32)
        self.setObjectName("role_dialog")
        self._desk, self._person, self._name = desk, person, name
        self._group = QButtonGroup(self)
        self.content.addWidget(label(tr("Which role does “{name}” get?").format(name=name), wrap=True))
        for role in Role:
            if role not in person.contact.roles_now:
                self._offer(role)
        self._about = label("", "quiet", wrap=True)
        self.content.addWidget(self._about)
        self._problem: Notice | None = None
        self.add_cancel()
        self._go = self.add_button(button(tr("Give the role"), self._give, kind="primary", name="agree"))
        self._go.setEnabled(False)
        self._go.setDefault(True)
        self._group.idToggled.connect(lambda: self._chosen())

    def _offer(self, role: Role) -> None:
        choice = QRadioButton(role_name(role))
        choice.setObjectName(f"role.{role.name.lower()}")
        choice.setAccessibleDescription(role_meaning(role))
        choice.setEnabled(not (role == Role.ADMINISTRATOR and self._person.nominated))
        self._group.addButton(choice, int(role))
        self.content.addWidget(choice)
        meaning = label(role_meaning(role), "quiet", wrap=True)
        meaning.setIndent(em(self, 1.4))
        self.content.addWidget(meaning)

    def _chosen(self) -> None:
        role = self._group.checkedId()
        self._go.setEnabled(role >= 0)
        both = {Role.REQUESTER, Role.APPROVER}
        if role == Role.ADMINISTRATOR and not self._person.contact.wallet:
            text = tr(
                "This is a nomination. The person has to accept it with the own wallet, on the own computer."
            )
        elif role == Role.ADMINISTRATOR:
            text = tr("You nominate, and the wallet on this computer accepts right after: two signatures.")
        elif role in both and both & {*self._person.contact.roles_now}:
            text = tr("Nobody can approve a request of one's own: other people's only.")
        else:
            text = ""
        self._about.setText(text)

    def _give(self) -> None:
        if not self._go.isEnabled():
            return
        self._go.setEnabled(False)
        role, who = Role(self._group.checkedId()), self._person.who

        def work(job: Job) -> None:
            from almoner.services.people import grant

            grant(job.session, who, role)

        self._desk.write(
            work,
            owner=self,
            label=tr("Giving a role"),
            changes={Topic.PEOPLE, Topic.WALLETS},
            then=lambda answer: self._done(role),
            failed=self._failed,
        )

    def _done(self, role: Role) -> None:
        if role == Role.ADMINISTRATOR and not self._person.contact.wallet:
            text = tr("“{name}” is nominated as an administrator.")
        else:
            text = tr("“{name}” has the role “{role}” now.")
        self._desk.say(text.format(name=self._name, role=role_name(role)))
        self.accept()

    def _failed(self, error: AlmonerError) -> None:
        self._go.setEnabled(True)
        if error.code == "cancelled":
            return
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
        self._problem = Notice("bad", told(error).sentence, told(error).hint)
        self._problem.setObjectName("role_error")
        self.content.addWidget(self._problem)
