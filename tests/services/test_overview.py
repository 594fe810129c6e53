"""What the first page shows, entries in tables, and what each entry says, on a ledger made by the command line."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from almoner.services.browsing_entries import EntryQuery, entry_ids, entry_rows
from almoner.services.entries import synced
from almoner.services.entry_facts import FACT_NAMES, entry_facts
from almoner.services.overview import Overview, Task, overview
from almoner.services.session import Session
from almoner_chain.core.entries import Kind
from almoner_chain.core.errors import BadInput
from support_charity import PASSPHRASE, Charity, fresh

DAY = 86_400


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with ten recorded gifts."""
    return fresh(tmp_path)


@pytest.fixture
def session(charity: Charity) -> Iterator[Session]:
    """Return the same installation, opened."""
    opened = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    yield opened
    opened.close()


def look(charity: Charity, later: int = 0) -> Overview:
    """Return the overview as it is ``later`` seconds from now."""
    session = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    try:
        return overview(session, clock=lambda: int(time.time()) + later)
    finally:
        session.close()


def task(seen: Overview, kind: str) -> Task | None:
    """Return the task of this kind, if there is one."""
    found = [each for each in seen.tasks if each.kind == kind]
    assert len(found) <= 1
    return found[0] if found else None


def subjects(seen: Overview, kind: str) -> tuple[int, ...]:
    """Return what the task of this kind is about; nothing where there is none."""
    found = task(seen, kind)
    return found.subjects if found else ()


def facts(session: Session, number: int) -> dict[str, str]:
    """Return what an entry says, as texts."""
    said = entry_facts(session, number)
    assert {each.name for each in said} <= set(FACT_NAMES)
    return {each.name: each.text for each in said}


def test_each_fund_tells_what_came_in_and_went_out(charity: Charity) -> None:
    payment = charity.paid("100.00")
    charity.run("payment", "return", payment, "--amount", "40.00")
    charity.run("gift", "add", "--fund", "Relief", "--amount", "12.34", "--donor", "Ada")
    relief, boxes = look(charity).funds
    assert (
        relief.name,
        relief.unit.code,
        relief.received,
        relief.spent,
        relief.returned,
        relief.available,
    ) == (
        *("Relief", "CNY", 554_000, 10_000, 4_000),
        544_000,
    )
    assert (relief.waiting, relief.waiting_total) == (1, 1234)
    (month,) = relief.months
    assert (month.received, month.spent, month.returned, month.refunded) == (550_000, 10_000, 4_000, 0)
    assert (boxes.received, boxes.waiting, [each.received for each in boxes.months]) == (0, 0, [0])


def test_a_replaced_receipt_is_no_new_gift(charity: Charity) -> None:
    charity.run("receipt", "replace", 1, "--reason", "wrong-data", "--donor", "Ben")
    seen = look(charity)
    assert (seen.funds[0].received, seen.funds[0].months[0].received) == (550_000, 550_000)
    assert 1 not in subjects(seen, "receipts"), "a receipt that does not stand need not be handed out"
    assert 11 in subjects(seen, "receipts")


def test_months_in_which_nothing_happened_are_shown(charity: Charity) -> None:
    months = look(charity, later=100 * DAY).funds[0].months
    assert len(months) in (4, 5)
    assert [each.received for each in months] == [550_000] + [0] * (len(months) - 1)
    assert len({each.month for each in months}) == len(months)


def test_waiting_gifts_and_receipts_are_tasks_until_they_are_done(charity: Charity, tmp_path: Path) -> None:
    number = charity.run("gift", "add", "--fund", "Relief", "--amount", "1", "--donor", "Ada")["gift"]
    seen = look(charity)
    assert subjects(seen, "commit") == (number,)
    assert subjects(seen, "receipts") == tuple(range(1, 11))
    charity.run("batch", "commit")
    charity.run("receipt", "export", "--all", "--out", tmp_path / "out", "--formats", "svg")
    assert look(charity).tasks == ()


