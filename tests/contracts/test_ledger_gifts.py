"""Batches, gifts through the contract, gifts passed on by another ledger."""

from __future__ import annotations

from typing import Any

import boa
import pytest
from eth_utils import keccak

import support_merkle as merkle
from support_ledger import COIN, ITEM, MAX, NOBODY, TOKEN, ZERO, World, mock, refused

OTHER = "0x" + "aa" * 20
COMMITMENT = keccak(text="donor")


def _record(world: World, **changes: Any) -> None:
    fields = {
        **{"fund": 1, "root": keccak(text="root"), "total": 1_000, "count": 10},
        **{"first_serial": world.book.next_serial, "manifest": ZERO},
        **changes,
    }
    world.do("recorder", "record_batch", *fields.values())


def _transfer(world: World, *, value: int = 0, **changes: Any) -> int:
    fields = {
        **{"fund": 1, "amount": 70, "commitment": COMMITMENT, "first_serial": world.book.next_serial},
        **{"origin_chain": 5, "origin_ledger": OTHER, "origin_payment": 9},
        **changes,
    }
    return int(world.do("recorder", "record_transfer", *fields.values(), value=value))


def test_batches_follow_each_other_on_the_axis_and_in_serials(world: World) -> None:
    world.fund()
    first, second = world.batch(600, 400), world.batch(50)
    assert (first.number, second.number) == (1, 2)
    assert second.abi[5:7] == (3, 1_000)
    assert world.ledger.axes(1) == (1_050, 0, 0, 0, 0)
    assert world.ledger.counts() == (len(world.book.entries), 4, 2, 0, 1)


def test_funds_have_axes_of_their_own_and_share_the_serials(world: World) -> None:
    world.fund()
    world.fund(kind=ITEM)
    world.batch(600, fund=1)
    batch = world.batch(5, fund=2)
    assert batch.abi[5:7] == (2, 0)
    assert world.ledger.axes(2)[0] == 5


def test_a_batch_of_the_greatest_size_and_sum_fits(world: World) -> None:
    world.fund()
    _record(world, count=2**20, total=MAX)
    assert world.ledger.counts()[1] == 2**20 + 1
    with refused(world, "intervals: amount"):
        _record(world, count=1, total=1)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"fund": 0}, "intervals: no such fund"),
        ({"fund": 2}, "intervals: no such fund"),
        ({"count": 0}, "batches: count"),
        ({"count": 2**20 + 1, "total": MAX}, "batches: count"),
        ({"count": 10, "total": 9}, "batches: total"),
        ({"total": MAX + 1}, "intervals: amount"),
        ({"total": 2**256 - 1}, "intervals: amount"),
        ({"first_serial": 2}, "logbook: not the next serial"),
        ({"first_serial": 0}, "logbook: not the next serial"),
    ],
)
def test_a_batch_that_does_not_fit_is_refused(world: World, changes: dict[str, Any], reason: str) -> None:
    world.fund()
    with refused(world, reason):
        _record(world, **changes)


def test_a_batch_recorded_twice_is_refused_the_second_time(world: World) -> None:
    world.fund()
    _record(world, first_serial=1)
    with refused(world, "logbook: not the next serial"):
        _record(world, first_serial=1)


def test_serials_cannot_spill_into_their_neighbours(world: World) -> None:
    """A full counter reverts; 2**64 serials are out of reach, so the slot is set by hand."""
    world.fund()
    counters = boa.env.get_storage(world.ledger.address, 1)
    last = 2**64 - 5
    boa.env.set_storage(world.ledger.address, 1, counters + ((last - 1) << 64))
    with boa.reverts():
        world.ledger.record_batch(1, ZERO, 100, 5, last, ZERO, sender=world.recorder)
    world.ledger.record_batch(1, ZERO, 100, 4, last, ZERO, sender=world.recorder)
    assert tuple(world.ledger.counts()) == (counters % 2**64 + 1, 2**64 - 1, 1, 0, 1)


