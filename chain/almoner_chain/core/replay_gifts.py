"""The rules for what comes in: batches, gifts through the contract, transfers, replacements, voided receipts."""

from __future__ import annotations

from almoner_chain.core.entries import Batch, Role, Void, VoidReason
from almoner_chain.core.hashing import ZERO20, ZERO32
from almoner_chain.core.replay_check import Check
from almoner_chain.core.replay_state import BatchState, RefundState, VoidState
from almoner_chain.core.units import MAX_AMOUNT, UnitKind

_MAX_COUNT = 1 << 20


def batch(check: Check, data: Batch) -> None:
    """A batch has the next number, the next serials, and the next place on the fund's received axis."""
    state = check.state
    expected = state.last_batch + 1
    check.require(
        data.batch == expected, "batch.number", f"The batch has the number {data.batch}, not {expected}."
    )
    check.require(
        data.first_serial == state.next_serial,
        "batch.serials",
        f"The batch starts with serial {data.first_serial}, the next was {state.next_serial}.",
    )
    check.require(
        0 < data.count <= _MAX_COUNT and data.count <= data.total <= MAX_AMOUNT,
        "batch.count",
        f"Batch {data.batch} has {data.count} gifts for {data.total} in all.",
    )
    if data.replaces:
        _replacement(check, data)
    else:
        _new_money(check, data)
    state.add_batch(BatchState(data, check.place))


def void(check: Check, data: Void) -> None:
    """A receipt is voided once, for a known reason, and its successor stands."""
    state = check.state
    check.actor_is(Role.RECORDER)
    check.require(
        data.reason in tuple(VoidReason),
        "void.reason",
        f"Serial {data.serial} was voided for no known reason.",
    )
    check.require(
        0 < data.serial < state.next_serial,
        "void.unknown",
        f"Serial {data.serial} was voided but never issued.",
    )
    check.require(
        data.serial not in state.voids, "void.twice", f"Serial {data.serial} had been voided before."
    )
    check.require(
        not data.successor or (data.successor != data.serial and state.stands(data.successor)),
        "void.successor",
        f"Serial {data.serial} was voided in favour of {data.successor}, which does not stand.",
    )
    state.voids.setdefault(data.serial, VoidState(data, check.place))


def _new_money(check: Check, data: Batch) -> None:
    fund = check.fund(data.fund)
    if fund is None:
        return
    is_token = fund.created.unit_kind == UnitKind.TOKEN
    if data.origin_chain or data.origin_ledger != ZERO20 or data.origin_payment:
        check.actor_is(Role.RECORDER)
        _transfer(check, data)
        _single(check, data)
    elif is_token:
        # Anyone may give through the contract.
        _single(check, data)
    else:
        check.actor_is(Role.RECORDER)
        if data.manifest == ZERO32:
            check.warn("batch.no_manifest", f"Batch {data.batch} names no list of its gifts.")
    check.grows(fund, data.start, data.total)
    fund.matching.receive_batch(data.batch, data.start, data.total)


def _transfer(check: Check, data: Batch) -> None:
    state = check.state
    check.require(
        data.origin_ledger != ZERO20 and data.origin_payment > 0,
        "transfer.origin",
        f"Batch {data.batch} does not say which payment it came from.",
    )
    check.require(
        (data.origin_chain, data.origin_ledger) != (state.chain_id, state.ledger),
        "transfer.own",
        f"Batch {data.batch} records a payment of this same ledger as a new gift.",
    )
    origin = (data.origin_chain, data.origin_ledger, data.origin_payment)
    before = state.origins.setdefault(origin, data.batch)
    check.require(
        before == data.batch,
        "transfer.twice",
        f"Batch {data.batch} records the payment that batch {before} recorded.",
    )


def _single(check: Check, data: Batch) -> None:
    check.require(
        data.count == 1 and data.manifest == ZERO32,
        "batch.single",
        f"Batch {data.batch} should hold one gift only.",
    )


def _replacement(check: Check, data: Batch) -> None:
    """A replacement has the place of a receipt that stands, and voids it in the very next entry."""
    state, old, new = check.state, data.replaces, data.first_serial
    check.actor_is(Role.RECORDER)
    _single(check, data)
    origin = (data.origin_chain, data.origin_ledger, data.origin_payment)
    check.require(
        origin == (0, ZERO20, 0), "replacement.origin", f"Batch {data.batch} is gift and replacement in one."
    )
    check.require(state.stands(old), "replacement.void", f"Serial {old} was replaced but did not stand.")
    before = state.batch_of_serial(old)
    if before is not None:
        check.require(
            _lies_at(data, before.data),
            "replacement.place",
            f"Serial {new} does not have the place of serial {old}, which it replaces.",
        )
    if old in state.refunds:
        carried = state.refunds[old]
        state.refunds[new] = RefundState(carried.amount, carried.start)
    state.replacing = (old, new, check.raw.actor)


def _lies_at(data: Batch, old: Batch) -> bool:
    """Say whether ``data`` can have the place of one gift of ``old``: where it has one gift only, exactly."""
    if data.fund != old.fund:
        return False
    if old.count == 1:
        return (data.start, data.total) == (old.start, old.total)
    # Every other gift of the old batch has at least one unit, on its own side.
    index = data.replaces - old.first_serial
    first = old.start + index
    last = old.start + old.total - (old.count - 1 - index)
    return first <= data.start and data.start + data.total <= last
