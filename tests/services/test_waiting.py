"""What can be undone before it is on the ledger, and what cannot any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from almoner.services.gifts import get_gift
from almoner.services.mappings import delete_mapping, list_mappings
from almoner.services.session import Session
from almoner.services.waiting import change_gift, list_sources, remove_gifts, restore_removed, undo_import
from almoner_chain.core.errors import BadInput, Refused
from support_charity import PASSPHRASE, Charity, fresh


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


def add(charity: Charity, donor: str = "Ada") -> int:
    """Enter a gift of 12.34 that waits."""
    words = ("--fund", "Relief", "--amount", "12.34", "--donor", donor, "--reference", "R1")
    number: int = charity.run("gift", "add", *words)["gift"]
    return number


def bring(charity: Charity, folder: Path, rows: int = 5, name: str = "list.csv") -> None:
    """Import a list of gifts."""
    lines = [f"2026-03-0{i + 1},{name} donor {i},{i + 1}.00,R{i}" for i in range(rows)]
    file = folder / name
    file.write_text("Date,Donor,Amount,Reference\n" + "\n".join(lines) + "\n")
    charity.run("gift", "import", file, "--fund", "Relief")


def books(session: Session) -> list[tuple[Any, ...]]:
    """Return every gift and every list as they lie there."""
    store = session.store
    gifts = [tuple(row) for row in store.rows("SELECT * FROM gift ORDER BY id")]
    return gifts + [tuple(row) for row in store.rows("SELECT * FROM source ORDER BY id")]


def test_a_waiting_gift_is_changed_where_it_is_said_and_nowhere_else(
    charity: Charity, session: Session
) -> None:
    number = add(charity)
    before = get_gift(session.store, number)
    changed = change_gift(
        session, number, {"donor": " 李雷 ", "date": date(2026, 1, 2), "reference": None}, "20"
    )
    assert (changed.fields.donor, changed.fields.date, changed.fields.reference) == (
        "李雷",
        date(2026, 1, 2),
        None,
    )
    assert (changed.amount, changed.seed, changed.fields.method) == (2000, before.seed, before.fields.method)
    (batch,) = charity.run("batch", "commit")["batches"]
    assert batch["total"] == "2000"


def test_a_wrong_change_leaves_the_gift_as_it_was(charity: Charity, session: Session) -> None:
    number = add(charity)
    before = books(session)
    for fields, amount in (({"donor": "x" * 300}, None), ({"colour": "red"}, None), ({}, "0"), ({}, "1.234")):
        with pytest.raises(BadInput):
            change_gift(session, number, fields, amount)
    assert books(session) == before


def test_removed_gifts_come_back_exactly_as_they_were(
    charity: Charity, session: Session, tmp_path: Path
) -> None:
    bring(charity, tmp_path)
    before = books(session)
    removed = remove_gifts(session, [12, 14])
    assert (removed.count, removed.totals, removed.kept) == (2, {1: 600}, 0)
    assert len(books(session)) == len(before) - 2
    restored = restore_removed(session, removed)
    assert (restored.ids, restored.already_there) == ((12, 14), 0)
    assert books(session) == before


def test_what_is_on_the_ledger_cannot_be_removed_or_changed(charity: Charity, session: Session) -> None:
    number = add(charity)
    before = books(session)
    with pytest.raises(Refused, match="cannot be undone: it is on the ledger with serial number 3"):
        remove_gifts(session, [number, 3])
    with pytest.raises(Refused, match="cannot be undone"):
        change_gift(session, 3, {"donor": "Ben"})
    with pytest.raises(BadInput, match="no gift number 99"):
        remove_gifts(session, [99, number])
    assert books(session) == before


def test_a_gift_on_the_way_to_the_ledger_cannot_be_removed(charity: Charity, session: Session) -> None:
    number = add(charity)
    with session.store.writing() as db:
        db.execute(
            "INSERT INTO batch(id, after_entry, fund, first_serial, count, total, root, manifest) "
            "VALUES(99, 0, 1, 11, 1, '1234', x'00', x'')"
        )
        db.execute("UPDATE gift SET batch = 99, position = 0 WHERE id = ?", (number,))
    with pytest.raises(Refused, match="on the way to the ledger"):
        remove_gifts(session, [number])


def test_a_promise_in_the_donors_hands_is_not_broken_in_silence(
    charity: Charity, session: Session, tmp_path: Path
) -> None:
    number = add(charity)
    charity.run("receipt", "promise", number, "--out", tmp_path / "out")
    seed = get_gift(session.store, number).seed
    for attempt in (
        lambda: remove_gifts(session, [number]),
        lambda: change_gift(session, number, {"donor": "B"}),
    ):
        with pytest.raises(Refused, match="signed promise"):
            attempt()
    changed = change_gift(session, number, {"donor": "B"}, promised_too=True)
    assert (changed.issued, changed.due) == (None, None)
    assert changed.seed != seed
    charity.run("receipt", "promise", number, "--out", tmp_path / "out")
    before = books(session)
    removed = remove_gifts(session, [number], promised_too=True)
    restore_removed(session, removed)
    assert books(session) == before


def test_an_import_is_undone_and_can_be_done_again(
    charity: Charity, session: Session, tmp_path: Path
) -> None:
    bring(charity, tmp_path)
    before = books(session)
    (source,) = list_sources(session)
    assert (source.name, source.accepted, source.waiting, source.recorded) == ("list.csv", 5, 5, 0)
    removed = undo_import(session, source.id)
    assert (removed.count, removed.totals, removed.kept) == (5, {1: 1500}, 0)
    assert list_sources(session) == []
    restore_removed(session, removed)
    assert books(session) == before
    undo_import(session, source.id)
    bring(charity, tmp_path)
    assert [(each.accepted, each.waiting) for each in list_sources(session)] == [(5, 5)]


def test_of_an_import_what_was_recorded_stays(charity: Charity, session: Session, tmp_path: Path) -> None:
    bring(charity, tmp_path)
    (source,) = list_sources(session)
    remove_gifts(session, [12])
    bring(charity, tmp_path, name="other.csv", rows=2)
    with session.store.writing() as db:
        db.execute("UPDATE gift SET alone = 2 WHERE id > 12")  # keeps the rest out of the batch
    charity.run("batch", "commit")
    with session.store.writing() as db:
        db.execute("UPDATE gift SET alone = 0 WHERE id > 12")
    removed = undo_import(session, source.id)
    assert (removed.count, removed.kept) == (3, 1)
    assert [(each.name, each.waiting, each.recorded) for each in list_sources(session)] == [
        ("other.csv", 2, 0),
        ("list.csv", 0, 1),
    ]
    with pytest.raises(Refused, match="cannot be undone"):
        undo_import(session, source.id)
    with pytest.raises(BadInput, match="no imported list"):
        undo_import(session, 99)


def test_a_number_that_was_taken_since_is_replaced_by_a_new_one(
    charity: Charity, session: Session, tmp_path: Path
) -> None:
    bring(charity, tmp_path)
    seeds = {row["seed"] for row in session.store.rows("SELECT seed FROM gift WHERE id > 10")}
    removed = undo_import(session, 1)
    bring(charity, tmp_path, name="other.csv", rows=2)
    restored = restore_removed(session, removed)
    assert restored.ids == (13, 14, 15, 16, 17)
    back = session.store.rows("SELECT seed FROM gift WHERE source = 2")
    assert {row["seed"] for row in back} == seeds
    assert [(each.name, each.waiting) for each in list_sources(session)] == [
        ("list.csv", 5),
        ("other.csv", 2),
    ]


def test_what_was_imported_again_in_the_meantime_is_not_doubled(
    charity: Charity, session: Session, tmp_path: Path
) -> None:
    bring(charity, tmp_path)
    removed = undo_import(session, 1)
    bring(charity, tmp_path)
    before = books(session)
    restored = restore_removed(session, removed)
    assert (restored.ids, restored.already_there) == ((), 5)
    assert books(session) == before


def test_a_gift_comes_back_even_after_its_list_is_gone(
    charity: Charity, session: Session, tmp_path: Path
) -> None:
    bring(charity, tmp_path)
    before = books(session)
    one, rest = remove_gifts(session, [12]), undo_import(session, 1)
    restore_removed(session, one)
    restore_removed(session, rest)
    assert books(session) == before


def test_a_removal_does_not_look_through_all_gifts_for_each(session: Session) -> None:
    plan = session.store.rows("EXPLAIN QUERY PLAN SELECT 1 FROM gift WHERE corrects = ?", (1,))
    assert "gift_by_corrected" in plan[0]["detail"], "what SQLite asks for each row it deletes"


def test_a_saved_mapping_is_listed_and_forgotten(charity: Charity, session: Session, tmp_path: Path) -> None:
    bring(charity, tmp_path)
    charity.run("gift", "import", tmp_path / "list.csv", "--fund", "Relief", "--save", "bank")
    with session.store.writing() as db:
        db.execute("INSERT INTO mapping VALUES('broken', '{')")
    good, broken = list_mappings(session.store)
    assert (good.name, good.columns["donor"], good.problem) == ("bank", ("Donor",), "")
    assert broken.name == "broken"
    assert broken.problem
    delete_mapping(session.store, "broken")
    assert [each.name for each in list_mappings(session.store)] == ["bank"]
    with pytest.raises(BadInput, match="no saved mapping"):
        delete_mapping(session.store, "broken")