def test_an_overdue_promise_is_a_task(charity: Charity, tmp_path: Path) -> None:
    number = charity.run("gift", "add", "--fund", "Relief", "--amount", "1", "--donor", "Ada")["gift"]
    charity.run("receipt", "promise", number, "--out", tmp_path / "out", "--due-days", "2")
    assert subjects(look(charity, later=2 * DAY), "promise_overdue") == ()
    assert subjects(look(charity, later=3 * DAY), "promise_overdue") == (number,)


def test_a_request_waits_for_one_who_may_approve_it(charity: Charity) -> None:
    payment = charity.request("6000")
    assert subjects(look(charity), "approve") == (payment,)
    charity.approve(payment, "first")
    assert subjects(look(charity), "approve") == (payment,), "the second officer has not approved yet"
    charity.approve(payment, "second")
    seen = look(charity)
    assert subjects(seen, "approve") == ()
    assert subjects(seen, "pay") == (payment,)


def test_nobody_is_asked_to_approve_an_own_request(charity: Charity) -> None:
    charity.run("wallet", "revoke", "second", "approver")
    words = ("--fund", "Relief", "--amount", "10", "--payee", "P", "--purpose", "x", "--as", "first")
    charity.run("payment", "request", *words)
    assert task(look(charity), "approve") is None


def test_nobody_is_asked_to_approve_twice(charity: Charity) -> None:
    payment = charity.request("6000")
    charity.run("wallet", "revoke", "second", "approver")
    assert subjects(look(charity), "approve") == (payment,)
    charity.approve(payment, "first")
    assert task(look(charity), "approve") is None


def test_a_waiting_time_ends_and_may_be_objected_to(charity: Charity) -> None:
    charity.give("9000.00")
    payment = charity.request("9000")
    charity.approve(payment, "first", "second")
    seen = look(charity)
    waits = task(seen, "waiting_time")
    assert waits is not None
    assert (waits.subjects, task(seen, "pay")) == ((payment,), None)
    assert waits.since is not None
    assert waits.until == waits.since + 3600
    assert subjects(seen, "objection_period") == (payment,)
    later = look(charity, later=2 * 3600)
    assert (subjects(later, "pay"), task(later, "waiting_time"), task(later, "objection_period")) == (
        (payment,),
        None,
        None,
    )
    charity.run("payment", "object", payment, "--reason", "why", "--as", "watcher")
    assert subjects(look(charity), "amend") == (payment,)


def test_a_payment_waits_for_its_delivery(charity: Charity) -> None:
    payment = charity.paid("10")
    assert subjects(look(charity), "deliver") == (payment,)
    charity.run("payment", "deliver", payment)
    assert task(look(charity), "deliver") is None


def test_one_without_a_role_has_no_tasks(charity: Charity) -> None:
    charity.request("10")
    for label, role in (("clerk", "recorder"), ("first", "approver"), ("second", "approver")):
        charity.run("wallet", "revoke", label, role)
    owner = next(
        each for each in charity.run("wallet", "list")["wallets"] if "administrator" in each["roles"]
    )
    charity.run("wallet", "revoke", owner["label"], "recorder")
    assert look(charity).tasks == ()


def test_a_transaction_that_is_not_in_a_block_is_a_task(charity: Charity, session: Session) -> None:
    with session.store.writing() as db:
        db.execute(
            "INSERT INTO outbox(id, sender, purpose, call_data, call_value, state, begun) "
            "VALUES(500, x'00', 'x', x'', '0', 'signed', '2026-01-01T00:00:00+00:00')"
        )
    waits = task(overview(session), "transaction")
    assert waits == Task("transaction", 1, (500,), since=1_767_225_600)


def test_the_latest_entries_come_newest_first(charity: Charity) -> None:
    payment = charity.paid("10")
    seen = look(charity)
    assert [each.number for each in seen.latest[:3]] == [seen.entries, seen.entries - 1, seen.entries - 2]
    assert len(seen.latest) == min(20, seen.entries)
    assert [(each.kind, each.subject, each.fund, each.amount) for each in seen.latest[:1]] == [
        ("payment", payment, 1, 1000)
    ]


