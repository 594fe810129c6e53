"""What each function costs, to the unit of gas: a change is a decision and shows in the snapshot.

python tests/contracts/test_ledger_gas.py     write gas_snapshot.json anew
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import boa
import pytest
from boa.environment import Env
from eth_utils import keccak

from support_ledger import COIN, DAY, NOTE, REASON, REFERENCE, REFUND, TOKEN, ZERO, Policy, World

SNAPSHOT = Path(__file__).with_name("gas_snapshot.json")
LIMIT_OF_A_BATCH = 90_000
FIRST_TIME = 1_777_777_777
ANY, SLOW = Policy(), Policy(delay=DAY)


class Meter:
    """Does things, each as if it were a transaction of its own, and writes down what they cost."""

    def __init__(self) -> None:
        self.world = World.deploy()
        self.figures: dict[str, int] = {}

    def do(self, who: str, function: str, *args: Any, name: str = "", value: int = 0) -> None:
        """Call a function with cold slots; what it costs includes the transaction and its data."""
        boa.env.evm.vm.state.lock_changes()
        boa.env.evm.reset_access_counters()
        options = {"value": value} if value else {}
        getattr(self.world.ledger, function)(*args, sender=self.world.people[who], **options)
        computation = self.world.ledger._computation
        used = 21_000 + _data_gas(computation.msg.data) + computation.get_gas_used()
        self.figures[name or function] = used - min(computation.get_gas_refund(), used // 5)
        self.world.hear(self.world.ledger)


def measure() -> dict[str, int]:
    """Return the gas of every function that changes something, in a ledger that has been in use."""
    with boa.swap_env(Env()):
        # a zero byte in a time costs 12 less than another: the hour of the run must not show
        boa.env.evm.patch.timestamp = FIRST_TIME
        meter = Meter()
        world = meter.world
        world.people["nominee"] = boa.env.generate_address("nominee")
        _set_up(meter, world)
        _gifts(meter, world)
        _spending(meter, world)
        return meter.figures


def _set_up(meter: Meter, world: World) -> None:
    meter.do("administrator", "set_profile", REASON, "charity.example")
    meter.do("administrator", "grant_role", 4, world.stranger)
    meter.do("administrator", "revoke_role", 4, world.stranger)
    meter.do("administrator", "grant_role", 0, world.nominee, name="grant_role (nomination)")
    meter.do("nominee", "accept_administration")
    meter.do("administrator", "create_fund", "General", 0, "CNY", 2, "0x" + "00" * 20, SLOW.abi)
    world.fund(kind=TOKEN, token=COIN)
    meter.do("administrator", "set_payee", 1, REASON, True)


def _gifts(meter: Meter, world: World) -> None:
    for name, count in (("first", 10), ("10 gifts", 10), ("10,000 gifts", 10_000), ("2^20 gifts", 2**20)):
        first = world.book.next_serial
        args = (1, keccak(text="root"), 2**40, count, first, keccak(text="manifest"))
        meter.do("recorder", "record_batch", *args, name=f"record_batch ({name})")
    meter.do("recorder", "record_transfer", 1, 77, REASON, world.book.next_serial, 5, world.stranger, 6)
    boa.env.set_balance(world.stranger, 10**6)
    meter.do("stranger", "give", 2, 10**6, REASON, value=10**6, name="give (coin)")


def _spending(meter: Meter, world: World) -> None:
    batch = world.batch(*range(1, 257))
    case = world.case(payee=world.payee)
    meter.do("requester", "request", case.abi, SLOW.abi)
    amended = case.amended(amount=99, fingerprints=(REASON, ZERO, ZERO, ZERO))
    meter.do("requester", "amend", amended.abi, SLOW.abi)
    meter.do("approver", "approve", amended.abi, SLOW.abi)
    boa.env.evm.patch.timestamp += DAY
    meter.do("recorder", "pay", amended.abi, SLOW.abi, REFERENCE)
    meter.do("recorder", "record_return", amended.abi, 9, REFERENCE)
    meter.do("payee", "acknowledge_delivery", amended.abi, NOTE, b"")
    rejected, objected = world.request(SLOW), world.approved(SLOW)
    meter.do("approver", "reject", rejected.payment, world.hash(rejected), REASON)
    meter.do("auditor", "object", objected.payment, world.hash(objected), REASON)
    leaf = batch.leaves[100]
    back = world.approved(SLOW, category=REFUND, amount=50, subject=leaf.serial.to_bytes(32, "big"))
    boa.env.evm.patch.timestamp += DAY
    refund = (back.abi, SLOW.abi, REFERENCE, *batch.proof(100))
    meter.do("recorder", "refund", *refund, name="refund (of 256 gifts)")
    replace = (1, *batch.proof(100), REASON, world.book.next_serial)
    meter.do("recorder", "replace_receipt", *replace, name="replace_receipt (of 256 gifts)")
    meter.do("recorder", "void_receipt", batch.leaves[0].serial, 1, 0)
    world.paid(fund=2, payee=world.payee, amount=5)
    coin = world.approved(fund=2, payee=world.payee, amount=5)
    meter.do("recorder", "pay", coin.abi, ANY.abi, REFERENCE, name="pay (coin)")


def _data_gas(data: bytes) -> int:
    return 4 * data.count(0) + 16 * (len(data) - data.count(0))


@pytest.fixture(scope="module")
def figures() -> dict[str, int]:
    """Return what everything costs now."""
    return measure()


def test_everything_costs_what_the_snapshot_says(figures: dict[str, int]) -> None:
    assert figures == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


@pytest.mark.parametrize("size", ["first", "10 gifts", "10,000 gifts", "2^20 gifts"])
def test_a_batch_is_cheap_whatever_its_size(figures: dict[str, int], size: str) -> None:
    """The same to the bytes of the call: a count or serial with more bytes that are not zero costs 12 each."""
    assert figures[f"record_batch ({size})"] <= LIMIT_OF_A_BATCH
    assert abs(figures[f"record_batch ({size})"] - figures["record_batch (10 gifts)"]) <= 12 * 8


if __name__ == "__main__":
    SNAPSHOT.write_text(json.dumps(measure(), indent=1) + "\n", encoding="utf-8")