def test_a_leaf_leads_to_its_place_on_the_axis(world: World) -> None:
    world.fund()
    world.batch(1_000)
    batch = world.batch(5, 7, 11)
    starts = [world.ledger.check_leaf(*batch.proof(i)) for i in range(3)]
    assert starts == [1_000, 1_005, 1_012]


def test_a_leaf_of_another_batch_or_place_is_refused(funded: World) -> None:
    first = funded.book.entries[-1]
    batch = funded.recorded(
        [merkle.Leaf(1, 600, keccak(text="donor 1")), merkle.Leaf(2, 400, keccak(text="donor 2"))], first
    )
    abi, leaf, path = batch.proof(0)
    assert funded.ledger.check_leaf(abi, leaf, path) == 0
    for wrong in (leaf._replace(amount=601), leaf._replace(commitment=ZERO), leaf._replace(serial=2)):
        with refused(funded, "batches: not in the batch"):
            funded.ledger.check_leaf(abi, wrong, path)
    with refused(funded, "batches: not in the batch"):
        funded.ledger.check_leaf(abi, leaf, [merkle.Node(path[0].hash, 399)])
    with refused(funded, "batches: not in the batch"):
        funded.ledger.check_leaf(abi, leaf._replace(serial=0), path)


def test_a_batch_that_states_another_total_proves_no_gift(world: World) -> None:
    """A recorder who states more than the leaves sum up to can show no donor a place in it."""
    world.fund()
    leaves = [merkle.Leaf(1, 5, COMMITMENT), merkle.Leaf(2, 7, COMMITMENT)]
    _record(world, root=merkle.root(leaves).hash, total=13, count=2)
    with refused(world, "batches: not in the batch"):
        world.ledger.check_leaf(*world.recorded(leaves).proof(0))


def test_a_batch_changed_in_any_field_is_not_in_the_log(funded: World) -> None:
    batch = funded.batch(5, 7)
    abi, leaf, path = batch.proof(0)
    for place, value in enumerate(abi):
        changed = list(abi)
        changed[place] = (
            OTHER if isinstance(value, str) else keccak(value) if isinstance(value, bytes) else value + 1
        )
        with refused(funded, "batches: not in the log"):
            funded.ledger.check_leaf(tuple(changed), leaf, path)


def test_an_entry_of_another_kind_is_no_batch(funded: World) -> None:
    """The hash binds the kind: a made-up batch cannot borrow an entry's number."""
    role = funded.book.entries[1]
    abi = (1, 1, ZERO, 1, 1, 1, 0, ZERO, 0, 0, NOBODY, 0, role.number, role.at, role.actor)
    with refused(funded, "batches: not in the log"):
        funded.ledger.check_leaf(abi, merkle.Leaf(1, 1, ZERO), [])
    with refused(funded, "batches: not in the log"):
        funded.ledger.check_leaf((*abi[:12], 0, 0, NOBODY), merkle.Leaf(1, 1, ZERO), [])


def test_a_token_gift_is_a_batch_of_one_with_a_receipt(world: World) -> None:
    token = mock("PlainToken")
    fund = world.fund(kind=TOKEN, token=token.address)
    token.mint(world.stranger, 500)
    token.approve(world.ledger, 500, sender=world.stranger)
    serial = world.do("stranger", "give", fund, 300, COMMITMENT)
    batch = world.recorded([merkle.Leaf(serial, 300, COMMITMENT)])
    assert serial == 1
    assert (token.balanceOf(world.ledger), token.balanceOf(world.stranger)) == (300, 200)
    assert batch.abi[7] == ZERO
    assert world.ledger.check_leaf(*batch.proof()) == 0
    assert world.do("stranger", "give", fund, 200, COMMITMENT) == 2
    assert world.ledger.axes(fund)[0] == 500


