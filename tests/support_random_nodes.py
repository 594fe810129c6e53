"""What random nodes say of a receipt: most of them honest, some dead, behind, lying, or talking nonsense."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from almoner_chain.core import entries
from almoner_chain.core.commitment import to_day
from almoner_chain.core.hashing import keccak
from almoner_chain.core.layout import RolePeriod, VoidRecord
from almoner_chain.core.receipt import Archive, BatchRecord, Receipt, batch_entry
from almoner_chain.core.verify import Contract, FinalBlock, NodeAnswer

SECONDS = 86_400
NAMES = (
    "Flood relief",
    "",
    "__proto__",
    "武汉",
    "tab\there",
    "rtl\u202e",
    "x" * 120,
    "😀" * 100,
    "a\u2028b",
    "é ",
)
UNITS = ("CNY", "", " ", "  ", "__proto__", "箱", "x" * 33, "箱" * 11, "a\nb", " x", "a\xa0b", "\u200bx")


def random_answers(dice: Random, receipt: Receipt) -> Iterator[NodeAnswer]:
    """Yield the answers of some nodes; ``receipt`` is as the ledger has it."""
    count = dice.choice([0, 1, 1, 1, 2, 3, 3, 4])
    final = FinalBlock(dice.randint(1, 2_000_000), dice.randbytes(32), dice.randint(10**9, 2 * 10**9))
    honest = _honest(dice, receipt, final)
    common = (
        _change(dice, receipt, honest) if dice.random() < 0.4 else {}
    )  # what all of them say, true or not
    for place in range(count):
        own = _change(dice, receipt, honest) if dice.random() < 0.25 else {}
        node = f"node-{place}" if dice.random() < 0.95 else "node-0"
        yield dataclasses.replace(honest, **(common | own | {"node": node}))


def _honest(dice: Random, receipt: Receipt, final: FinalBlock) -> NodeAnswer:
    event = _event(dice, receipt)
    return NodeAnswer(
        node="node",
        chain_id=receipt.chain_id,
        contract=Contract.ALMONER,
        final_block=final,
        entry_hash=entries.entry_hash(event) if event else None,
        event=event,
        signer_period=RolePeriod(dice.randint(1, 2**40), 0),
        fund_name=dice.choice(NAMES) if dice.random() < 0.3 else "Flood relief",
        unit_kind=dice.choice([0, 1, 2]),
        unit_code="CNY",
        unit_decimals=dice.choice([0, 2, 18]),
        domain="charity.example",
    )


def _event(dice: Random, receipt: Receipt) -> entries.RawEntry | None:
    if receipt.recorded is None:
        return None
    if receipt.archive is not None:
        return batch_entry(receipt)._replace(block=receipt.recorded.block)
    start = max(0, 2**128 - 1 - receipt.amount) if dice.random() < 0.05 else dice.randint(0, 10**9)
    record = BatchRecord(dice.randint(1, 2**40), dice.randbytes(20), dice.randint(1, 10**6), start)
    return batch_entry(dataclasses.replace(receipt, archive=Archive(record, b"", (), (), ())))


def _change(dice: Random, receipt: Receipt, answer: NodeAnswer) -> dict[str, Any]:
    """Return one thing that an answer says otherwise than the honest one."""
    changes: list[Callable[[Random, Receipt, NodeAnswer], dict[str, Any]]] = [
        *(_silent, _elsewhere, _incomplete, _other_block),
        *(_other_role, _other_role, _other_words, _other_words, _void, _void),
    ]
    if answer.event is not None:
        changes += [_behind, _behind, _withheld, _loose_event, _other_batch, _other_batch, _other_entry]
    return dice.choice(changes)(dice, receipt, answer)


def _silent(dice: Random, receipt: Receipt, answer: NodeAnswer) -> dict[str, Any]:
    return {"problem": dice.choice(["no answer within 10 seconds", "<b>bad</b>\n", "__proto__"])}


def _elsewhere(dice: Random, receipt: Receipt, answer: NodeAnswer) -> dict[str, Any]:
    return dice.choice(
        [{"chain_id": answer.chain_id + 1}, {"contract": Contract.NONE}, {"contract": Contract.OTHER}]
    )


def _incomplete(dice: Random, receipt: Receipt, answer: NodeAnswer) -> dict[str, Any]:
    return {dice.choice(["final_block", "signer_period", "entry_hash"]): None}


def _other_block(dice: Random, receipt: Receipt, answer: NodeAnswer) -> dict[str, Any]:
    final = answer.final_block
    if final is None:
        return {}
    moved = final._replace(number=final.number + dice.randint(1, 9), hash=dice.randbytes(32))
    return {"final_block": dice.choice([moved, final._replace(hash=dice.randbytes(32))])}


def _other_role(dice: Random, receipt: Receipt, answer: NodeAnswer) -> dict[str, Any]:
    issued = to_day(receipt.issued) * SECONDS
    revoked = max(1, issued + dice.choice([-SECONDS, -1, 0, 1, SECONDS - 1, SECONDS, 10**7]))
    period = dice.choice(
        [RolePeriod(0, 0), RolePeriod(1, revoked), RolePeriod(1, revoked), RolePeriod(0, revoked)]
    )
    return {"signer_period": period, "pending": dice.random() < 0.3}


def _other_words(dice: Random, receipt: Receipt, answer: NodeAnswer) -> dict[str, Any]:
    return {
        "fund_name": dice.choice(NAMES),
        "unit_kind": dice.choice([0, 1, 2, 3, 255]),
        "unit_code": dice.choice(UNITS),
        "unit_decimals": dice.choice([0, 2, 18, 36, 37, 2**255]),
        "domain": dice.choice(["charity.example", "other.example", "", "charity.example\n"]),
    }


def _void(dice: Random, receipt: Receipt, answer: NodeAnswer) -> dict[str, Any]:
    successor = dice.choice([0, 0, 77, 2**64 - 1])
    return {"void": VoidRecord(dice.randint(1, 6), successor, dice.randint(1, 999), dice.randint(1, 2**40))}


def _behind(dice: Random, receipt: Receipt, answer: NodeAnswer) -> dict[str, Any]:
    low = FinalBlock(dice.choice([0, 1, 500_000]), keccak(b"low"), 1)
    values: dict[str, Any] = {"entry_hash": bytes(32), "event": None, "pending": dice.random() < 0.3}
    return values | ({"final_block": low} if dice.random() < 0.5 else {})


def _withheld(dice: Random, receipt: Receipt, answer: NodeAnswer) -> dict[str, Any]:
    kept = answer.entry_hash if dice.random() < 0.7 else dice.randbytes(32)
    return {"event": None, "entry_hash": kept}


def _loose_event(dice: Random, receipt: Receipt, answer: NodeAnswer) -> dict[str, Any]:
    """An event that does not hash to what the node says the ledger keeps."""
    event = answer.event
    assert event is not None
    return {
        "event": dice.choice(
            [
                event._replace(at=event.at + 1),
                event._replace(at=2**256),
                event._replace(number=event.number + 1),
                event._replace(kind=99),
                event._replace(actor=dice.randbytes(dice.choice([0, 19, 20, 32]))),
                event._replace(data=event.data[:-32]),
                event._replace(data=dice.randbytes(64)),
            ]
        )
    }


def _kept(event: entries.RawEntry) -> dict[str, Any]:
    return {"event": event, "entry_hash": entries.entry_hash(event)}


def _other_batch(dice: Random, receipt: Receipt, answer: NodeAnswer) -> dict[str, Any]:
    """Another batch of gifts under the same number, hash and all."""
    event = answer.event
    assert event is not None
    batch = entries.Batch.decode(event.data)
    value: dict[str, Any] = dice.choice(
        [
            {"root": dice.randbytes(32)},
            {"total": batch.total + 1},
            {"count": batch.count + 1},
            {"fund": batch.fund + 1},
            {"first_serial": batch.first_serial + 1},
            {"start": batch.start + 1},
            {"start": 2**128 - 1},
            {"batch": 2**64},
            {"batch": batch.batch + 1},
            {"manifest": dice.randbytes(32)},
        ]
    )
    changed = dataclasses.replace(batch, **value)
    return _kept(event._replace(data=changed.encode(), subject=changed.fund))


def _other_entry(dice: Random, receipt: Receipt, answer: NodeAnswer) -> dict[str, Any]:
    """Another kind of entry, or nonsense, hash and all."""
    event = answer.event
    assert event is not None
    data = any_data(dice)
    typed = event._replace(kind=data.KIND, subject=data.subject, data=data.encode())
    at = dice.randrange(len(typed.data))
    return _kept(
        dice.choice(
            [
                typed,
                typed,
                typed._replace(subject=typed.subject + 1),
                typed._replace(kind=dice.choice([0, 15, 2**255, *range(1, 15)])),
                typed._replace(data=typed.data[:at]),
                typed._replace(data=typed.data + bytes(32)),
                typed._replace(data=typed.data[:at] + b"\xff" + typed.data[at + 1 :]),
                event._replace(data=event.data[:at] + b"\x01" + event.data[at + 1 :]),
                event._replace(at=dice.choice([0, 2**64 - 1, 2**64, 2**256 - 1])),
                event._replace(number=event.number + 1),
                event._replace(subject=event.subject + 1),
            ]
        )
    )


def any_data(dice: Random) -> entries.EntryData:
    """Return the fields of an entry of any kind but a batch, no two of them alike."""
    number, word, account = (
        lambda: dice.randint(1, 2**64),
        lambda: dice.randbytes(32),
        lambda: dice.randbytes(20),
    )
    rules = entries.FundPolicy(tier_approvals=(1, 2, 3, 4), delay=5, payees_restricted=dice.random() < 0.5)
    hashes = (word(), word(), word(), (word(), word(), word(), word()), word())
    case = entries.Case(number(), 1, number(), number(), dice.randrange(5), account(), account(), *hashes)
    moved = (number(), word(), number(), number())
    fund_name, domain = (
        dice.choice(["Flood relief", "箱" * 11]),
        dice.choice(["charity.example", "", "箱", "x" * 64]),
    )
    return dice.choice(
        [
            entries.Profile(word(), domain),
            entries.RoleChange(dice.randrange(5), account(), 1),
            entries.FundCreated(number(), fund_name, 0, "CNY", 2, account(), rules),
            entries.PayeeChange(number(), word(), dice.random() < 0.5),
            entries.Return(number(), number(), number(), number(), number(), word()),
            entries.Request(case, word()),
            entries.Approval(number(), word(), 2, number()),
            entries.Rejection(number(), word(), word()),
            entries.Objection(number(), word(), word()),
            entries.Payment(*moved, 3, number(), word()),
            entries.Refund(*moved, number(), number(), word()),
            entries.Delivery(number(), word(), word(), dice.random() < 0.5),
            entries.Void(number(), 1, number()),
        ]
    )
