"""Gifts in tables: which, in which order, what is found by what people type, exact sums, and breaking off."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from almoner.services.browsing import GiftQuery, Voided, gift_ids, gift_rows, gift_totals, read_voids
from almoner.services.cancelling import Cancelled
from almoner.store.database import Store
from almoner_chain.core.entries import Void, VoidReason
from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import Unit
from support_gifts import open_store, put, put_batch

UNITS = {1: Unit.currency("CNY"), 2: Unit.currency("JPY"), 3: Unit.item("box")}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an empty database."""
    opened = open_store(tmp_path)
    yield opened
    opened.close()


def ids(store: Store, **query: Any) -> list[int]:
    """Return the numbers of the gifts that match."""
    return list(gift_ids(store, GiftQuery(**query), units=UNITS))


def put_void(store: Store, serial: int, successor: int = 0) -> None:
    """Put the end of a receipt into the cache of the ledger's entries."""
    data = Void(serial, int(VoidReason.DUPLICATE), successor).encode()
    with store.writing() as db:
        db.execute(
            "INSERT INTO entry(kind, subject, actor, at, data, block, transaction_hash) VALUES(14, ?, ?, 1, ?, 1, ?)",
            (serial.to_bytes(32), bytes(20), data, bytes(32)),
        )


def test_all_gifts_come_in_the_order_of_entry_or_backwards(store: Store) -> None:
    numbers = [put(store) for _ in range(4)]
    assert ids(store) == numbers
    assert ids(store, descending=True) == numbers[::-1]


def test_a_removed_gift_leaves_a_gap_and_no_wrong_number(store: Store) -> None:
    numbers = [put(store) for _ in range(4)]
    with store.writing() as db:
        db.execute("DELETE FROM gift WHERE id = ?", (numbers[1],))
    assert ids(store) == [numbers[0], *numbers[2:]]


def test_an_empty_table_has_no_gifts(store: Store) -> None:
    assert ids(store) == []
    assert gift_totals(store, GiftQuery()) == (0, {})


def test_amounts_beyond_64_bits_are_sorted_by_value(store: Store) -> None:
    large = [put(store, amount=str(each)) for each in (2**100, 9, 10**20, 100, 2**64)]
    assert ids(store, sort="amount") == [large[i] for i in (1, 3, 4, 2, 0)]
    assert ids(store, sort="amount", descending=True) == [large[i] for i in (0, 2, 4, 3, 1)]


def test_waiting_gifts_stand_behind_all_serial_numbers(store: Store) -> None:
    waiting, first, second = put(store), put(store), put(store)
    put_batch(store, second, first)
    assert ids(store, sort="serial") == [second, first, waiting]
    assert ids(store, sort="serial", descending=True) == [waiting, first, second]


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("donor", "王小芳", "王"),
        ("donor", "王小芳", "小芳"),
        ("donor", "武汉市红十字会", "红十字会"),
        ("donor", "Ada Smith", "sMi"),
        ("donor", "Öztürk", "öZTÜ"),
        ("donor", "ИВАНОВ", "иван"),
        ("donor", "Cafe\u0301".replace("e\u0301", "é"), "cafe\u0301"),
        ("reference", "TX_9%", "_9%"),
        ("reference", "Ü*?[a]", "ü*?[A]"),
        ("reference", "a\\b", "\\"),
        ("method", "bank", "ban"),
        ("description", "600 masks", "mask"),
        ("note", "for the school", "school"),
        ("address", "江汉区", "江汉"),
        ("date", "2020-01-28", "2020-01"),
    ],
)
def test_a_text_is_found_wherever_it_stands(store: Store, field: str, value: str, text: str) -> None:
    put(store, reference="x9%x", donor="nobody")
    wanted = put(store, **{field: value})
    assert ids(store, text=text) == [wanted]


@pytest.mark.parametrize("text", ["%", "_", "*", "?", "[", "\\", "\ud800", "\0", "x" * 300, "'"])
def test_signs_of_the_search_itself_find_only_themselves(store: Store, text: str) -> None:
    put(store, donor="Ada")
    assert ids(store, text=text) == []
    assert gift_totals(store, GiftQuery(text=text)) == (0, {})


def test_an_amount_is_found_as_it_is_written_in_its_unit(store: Store) -> None:
    yuan, yen, boxes = (
        put(store, amount="123450"),
        put(store, fund=2, amount="123450"),
        put(store, fund=3, amount="7"),
    )
    assert ids(store, text="1,234.50") == [yuan]
    assert ids(store, text="1234.5") == [yuan]
    assert ids(store, text="123450") == [yen]
    assert boxes in ids(store, text="7")