def test_a_token_that_returns_nothing_works(world: World) -> None:
    token = mock("SilentToken")
    fund = world.fund(kind=TOKEN, token=token.address)
    token.mint(world.stranger, 500)
    world.do("stranger", "give", fund, 300, COMMITMENT)
    assert world.ledger.axes(fund)[0] == 300


def test_a_token_that_refuses_with_false_is_believed(world: World) -> None:
    token = mock("FalseToken")
    fund = world.fund(kind=TOKEN, token=token.address)
    token.mint(world.stranger, 500)
    with refused(world, "vault: token refused"):
        world.do("stranger", "give", fund, 300, COMMITMENT)


def test_of_a_token_with_a_fee_only_what_arrives_is_credited(world: World) -> None:
    token = mock("FeeToken", 100)
    fund = world.fund(kind=TOKEN, token=token.address)
    token.mint(world.stranger, 1_000)
    serial = world.do("stranger", "give", fund, 1_000, COMMITMENT)
    batch = world.recorded([merkle.Leaf(serial, 990, COMMITMENT)])
    assert world.ledger.axes(fund)[0] == 990 == token.balanceOf(world.ledger)
    assert world.ledger.check_leaf(*batch.proof()) == 0


def test_a_token_of_which_nothing_arrives_gives_no_receipt(world: World) -> None:
    token = mock("FeeToken", 10_000)
    fund = world.fund(kind=TOKEN, token=token.address)
    token.mint(world.stranger, 1_000)
    for amount in (1_000, 0):
        with refused(world, "vault: nothing arrived"):
            world.do("stranger", "give", fund, amount, COMMITMENT)


def test_a_token_gift_too_large_for_the_axis_is_refused(world: World) -> None:
    token = mock("PlainToken")
    fund = world.fund(kind=TOKEN, token=token.address)
    token.mint(world.stranger, 2**200)
    token.approve(world.ledger, 2**200, sender=world.stranger)
    with refused(world, "intervals: amount"):
        world.do("stranger", "give", fund, 2**128, COMMITMENT)


def test_coin_is_given_as_the_value_of_the_call(world: World) -> None:
    fund = world.fund(kind=TOKEN, token=COIN)
    boa.env.set_balance(world.stranger, 1_000)
    serial = world.do("stranger", "give", fund, 300, COMMITMENT, value=300)
    batch = world.recorded([merkle.Leaf(serial, 300, COMMITMENT)])
    assert boa.env.get_balance(world.ledger.address) == 300
    assert world.ledger.check_leaf(*batch.proof()) == 0
    with refused(world, "vault: wrong value"):
        world.do("stranger", "give", fund, 300, COMMITMENT, value=299)
    with refused(world, "intervals: amount"):
        world.do("stranger", "give", fund, 0, COMMITMENT)


def test_coin_sent_without_a_word_is_refused(world: World) -> None:
    puppet = mock("Puppet")
    boa.env.set_balance(world.stranger, 1_000)
    with boa.reverts():
        puppet.act(world.ledger, b"", value=1, sender=world.stranger)
    assert boa.env.get_balance(world.ledger.address) == 0


def test_coin_is_not_taken_for_tokens_or_off_chain_money(world: World) -> None:
    token = mock("PlainToken")
    world.fund()
    fund = world.fund(kind=TOKEN, token=token.address)
    boa.env.set_balance(world.stranger, 1_000)
    boa.env.set_balance(world.recorder, 1_000)
    with refused(world, "vault: wrong value"):
        world.do("stranger", "give", fund, 300, COMMITMENT, value=1)
    with refused(world, "funds: coin"):
        _transfer(world, value=1)


def test_token_funds_take_tokens_only_and_others_never(world: World) -> None:
    """A recorder could otherwise write down tokens that never came."""
    world.fund()
    fund = world.fund(kind=TOKEN, token=COIN)
    with refused(world, "batches: token fund"):
        _record(world, fund=fund)
    with refused(world, "gifts: no token fund"):
        world.do("stranger", "give", 1, 300, COMMITMENT)
    with refused(world, "intervals: no such fund"):
        world.do("stranger", "give", 3, 300, COMMITMENT)