def test_entries_are_filtered_and_sorted(charity: Charity, session: Session) -> None:
    payment = charity.paid("10")
    entries, _ = synced(session)
    asked = [raw.number for raw in entries if raw.kind == Kind.REQUEST]
    assert list(entry_ids(session.store, EntryQuery())) == [raw.number for raw in entries][::-1]
    assert list(entry_ids(session.store, EntryQuery(kind=int(Kind.REQUEST)))) == asked
    about = [raw.number for raw in entries if raw.subject == payment and raw.kind >= Kind.RETURN]
    found = entry_ids(session.store, EntryQuery(subject=payment, descending=False))
    assert set(about) <= set(found)
    clerk = entries[asked[0] - 1].actor
    mine = [raw.number for raw in entries if raw.actor == clerk]
    assert list(entry_ids(session.store, EntryQuery(actor=clerk, descending=False))) == mine
    last = entries[-1].at
    late = [raw.number for raw in entries if raw.at == last]
    assert list(entry_ids(session.store, EntryQuery(time_from=last, time_to=last, descending=False))) == late
    assert list(entry_ids(session.store, EntryQuery(time_from=last + 1))) == []
    with pytest.raises(BadInput, match="sorted by"):
        entry_ids(session.store, EntryQuery(sort="data"))


def test_rows_of_entries_come_in_the_order_asked_for(charity: Charity, session: Session) -> None:
    synced(session)
    second, gone, first = entry_rows(session.store, [2, 999, 1])
    assert gone is None
    assert second is not None
    assert first is not None
    assert (first.kind, second.kind) == ("profile", "role")


def test_an_entry_tells_names_and_texts_kept_here(charity: Charity, session: Session) -> None:
    payment = charity.paid("10", "--invoice", "Acme:2026-17")
    entries, _ = synced(session)
    last = {raw.kind: raw.number for raw in entries}
    asked = facts(session, last[Kind.REQUEST])
    assert (asked["fund"], asked["amount"], asked["category"], asked["payee_id"], asked["purpose"]) == (
        *("Relief (1)", "10.00 CNY", "programme", "Acme Pumps"),
        "Pumps",
    )
    assert asked["invoice"] == "Acme: 2026-17"
    assert facts(session, last[Kind.PAYMENT])["reference"] == f"bank {payment}"
    made = facts(session, last[Kind.FUND] - 1)
    assert (made["name"], made["delay"], made["delay_above"]) == ("Relief", "3600", "8000.00 CNY")
    assert facts(session, last[Kind.ROLE])["role"] == "auditor"
    assert facts(session, last[Kind.BATCH])["total"] == "1900.00 CNY"


def test_what_is_not_kept_here_is_shown_as_its_hash(charity: Charity, session: Session) -> None:
    charity.request("10")
    number = synced(session)[0][-1].number
    with session.store.writing() as db:
        db.execute("DELETE FROM said")
        db.execute("UPDATE payee SET name = 'Somebody Else'")
    asked = facts(session, number)
    assert asked["purpose"].startswith("0x")
    assert asked["payee_id"].startswith("0x"), "a name that does not lead to the hash is not shown"


def test_a_return_is_told_in_the_unit_of_its_fund(charity: Charity, session: Session) -> None:
    payment = charity.paid("10")
    charity.run("payment", "return", payment, "--amount", "4")
    number = synced(session)[0][-1].number
    assert (facts(session, number)["amount"], facts(session, number)["start"]) == ("4.00 CNY", "5500.00 CNY")
    with pytest.raises(BadInput, match="no entry 999"):
        entry_facts(session, 999)


def test_a_void_tells_its_reason_and_successor(charity: Charity, session: Session) -> None:
    charity.run("receipt", "replace", 1, "--reason", "duplicate", "--donor", "Ben")
    number = synced(session)[0][-1].number
    assert facts(session, number) == {"serial": "1", "reason": "duplicate", "successor": "11"}