def test_a_number_finds_the_gift_and_the_serial(store: Store) -> None:
    gifts = [put(store, amount="555") for _ in range(4)]
    put_batch(store, gifts[3], gifts[2])
    assert ids(store, text="2") == [gifts[1], gifts[2]]


def test_each_state_is_found(store: Store) -> None:
    waiting, planned, standing, handed, void = (put(store) for _ in range(5))
    put_batch(store, standing, handed, void)
    put_batch(store, planned, recorded=None)
    with store.writing() as db:
        db.execute("UPDATE gift SET exported = '2026-03-02T00:00:00+00:00' WHERE id = ?", (handed,))
    put_void(store, 3)
    assert ids(store, state="waiting") == [waiting]
    assert ids(store, state="planned") == [planned]
    assert ids(store, state="recorded") == [standing, handed, void]
    assert ids(store, state="voided") == [void]
    assert ids(store, state="not_handed_out") == [standing]


def test_filters_narrow_each_other(store: Store) -> None:
    first, second, other = put(store, date="2026-01-31"), put(store, date="2026-02-01"), put(store, fund=2)
    undated = put(store, date="")
    put_batch(store, second, recorded=7)
    assert ids(store, fund=1, date_to="2026-01-31") == [first]
    assert ids(store, date_from="2026-02-01") == [second, other]
    assert ids(store, batch=7) == [second]
    assert ids(store, batch=8) == []
    assert undated in ids(store, fund=1)


def test_sums_are_exact_beyond_64_bits_and_apart_by_fund(store: Store) -> None:
    amounts = [2**127, 10**12, 999_999_999_999, 1, 2**64]
    for amount in amounts:
        put(store, amount=str(amount))
    put(store, fund=2, amount="7")
    assert gift_totals(store, GiftQuery()) == (6, {1: sum(amounts), 2: 7})
    assert gift_totals(store, GiftQuery(fund=2)) == (1, {2: 7})


def test_rows_come_in_the_order_asked_for_and_tell_everything(store: Store) -> None:
    with store.writing() as db:
        db.execute(
            "INSERT INTO source(id, digest, name, imported, accepted, rejected) VALUES(5, x'', 'a.csv', '', 1, 0)"
        )
    listed = put(store, source=5, source_row=3, donor="王", amount=str(2**100))
    plain = put(store, date="")
    put_batch(store, listed, recorded=9)
    gone, second, first = gift_rows(store, [77, plain, listed])
    assert gone is None
    assert first is not None
    assert second is not None
    assert (
        first.donor,
        first.amount,
        first.source,
        first.source_row,
        first.batch,
        first.serial,
        first.state,
    ) == (
        *("王", 2**100, "a.csv", 3, 9, 1),
        "recorded",
    )
    assert (second.date, second.state, second.batch) == (None, "waiting", None)


def test_a_voided_and_a_replaced_receipt_are_told_apart(store: Store) -> None:
    gifts = [put(store) for _ in range(3)]
    put_batch(store, *gifts)
    put_void(store, 1)
    put_void(store, 2, successor=3)
    voids = read_voids(store)
    assert voids[2] == Voided(int(VoidReason.DUPLICATE), 3)
    states = [line.state for line in gift_rows(store, gifts, voids) if line is not None]
    assert states == ["voided", "replaced", "recorded"]


def test_an_unknown_column_or_state_is_refused(store: Store) -> None:
    with pytest.raises(BadInput, match="sorted by"):
        ids(store, sort="seed; DROP TABLE gift")
    with pytest.raises(BadInput, match="not a state"):
        ids(store, state="lost")


def test_a_long_search_can_be_broken_off_from_another_thread(store: Store) -> None:
    with store.writing() as db:
        db.execute(
            "INSERT INTO gift(fund, amount, seed, donor, entered) "
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 400000) "
            "SELECT 1, i, x'', 'donor ' || (i * 7919 % 400000), '' FROM n"
        )
    ended = threading.Event()

    def keep_interrupting() -> None:
        while not ended.is_set():
            store.interrupt()

    other = threading.Thread(target=keep_interrupting)
    other.start()
    try:
        with pytest.raises(Cancelled):
            ids(store, sort="donor")
    finally:
        ended.set()
        other.join()
    assert len(ids(store, sort="donor")) == 400_000


def test_breaking_off_does_nothing_where_nothing_runs(store: Store) -> None:
    number = put(store)
    store.interrupt()
    assert ids(store) == [number]
    store.close()
    store.interrupt()