def test_a_token_cannot_be_counted_twice_by_calling_back(world: World) -> None:
    """Give inside a give: the outer balance difference would count the inner gift again."""
    token = mock("ReentrantToken")
    fund = world.fund(kind=TOKEN, token=token.address)
    token.mint(world.stranger, 1_000)
    token.mint(token.address, 1_000)
    token.arm(world.ledger, world.ledger.give.prepare_calldata(fund, 400, COMMITMENT))
    world.do("stranger", "give", fund, 100, COMMITMENT)
    assert (token.calls(), token.successes()) == (1, 0)
    assert world.ledger.axes(fund)[0] == 100 == token.balanceOf(world.ledger)


def test_nobody_reads_the_ledger_in_the_middle_of_a_change(world: World) -> None:
    token = mock("ReentrantToken")
    fund = world.fund(kind=TOKEN, token=token.address)
    token.mint(world.stranger, 1_000)
    for view, args in (("axes", (fund,)), ("head", ()), ("counts", ()), ("policy_of", (fund,))):
        token.arm(world.ledger, getattr(world.ledger, view).prepare_calldata(*args))
        world.do("stranger", "give", fund, 100, COMMITMENT)
    assert (token.calls(), token.successes()) == (4, 0)


def test_a_gift_passed_on_names_the_payment_it_came_from(world: World) -> None:
    world.fund()
    assert _transfer(world) == 1
    batch = world.recorded([merkle.Leaf(1, 70, COMMITMENT)])
    assert batch.abi[9:12] == (5, OTHER, 9)
    assert world.ledger.check_leaf(*batch.proof()) == 0
    assert world.ledger.origin_received(5, OTHER, 9) == 1


def test_a_payment_of_another_ledger_is_received_once(world: World) -> None:
    world.fund()
    world.fund()
    _transfer(world)
    for fund in (1, 2):
        with refused(world, "gifts: origin received"):
            _transfer(world, fund=fund)
    for place in ({"origin_chain": 6}, {"origin_ledger": NOBODY[:-2] + "01"}, {"origin_payment": 10}):
        _transfer(world, **place)
    assert world.ledger.origin_received(6, OTHER, 9) == 2
    assert world.ledger.origin_received(6, OTHER, 10) == 0


def test_an_origin_is_complete_and_another_ledger(world: World) -> None:
    """Money sent round in one ledger would count as new gifts and widen the administration's share."""
    world.fund()
    here = {"origin_chain": world.book.place[0], "origin_ledger": world.ledger.address}
    for wrong in ({"origin_ledger": NOBODY}, {"origin_payment": 0}, here):
        with refused(world, "gifts: origin"):
            _transfer(world, **wrong)
    _transfer(world, **{**here, "origin_chain": 5})


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"fund": 2}, "intervals: no such fund"),
        ({"amount": 0}, "intervals: amount"),
        ({"amount": MAX + 1}, "intervals: amount"),
        ({"first_serial": 2}, "logbook: not the next serial"),
    ],
)
def test_a_transfer_that_does_not_fit_is_refused(world: World, changes: dict[str, Any], reason: str) -> None:
    world.fund()
    with refused(world, reason):
        _transfer(world, **changes)


def test_a_transfer_to_a_token_fund_brings_the_tokens(world: World) -> None:
    token = mock("FeeToken", 1_000)
    fund = world.fund(kind=TOKEN, token=token.address)
    with refused(world, None):
        _transfer(world, fund=fund)
    token.mint(world.recorder, 70)
    _transfer(world, fund=fund)
    assert world.ledger.axes(fund)[0] == 63 == token.balanceOf(world.ledger)
    coin = world.fund(kind=TOKEN, token=COIN)
    boa.env.set_balance(world.recorder, 70)
    _transfer(world, fund=coin, origin_payment=10, value=70)
    assert boa.env.get_balance(world.ledger.address) == 70
