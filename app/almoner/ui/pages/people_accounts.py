"""Everybody with a role on the ledger, and whom this office knows besides: names, roles and since when, what looks alike."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from almoner.services.session import address_bytes
from almoner.ui import dialogs, formats
from almoner.ui.changes import Topic
from almoner.ui.pages.people_book import NoteCard, PersonDialog
from almoner.ui.pages.people_parts import AddressCard, Chooser, day_of, iso_day, lookalike_card
from almoner.ui.pages.people_roles import RoleDialog
from almoner.ui.pages.people_wallets import roles_in_words
from almoner.ui.parts import Notice, button, card, column, label, row
from almoner.ui.tables.columns import Column, Kind
from almoner.ui.words import role_meaning, role_name, tr
from almoner_chain.core.entries import Role

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.pages.people_read import Person, Seen
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError


def called(person: Person) -> str:
    """Return what a person is called on screens: the name, the wallet's label, or the ends of the address."""
    contact = person.contact
    return formats.visible(contact.name or contact.wallet) or formats.short_hash(contact.address_text)


class AccountsTab(QWidget):
    """The list of accounts, the chosen one beside it with its roles."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._seen: Seen | None = None
        self._busy = False
        self.list: Chooser[Person] = Chooser(
            desk,
            _columns(),
            name="people",
            title=tr("People with roles"),
            empty=tr("Nobody is known here yet. Add the people who work with you."),
            key=lambda each: each.contact.address,
            build=self._build,
        )
        self._add = button(tr("Add a person…"), self.add, kind="primary", icon="add", name="add_person")
        self._may = label("", "quiet", wrap=True)
        self._may.setObjectName("who_may_give_roles")
        layout = QVBoxLayout(self)
        layout.addLayout(row(self._add, self._may, stretch_last=True))
        layout.addWidget(self.list, 1)

    # -- showing ----------------------------------------------------------------------------------------

    def show_seen(self, seen: Seen) -> None:
        """Show everybody as they are now."""
        self._seen, self._busy = seen, False
        self._may.setText(
            "" if seen.may_administer else tr("Only an administrator's wallet gives roles; none is here.")
        )
        self.list.show_rows(seen.people)

    def choose(self, account: str | bytes) -> None:
        """Choose an account by its address."""
        self.list.choose(account if isinstance(account, bytes) else address_bytes(account))

    def _build(self, person: Person) -> list[QWidget]:
        contact = person.contact
        parts: list[QWidget] = [label(called(person), "title", wrap=True)]
        if contact.wallet:
            text = tr("Its wallet “{wallet}” is on this computer.")
            parts.append(label(text.format(wallet=formats.visible(contact.wallet)), "quiet", wrap=True))
        else:
            parts.append(label(tr("Its wallet is somewhere else."), "quiet", wrap=True))
        if person.alike:
            by_address = [each for each in person.alike if each.known.startswith("0x")]
            by_name = [each for each in person.alike if not each.known.startswith("0x")]
            if by_address:
                parts.append(lookalike_card("0x" + contact.address.hex(), by_address))
            if by_name:
                parts.append(lookalike_card(contact.name or contact.wallet, by_name))
        if person.nominated:
            parts.append(self._nomination(person))
        parts.append(self._roles(person))
        parts.append(card(AddressCard(self._desk, contact.address_text)))
        parts.append(NoteCard(self._desk, contact))
        return parts

    def _nomination(self, person: Person) -> QWidget:
        text = tr("Nominated as an administrator; becomes one when the nomination is accepted.")
        notice = Notice("info", text)
        notice.setObjectName("nominated")
        if person.contact.wallet:
            notice.add_button(
                button(tr("Accept"), partial(self._accept, person), kind="primary", name="accept_nomination")
            )
        if self._seen is not None and self._seen.may_administer:
            notice.add_button(
                button(
                    tr("Take back"),
                    partial(self._take, person, Role.ADMINISTRATOR),
                    name="cancel_nomination",
                )
            )
        return notice

    def _roles(self, person: Person) -> QWidget:
        lines: list[Any] = [label(tr("Roles"), "heading")]
        for held in person.contact.roles:
            lines.append(self._held(person, held.role, held.since, held.until))
        if not person.contact.roles:
            lines.append(label(tr("It has no role on the ledger."), "quiet", wrap=True))
        may = self._seen is not None and self._seen.may_administer
        if may and len(person.contact.roles_now) < len(Role):
            lines.append(
                row(
                    button(tr("Give a role…"), partial(self.give, person), icon="add", name="give_role"), None
                )
            )
        return card(*lines)

    def _held(self, person: Person, role: Role, since: int, until: int | None) -> QLayout:
        words = {"role": role_name(role), "since": day_of(since), "until": day_of(until or 0)}
        if until is not None:
            text = tr("{role}: from {since} until {until}")
            return row(label(text.format(**words), "quiet", wrap=True))
        take = button(tr("Take away"), partial(self._take, person, role), name=f"take.{role.name.lower()}")
        take.setAccessibleName(tr("Take away the role: {role}").format(role=role_name(role)))
        if self._last_administrator(role):
            take.setEnabled(False)
            take.setToolTip(tr("The last administrator cannot be taken away. Make another one first."))
        if self._seen is None or not self._seen.may_administer:
            take.hide()
        head = row(label(tr("{role}, since {since}").format(**words), wrap=True), take)
        head.setStretch(0, 1)
        return column(head, label(role_meaning(role), "quiet", wrap=True))

    def _last_administrator(self, role: Role) -> bool:
        return (
            role == Role.ADMINISTRATOR
            and self._seen is not None
            and self._seen.holders_of(Role.ADMINISTRATOR) <= 1
        )

    # -- acting -----------------------------------------------------------------------------------------

    def add(self) -> None:
        """Open the form that puts an account into the address book."""
        dialog = PersonDialog(self, self._desk)
        dialog.added.connect(self.list.choose)
        dialog.open()

    def give(self, person: Person) -> None:
        """Open the choice of roles for an account."""
        RoleDialog(self, self._desk, person, called(person)).open()

    def _accept(self, person: Person) -> None:
        def work(job: Job) -> None:
            from almoner.services.people import accept_administration

            accept_administration(job.session, person.contact.wallet)

        self._act(work, tr("Accepting the administration"), tr("The nomination is accepted."))

    def _take(self, person: Person, role: Role) -> None:
        nominated = role == Role.ADMINISTRATOR and person.nominated
        if not nominated and self._seen is not None and self._seen.holders_of(role) == 1:
            text = tr("Nobody else has the role “{role}”. Without it nobody {meaning}.")
            dialogs.confirm(
                self,
                title=tr("Take the last one away?"),
                text=text.format(role=role_name(role), meaning=role_meaning(role)),
                agree=tr("Take it away all the same"),
                then=partial(self._take_now, person, role),
                danger=True,
            )
        else:
            self._take_now(person, role)

    def _take_now(self, person: Person, role: Role) -> None:
        def work(job: Job) -> None:
            from almoner.services.people import revoke

            revoke(job.session, person.who, role)

        done = tr("“{name}” does not have the role “{role}” any more.")
        self._act(work, tr("Taking a role away"), done.format(name=called(person), role=role_name(role)))

    def _act(self, work: Any, text: str, done: str) -> None:
        if self._busy:
            return
        self._busy = True
        self._desk.write(
            work,
            owner=self,
            label=text,
            changes={Topic.PEOPLE, Topic.WALLETS},
            then=lambda answer: self._desk.say(done),
            failed=self._failed,
        )

    def _failed(self, error: AlmonerError) -> None:
        self._busy = False
        self._desk.present(error)


def _columns() -> list[Column[Person]]:
    return [
        Column("name", tr("Name"), called, width=14),
        Column("roles", tr("Roles"), lambda each: roles_in_words(each.contact.roles_now), width=17),
        Column(
            "since",
            tr("Since"),
            lambda each: day_of(_since(each)),
            kind=Kind.DATE,
            width=8,
            value=lambda each: iso_day(_since(each)),
            order=_since,
        ),
        Column("alike", tr("Looks alike"), lambda each: tr("yes, compare") if each.alike else "", width=10),
        Column("wallet", tr("Wallet here"), lambda each: formats.visible(each.contact.wallet), width=14),
        Column("address", tr("Address"), lambda each: each.contact.address_text, width=44, hidden=True),
        Column("note", tr("Note"), lambda each: formats.visible(each.contact.note), width=24, hidden=True),
    ]


def _since(person: Person) -> int:
    """Return since when the longest held of its roles is held, in seconds; 0 for none."""
    return min((held.since for held in person.contact.roles if held.until is None), default=0)
