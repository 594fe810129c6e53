"""The address book: payees with what they were paid, accounts with their roles, notes, look-alikes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from almoner.services import contacts
from almoner.services.session import Session
from almoner_chain.core.entries import Role
from almoner_chain.core.errors import BadInput
from support_charity import PASSPHRASE, Charity, fresh, served


@pytest.fixture(scope="module")
def charity(tmp_path_factory: pytest.TempPathFactory) -> Charity:
    """Return a charity that paid two payees and asked for a third."""
    made = fresh(tmp_path_factory.mktemp("contacts"))
    with served(made):
        made.paid("100.00", payee="Acme Pumps")
        made.paid("50.50", payee="Acme Pumps")
        made.paid("10.00", payee="青山水泵厂")
        made.request("5.00", payee="Never Paid")
        made.run("wallet", "revoke", "watcher", "auditor")
    return made


@pytest.fixture
def session(charity: Charity) -> Iterator[Session]:
    """Return the charity's session."""
    opened = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    yield opened
    opened.close()


def test_payees_are_listed_with_how_often_and_how_much_they_were_paid(session: Session) -> None:
    found = {each.name: each for each in contacts.list_payees(session)}
    acme, never = found["Acme Pumps"], found["Never Paid"]
    assert (acme.requested, acme.paid, [(p.unit.code, p.amount) for p in acme.totals]) == (
        2,
        2,
        [("CNY", 15_050)],
    )
    assert acme.last_paid > 0
    assert (never.requested, never.paid, never.totals, never.last_paid) == (1, 0, (), 0)
    assert "青山水泵厂" in found


def test_a_payee_whose_name_is_not_kept_here_is_listed_by_its_hash_and_last(session: Session) -> None:
    row = session.store.row("SELECT * FROM payee WHERE name = 'Never Paid'")
    assert row is not None
    with session.store.writing() as db:
        db.execute("DELETE FROM payee WHERE name = 'Never Paid'")
    last = contacts.list_payees(session)[-1]
    assert (last.name, last.payee_id, last.requested) == ("", row["payee_id"], 1)
    with session.store.writing() as db:
        db.execute("INSERT INTO payee VALUES(?, ?, ?)", tuple(row))


def test_accounts_are_listed_with_roles_now_and_before(session: Session) -> None:
    found = {each.wallet: each for each in contacts.list_accounts(session)}
    assert found["administrator"].roles_now == (Role.ADMINISTRATOR, Role.RECORDER)
    assert found["supplier"].roles == ()
    (held,) = found["watcher"].roles
    assert held.role == Role.AUDITOR
    assert held.until is not None
    assert held.until >= held.since > 0
    assert found["watcher"].roles_now == ()


def test_an_account_has_a_name_and_a_note_and_loses_them_again(session: Session) -> None:
    stranger = bytes(range(20))
    contacts.name_account(session, stranger, " Auditors & Co ")
    contacts.set_note(session, contacts.ACCOUNT, stranger, "yearly audit")
    (found,) = [each for each in contacts.list_accounts(session) if each.address == stranger]
    assert (found.name, found.note, found.wallet, found.roles) == ("Auditors & Co", "yearly audit", "", ())
    contacts.name_account(session, stranger, "")
    contacts.set_note(session, contacts.ACCOUNT, stranger, "")
    assert stranger not in [each.address for each in contacts.list_accounts(session)]


@pytest.mark.parametrize("name", ["x" * 101, "two\nlines", "turned\u202eround"])
def test_a_name_that_could_mislead_is_refused(session: Session, name: str) -> None:
    with pytest.raises(BadInput):
        contacts.name_account(session, bytes(20), name)


def test_a_note_on_nothing_or_without_end_is_refused(session: Session) -> None:
    with pytest.raises(BadInput):
        contacts.set_note(session, "fund", bytes(20), "x")
    with pytest.raises(BadInput):
        contacts.set_note(session, contacts.ACCOUNT, bytes(20), "x" * 2_001)


def test_a_lookalike_of_a_known_payee_is_found_with_the_letter_that_differs(session: Session) -> None:
    (found,) = contacts.lookalikes(session, "Acme Рumps")  # a Cyrillic Р
    assert (found.known, found.kind, found.differences.given) == ("Acme Pumps", contacts.PAYEE, ((5, 6),))
    assert contacts.lookalikes(session, "Acme Pumps") == []


def test_an_address_that_begins_and_ends_like_a_known_one_is_found(session: Session) -> None:
    known = session.wallets.show("supplier").address
    forged = known[:2] + bytes(byte ^ 0xFF for byte in known[2:-2]) + known[-2:]
    (found,) = contacts.lookalikes(session, "0x" + forged.hex())
    assert (found.known, found.kind, found.label) == ("0x" + known.hex(), contacts.ACCOUNT, "supplier")
    assert found.differences.given == found.differences.known == ((6, 38),)
    assert contacts.lookalikes(session, "0x" + known.hex()) == []


def test_payees_from_the_command_line(charity: Charity) -> None:
    assert charity.run("payee", "note", "Acme Pumps", "slow to deliver")["note"] == "slow to deliver"
    listed = {each["payee"]: each for each in charity.run("payee", "list")["payees"]}
    assert listed["Acme Pumps"]["note"] == "slow to deliver"
    assert listed["Acme Pumps"]["totals"] == [{"amount": "15050", "unit": "CNY"}]
    assert "150.50 CNY" in charity.told("payee", "list")
    assert charity.refused("payee", "note", "Acme Pump", "x", code=2)["hint"] == "Is it “Acme Pumps”?"
    (alike,) = charity.run("payee", "alike", "Acme Pump")["lookalikes"]
    assert alike["known"] == "Acme Pumps"


def test_the_database_is_where_notes_are_kept(charity: Charity, tmp_path: Path) -> None:
    charity.run("payee", "note", "青山水泵厂", "")
    assert charity.run("payee", "list")["payees"][-1]["note"] == ""
