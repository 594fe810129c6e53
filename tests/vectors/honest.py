"""Vectors of receipts that are what they say: valid, voided, promised."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import Any

from almoner_chain.core import link
from almoner_chain.core.commitment import Closed, FieldId, OpenAll, PrivateFields
from almoner_chain.core.hashing import keccak
from almoner_chain.core.layout import RolePeriod, VoidRecord
from almoner_chain.core.merkle_sum import MerkleSumTree, PathNode
from almoner_chain.core.receipt import Receipt, Recorded, encode
from almoner_chain.core.verify import FinalBlock, NodeAnswer
from support_receipts import (
    BLOCK,
    CHAIN_ID,
    ENTRY,
    FINAL,
    FIRST_SERIAL,
    GRANTED_AT,
    LEDGER,
    RECORDED_AT,
    answer,
    answer_with_batch,
    archived,
    closed,
    dead,
    opened,
    policy,
    promised,
    recorded,
    seed,
)
from support_vectors import Vector

DAY = 86_400
ISSUED_AT = 1_769_558_400  # 2026-01-28, 00:00 UTC


def vector(
    name: str, why: str, receipt: Receipt, *answers: NodeAnswer, text: str = "", **rules: Any
) -> Vector:
    """A vector of a receipt; without answers one honest node answers."""
    given = answers or (answer(receipt),)
    return Vector(name, why, text or encode(receipt), policy(**rules), given)


def valid() -> Iterator[Vector]:
    """Receipts that the ledger has."""
    yield from _valid_places()
    yield from _valid_forms()
    yield from _valid_batches()
    yield from _valid_policies()


def _valid_places() -> Iterator[Vector]:
    for count, index in (
        (1, 0),
        (2, 0),
        (2, 1),
        (3, 0),
        (3, 2),
        (5, 0),
        (5, 3),
        (5, 4),
        (256, 0),
        (256, 137),
        (256, 255),
    ):
        receipt = recorded(count, index)
        yield vector(f"gift {index + 1} of {count}", "the path's sides follow from index and count", receipt)
    yield vector("archived, gift 1 of 1", "an archive with an empty path", archived(recorded(1)))
    yield vector("archived, gift 4 of 5", "an archive in a small batch", archived(recorded(5, 3)))


def _valid_forms() -> Iterator[Vector]:
    receipt = recorded(5, 3)
    some = opened(receipt, FieldId.DATE, FieldId.METHOD)
    yield vector("some fields open", "date and method open, the others closed", some)
    yield vector("one field open", "only the donor open", opened(receipt, FieldId.DONOR))
    yield vector("no field open", "the bare commitment", closed(receipt))
    yield vector("archived, some fields open", "openness and stage are independent", archived(some))
    yield vector("archived, no field open", "openness and stage are independent", archived(closed(receipt)))
    yield vector(
        "duplicate", "a copy handed out later is as valid", dataclasses.replace(receipt, duplicate=True)
    )
    number = link.digits(encode(receipt))
    yield vector("link", "as a QR code has it", receipt, text=f"https://charity.example/v#{number}")
    yield vector("digits", "the bare number", receipt, text=number)
    yield vector("fragment", "what follows the host", receipt, text=f"#{number}")
    wrapped = "\n".join(number[at : at + 60] for at in range(0, len(number), 60))
    yield vector(
        "wrapped link",
        "broken into lines by a mail",
        receipt,
        text=f"  https://charity.example/v#{wrapped}\r\n",
    )
    fields = PrivateFields.of(
        donor="x" * 255, date=date(2149, 6, 6), address="é" * 127, description="箱" * 85
    )
    gift = promised(due=None, disclosure=OpenAll(seed("long"), fields))
    yield vector("longest fields", "255 bytes of text, the last date there is", recorded(3, 1, receipt=gift))


def _valid_batches() -> Iterator[Vector]:
    single = recorded(1)
    replacing = answer_with_batch(single, replaces=77, manifest=bytes(32))
    yield vector("replacement", "a batch of one in the place of gift 77", single, replacing)
    origin = answer_with_batch(
        single, origin_chain=10, origin_ledger=bytes(range(20)), origin_payment=12, manifest=bytes(32)
    )
    yield vector("passed on", "a gift that another ledger paid", single, origin)
    late = dataclasses.replace(archived(recorded(5, 3)))
    yield vector(
        "archive without event",
        "the archived record stands in for fields that are not shown",
        late,
        answer(late, event=None),
    )
    largest = promised(due=None, amount=2**128 - 1)
    yield vector(
        "largest amount",
        "nothing left for another gift",
        recorded(1, receipt=largest),
        answer_with_batch(recorded(1, receipt=largest), start=0),
    )
    wide = _next_to(2**127, promised(due=None, amount=2**127 - 1))
    yield vector(
        "sums beyond 64 bits", "two halves of the largest sum", wide, answer_with_batch(wide, start=0)
    )
    coin = promised(due=None, amount=1_500_000_000_000_000_000)
    ether = {"unit_kind": 1, "unit_code": "ETH", "unit_decimals": 18}
    yield vector(
        "token",
        "1.5 coins in units of 10^-18",
        recorded(1, receipt=coin),
        answer(recorded(1, receipt=coin), **ether),
    )
    boxes = promised(due=None, amount=2_000)
    item = {"unit_kind": 2, "unit_code": "箱", "unit_decimals": 0}
    yield vector(
        "goods",
        "things are counted",
        recorded(2, 1, receipt=boxes),
        answer(recorded(2, 1, receipt=boxes), **item),
    )
    odd = answer(single, unit_decimals=99)
    yield vector("impossible unit", "a unit that cannot be is not shown, and decides nothing", single, odd)


def _next_to(amount: int, receipt: Receipt) -> Receipt:
    """The receipt as the second of two gifts, the first being ``amount``."""
    other = (amount, keccak(b"the other gift"))
    tree = MerkleSumTree(FIRST_SERIAL, [other, (receipt.amount, receipt.commitment)])
    place = Recorded(ENTRY, BLOCK, FIRST_SERIAL + 1, 1, 2, tree.path(1))
    assert tree.path(1)[0] == PathNode(tree.path(1)[0].hash, amount)
    return dataclasses.replace(receipt, recorded=place)


def _valid_policies() -> Iterator[Vector]:
    receipt = recorded(5, 3)
    one, three = answer(receipt, "one"), answer(receipt, "three")
    here = (CHAIN_ID, LEDGER)
    yield vector("local", "a ledger on this computer", receipt, local=True)
    yield vector(
        "trusted issuer", "the ledger is on the trust list", receipt, trusted={here: "Flood Relief Charity"}
    )
    yield vector(
        "confirmed issuer",
        "the charity's domain names the ledger",
        receipt,
        confirmed={here: "charity.example"},
    )
    yield vector(
        "other domain", "another domain's word does not count", receipt, confirmed={here: "other.example"}
    )
    yield vector(
        "two of three, one dead", "a dead node changes nothing", receipt, one, dead("two"), three, needed=2
    )
    lying = answer_with_batch(receipt, "two", total=1)
    yield vector(
        "two of three, one lies", "two that agree outweigh one", receipt, one, lying, three, needed=2
    )
    behind = answer(
        receipt,
        "two",
        entry_hash=bytes(32),
        event=None,
        final_block=FinalBlock(99_000, keccak(b"old"), 1_769_000_000),
    )
    yield vector("one of two, one behind", "a node that lags contradicts nobody", receipt, one, behind)
    higher = answer(
        receipt, "two", final_block=FinalBlock(FINAL.number + 3, keccak(b"newer"), FINAL.timestamp + 36)
    )
    yield vector("different final blocks", "nodes need not be at one height", receipt, one, higher, needed=2)
    stranger = answer(receipt, "two", chain_id=1)
    yield vector(
        "one of two, other chain", "a node of another chain says nothing of this one", receipt, one, stranger
    )
    left_later = answer(receipt, signer_period=RolePeriod(GRANTED_AT, ISSUED_AT + 3 * DAY))
    yield vector("recorder left later", "the signer was a recorder on the day of issue", receipt, left_later)
    left_then = answer(receipt, signer_period=RolePeriod(GRANTED_AT, ISSUED_AT))
    yield vector("recorder left that day", "the day of issue still counts", receipt, left_then)
    since = answer(receipt, "two", signer_period=left_later.signer_period)
    yield vector(
        "recorder left later, one behind",
        "a node that has not heard of it says the same of the day of issue",
        receipt,
        *(one, since),
        needed=2,
    )
    renamed = answer(receipt, "two", fund_name="Drought relief", unit_decimals=0, domain="other.example")
    yield vector(
        "two names, two nodes needed", "what too few say alike is not shown", receipt, one, renamed, needed=2
    )
    yield vector("two names, one node needed", "of as many, what the first says", receipt, one, renamed)
    granted_later = answer(receipt, signer_period=RolePeriod(ISSUED_AT + DAY, 0))
    yield vector(
        "recorder granted later", "an earlier day of issue is no contradiction", receipt, granted_later
    )


def voided() -> Iterator[Vector]:
    """Receipts that the ledger has, and says that they do not stand."""
    receipt = recorded(5, 3)
    for reason in (1, 2, 3, 4, 6):
        void = VoidRecord(reason, 0, 1_234, RECORDED_AT + 9 * DAY)
        yield vector(f"reason {reason}", "cancelled", receipt, answer(receipt, void=void))
    replaced = VoidRecord(5, FIRST_SERIAL + 900, 1_234, RECORDED_AT + 9 * DAY)
    yield vector("replaced", "another receipt stands in its place", receipt, answer(receipt, void=replaced))
    nodes = [answer(receipt, node, void=replaced) for node in ("one", "two")]
    yield vector("two nodes", "both say so", receipt, *nodes, needed=2)
    yield vector(
        "archived before",
        "the archive is from before the voiding; the ledger decides",
        archived(receipt),
        answer(archived(receipt), void=replaced),
    )
    word = replaced.reason | replaced.successor << 8 | replaced.entry << 72 | replaced.at << 136
    after = archived(receipt, void=word, timestamp=replaced.at + 60)
    yield vector("archived after", "archive and ledger say so", after, answer(after, void=replaced))
    yield vector(
        "duplicate",
        "a copy of a cancelled receipt",
        dataclasses.replace(closed(receipt), duplicate=True),
        answer(receipt, void=replaced),
    )


def promised_ones() -> Iterator[Vector]:
    """Receipts handed over before the ledger has the gift."""
    receipt = promised()
    yield vector("on time", "due in 30 days", receipt)
    yield vector("no due day", "no day was promised", promised(due=None))
    yield vector("on the due day", "not overdue yet", receipt, today=date(2026, 2, 27))
    yield vector("a day late", "overdue by one day", receipt, today=date(2026, 2, 28))
    yield vector("long overdue", "overdue by months", receipt, today=date(2026, 8, 1))
    yield vector(
        "due at once", "due on the day of issue", promised(due=date(2026, 1, 28)), today=date(2026, 1, 28)
    )
    yield vector("some fields open", "the donor alone", opened(receipt, FieldId.DONOR))
    yield vector("no field open", "the bare commitment", closed(receipt))
    bare = promised(disclosure=Closed(keccak(b"a commitment made elsewhere")))
    yield vector("commitment from elsewhere", "nobody needs to know the fields", bare)
    yield vector("duplicate", "a copy", dataclasses.replace(receipt, duplicate=True))
    yield vector("local", "a ledger on this computer", receipt, local=True)
    yield vector(
        "two of three",
        "two nodes know the signer",
        receipt,
        answer(receipt, "one"),
        dead("two"),
        answer(receipt, "three"),
        needed=2,
    )
    left = answer(receipt, signer_period=RolePeriod(GRANTED_AT, ISSUED_AT + 3 * DAY))
    yield vector("recorder left later", "the signer was a recorder on the day of issue", receipt, left)
    yield vector("smallest", "chain 1, fund 1, amount 1, the first day", _smallest())


def _smallest() -> Receipt:
    fields = PrivateFields.of(donor="A")
    return promised(
        chain_id=CHAIN_ID,
        fund=1,
        amount=1,
        issued=date(1970, 1, 1),
        due=None,
        disclosure=OpenAll(bytes(16), fields),
    )
