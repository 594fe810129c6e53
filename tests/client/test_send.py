"""Whatever happens between a decision and a block, each call is made once, and what was not stored was not sent."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest

from almoner_chain.client.rpc import Node, NodeUnreachable
from almoner_chain.client.send import (
    AccountEmpty,
    Call,
    CallRefused,
    Mined,
    NonceTaken,
    StillPending,
    Transactor,
)
from almoner_chain.client.transaction import Fees, Transaction
from almoner_chain.core.entries import Role
from almoner_chain.core.hashing import keccak
from almoner_chain.core.signing import SigningKey
from support_charity_node import GWEI, Charity, Gifts
from support_outbox import Killed, MemoryOutbox
from support_proxy import Lost, methods, proxy
from support_sending import SEND, batch, recorder_through


def nonce_of(charity: Charity, who: str = "recorder") -> int:
    address = "0x" + charity.keys[who].address.hex()
    return int(charity.node.call("eth_getTransactionCount", [address, "latest"]), 16)


def test_calls_go_together_with_consecutive_nonces(charity: Charity) -> None:
    with proxy(charity.node_address) as server, Node(server.url) as node:
        sender = Transactor(
            node,
            charity.chain_id,
            charity.keys["recorder"],
            charity.outboxes["recorder"],
            max_fee_wei=100 * GWEI,
        )
        mined = sender.send([batch(charity, 1 + 2 * i) for i in range(12)], purpose="twelve batches")
        sent = [each for each in methods(server) if SEND in each]
    assert sent == [[SEND] * 12]
    assert charity.reader.counts().batches == 12
    rows = charity.outboxes["recorder"].rows
    assert [row.nonce for row in rows] == list(range(12))
    assert [row.mined for row in rows] == mined
    assert all(row.purpose == "twelve batches" and row.final for row in rows)
    assert charity.state().findings == ()


def test_calls_that_build_on_each_other_are_sent_one_by_one_where_they_cannot_be_tried_together(
    charity: Charity,
) -> None:
    def no_simulation(method: str, params: list[Any]) -> None:
        if method == "eth_simulateV1":
            params[:] = ["not supported"]

    with recorder_through(charity, before=no_simulation) as sender:
        mined = sender.send([batch(charity, 1 + 2 * i) for i in range(4)])
        assert len({each.block for each in mined}) == 4
    assert charity.reader.counts().batches == 4


def test_what_was_not_stored_was_not_sent(charity: Charity) -> None:
    outbox = charity.outboxes["recorder"]
    seen: list[bool] = []

    def check(method: str, params: list[Any]) -> None:
        if method == SEND:
            raw = bytes.fromhex(params[0][2:])
            seen.append(
                any(form.raw == raw and form.hash == keccak(raw) for r in outbox.rows for form in r.forms)
            )

    with recorder_through(charity, before=check) as sender:
        sender.send([batch(charity, 1), batch(charity, 3)])
    assert seen == [True, True]


def test_a_call_the_ledger_refuses_is_never_stored_or_sent(charity: Charity) -> None:
    before = nonce_of(charity)
    with pytest.raises(CallRefused) as refused:
        charity.do("recorder", Gifts.of(7, 1).record())
    assert refused.value.reason == "logbook: not the next serial"
    assert refused.value.code == "logbook.not_the_next_serial"
    with pytest.raises(CallRefused) as missing:
        charity.do("requester", Gifts.of(1, 1).record())
    assert missing.value.reason == "roles: missing role"
    assert charity.outboxes["recorder"].rows == []
    assert nonce_of(charity) == before


def test_the_calls_before_a_refused_one_are_made(charity: Charity) -> None:
    with pytest.raises(CallRefused) as refused:
        charity.transactor("recorder").send([batch(charity, 1), batch(charity, 3), batch(charity, 99)])
    assert refused.value.index == 2
    assert charity.reader.counts().batches == 2


CRASHES = ["before the intent", "before the signed bytes", "before the broadcast", "after the broadcast"]


def crash(charity: Charity, where: str) -> None:
    """End a run of the program at one step of sending a batch."""
    outbox = charity.outboxes["recorder"]
    lost: dict[str, Any] = {}
    if where == "before the intent":
        outbox.die_before = "begin"
    elif where == "before the signed bytes":
        outbox.die_before = "signed"
    else:
        lost = {"before" if where == "before the broadcast" else "after": lose}
    with recorder_through(charity, **lost) as sender, pytest.raises((Killed, NodeUnreachable)):
        sender.send([batch(charity)])
    outbox.die_before = None


def lose(method: str, _params: list[Any]) -> None:
    if method == SEND:
        raise Lost


@pytest.mark.parametrize("where", CRASHES)
def test_after_a_crash_resuming_makes_the_call_once_or_not_at_all(charity: Charity, where: str) -> None:
    crash(charity, where)
    resumed = charity.transactor("recorder").resume()
    stored = where in ("before the broadcast", "after the broadcast")
    assert [each.mined is not None for each in resumed] == ([True] if stored else [False] * len(resumed))
    assert charity.reader.counts().batches == int(stored)
    assert charity.transactor("recorder").resume() == []
    assert charity.reader.counts().batches == int(stored)
    assert charity.outboxes["recorder"].pending(charity.keys["recorder"].address) == []


@pytest.mark.parametrize("where", CRASHES[2:])
def test_after_a_crash_the_next_call_first_finishes_the_one_before(charity: Charity, where: str) -> None:
    crash(charity, where)
    with pytest.raises(CallRefused, match="not the next serial"):
        # The person does it again: the first one is found, so the second one has no place.
        charity.transactor("recorder").send([batch(charity)])
    assert charity.reader.counts().batches == 1
    (row,) = charity.outboxes["recorder"].rows
    assert len(row.forms) == 1
    assert row.mined is not None
    assert row.mined.transaction == row.forms[0].hash


def test_a_crash_before_the_block_was_noted_finds_the_same_block(charity: Charity) -> None:
    outbox = charity.outboxes["recorder"]
    outbox.die_before = "mined"
    with pytest.raises(Killed):
        charity.do("recorder", Gifts.of(1, 5).record())
    outbox.die_before = None
    (resumed,) = charity.transactor("recorder").resume()
    assert resumed.mined is not None
    assert charity.reader.counts().batches == 1


def test_crashes_at_every_step_in_turn_never_make_a_call_twice(charity: Charity) -> None:
    done = 0
    for where in [*CRASHES, *reversed(CRASHES)]:
        outbox = charity.outboxes["recorder"]
        lost: dict[str, Any] = {}
        if where in CRASHES[:2]:
            outbox.die_before = "begin" if where == CRASHES[0] else "signed"
        else:
            lost = {"before" if where == CRASHES[2] else "after": lose}
            done += 1
        # Money that anybody may give any number of times: here only the outbox keeps it from being given twice.
        call = Call(charity.keys["admin"].address, b"", 1_000)
        with recorder_through(charity, **lost) as sender, pytest.raises((Killed, NodeUnreachable)):
            sender.send([call])
        outbox.die_before = None
        charity.transactor("recorder").resume()
        assert nonce_of(charity) == done


@pytest.fixture
def unmined(charity: Charity) -> Charity:
    """A chain that makes blocks only when told to."""
    charity.node.call("evm_setAutomine", [False])
    return charity


def test_a_transaction_that_is_stuck_is_replaced_under_its_nonce(unmined: Charity) -> None:
    sent: list[Transaction] = []

    def dearer(method: str, params: list[Any]) -> None:
        if method == SEND:
            sent.append(Transaction.read(bytes.fromhex(params[0][2:])))
            if len(sent) == 1:
                # From now on the first one offers too little for any block.
                unmined.node.call("anvil_setNextBlockBaseFeePerGas", [hex(sent[0].fees.most * 2)])

    def mine(method: str, _params: list[Any]) -> None:
        if method == SEND:
            unmined.node.call("evm_mine")

    with recorder_through(unmined, before=dearer, after=mine, settings={"patience": 0.05}) as sender:
        (mined,) = sender.send([batch(unmined)])
    first, last = sent[0], sent[-1]
    assert last == replace(first, fees=last.fees)
    assert last.fees.most * 1000 >= first.fees.most * 1125
    assert last.fees.tip * 1000 >= first.fees.tip * 1125
    (row,) = unmined.outboxes["recorder"].rows
    assert mined.transaction in {form.hash for form in row.forms[1:]}
    assert unmined.reader.counts().batches == 1


def test_a_transaction_that_got_lost_is_sent_again_with_the_same_bytes(unmined: Charity) -> None:
    raws: list[str] = []

    def drop_first(method: str, params: list[Any]) -> None:
        if method == SEND:
            raws.append(params[0])
            if len(raws) == 2:
                unmined.node.call("evm_setAutomine", [True])

    def forget(method: str, _params: list[Any]) -> None:
        if method == SEND and len(raws) == 1:
            unmined.node.call("anvil_dropAllTransactions")

    with recorder_through(unmined, before=drop_first, after=forget, settings={"patience": 0.05}) as sender:
        sender.send([batch(unmined)])
    assert raws[0] == raws[1]
    assert unmined.reader.counts().batches == 1


def test_when_time_is_over_the_transaction_is_kept_and_found_later(unmined: Charity) -> None:
    with pytest.raises(StillPending) as pending:
        unmined.transactor("recorder", wait=0.05).send([batch(unmined)])
    assert pending.value.exit_code == 3
    unmined.node.call("evm_mine")
    (resumed,) = unmined.transactor("recorder").resume()
    assert resumed.mined is not None
    assert resumed.mined.transaction == pending.value.hashes[0]
    assert unmined.reader.counts().batches == 1


def test_a_block_that_is_undone_has_the_same_bytes_sent_again(
    charity: Charity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Node, "is_local", False)
    snapshot = charity.node.call("evm_snapshot")
    (first,) = charity.do("recorder", Gifts.of(1, 5).record())
    outbox = charity.outboxes["recorder"]
    assert [each.mined for each in outbox.pending(charity.keys["recorder"].address)] == [first.block]
    assert charity.node.call("evm_revert", [snapshot]) is True
    assert charity.reader.counts().batches == 0
    (resumed,) = charity.transactor("recorder").resume()
    assert resumed.mined is not None
    assert resumed.mined.transaction == first.transaction
    assert charity.reader.counts().batches == 1
    charity.node.call("anvil_mine", [hex(200)])
    assert len(charity.transactor("recorder").resume()) == 1
    assert outbox.rows[0].final
    assert charity.transactor("recorder").resume() == []


def test_another_program_with_the_same_account_is_noticed(unmined: Charity) -> None:
    stolen = Call(unmined.keys["admin"].address, b"", 1)

    def steal(method: str, params: list[Any]) -> None:
        if method == SEND:
            unmined.node.call("evm_setAutomine", [True])
            ours = Transaction.read(bytes.fromhex(params[0][2:]))
            theirs = replace(ours, call=stolen, fees=Fees(ours.fees.most * 2, ours.fees.tip * 2))
            raw = theirs.signed(unmined.keys["recorder"])
            if nonce_of(unmined) == ours.nonce:
                unmined.node.call(SEND, ["0x" + raw.hex()])

    with (
        recorder_through(unmined, before=steal, settings={"patience": 0.05}) as sender,
        pytest.raises(NonceTaken),
    ):
        sender.send([batch(unmined)])
    assert unmined.reader.counts().batches == 0
    assert unmined.outboxes["recorder"].rows[0].failed is not None
    unmined.transactor("recorder").send([batch(unmined)])
    assert unmined.reader.counts().batches == 1


def test_a_nonce_that_nobody_uses_is_filled(unmined: Charity) -> None:
    """A later transaction waits for ever behind a nonce that was given up."""
    key, outbox = unmined.keys["recorder"], unmined.outboxes["recorder"]
    with pytest.raises(StillPending):
        unmined.transactor("recorder", wait=0.05).send([batch(unmined, 1), batch(unmined, 3)])
    unmined.node.call("anvil_dropAllTransactions")
    unmined.node.call("evm_setAutomine", [True])
    outbox.failed(1, "given up by hand")
    with pytest.raises(CallRefused) as refused:
        unmined.transactor("recorder").send([batch(unmined, 5)])
    # The second batch came to its block without the first, where the ledger's own rule held.
    assert refused.value.reason == "logbook: not the next serial"
    assert nonce_of(unmined) == 2
    assert outbox.pending(key.address) == []


def test_a_call_that_the_ledger_refuses_in_its_block_says_why(charity: Charity) -> None:
    charity.do("admin", ("grant_role", int(Role.RECORDER), charity.keys["admin"].address))
    raced: list[bool] = []

    def overtake(method: str, _params: list[Any]) -> None:
        if method == SEND and not raced:
            raced.append(True)
            charity.do("admin", Gifts.of(1, 7).record())

    with recorder_through(charity, before=overtake) as sender, pytest.raises(CallRefused) as refused:
        sender.send([batch(charity)])
    assert refused.value.reason == "logbook: not the next serial"
    (row,) = charity.outboxes["recorder"].rows
    assert "not the next serial" in str(row.failed)
    assert charity.reader.counts().batches == 1


def test_an_account_without_coin_is_told_so(charity: Charity) -> None:
    key, outbox = SigningKey(keccak(b"poor")), MemoryOutbox()
    sender = Transactor(charity.node, charity.chain_id, key, outbox, max_fee_wei=100 * GWEI)
    with pytest.raises(AccountEmpty) as empty:
        sender.send([Call(charity.keys["admin"].address, b"")])
    assert empty.value.code == "account.empty"
    assert outbox.pending(key.address) == []


def test_two_senders_of_one_account_take_turns(charity: Charity) -> None:
    """Both threads give money: with one outbox between them, no nonce is used twice."""
    from concurrent.futures import ThreadPoolExecutor

    call = Call(charity.keys["admin"].address, b"", 1)

    def give(_: int) -> list[Mined]:
        return charity.transactor("recorder").send([call, call])

    with ThreadPoolExecutor(4) as pool:
        mined = [each for both in pool.map(give, range(4)) for each in both]
    assert len({each.transaction for each in mined}) == 8
    assert nonce_of(charity) == 8


def test_the_embedded_ledger_takes_calls_without_coin(tmp_path: Any) -> None:
    from almoner_chain.embedded import open_ledger

    with ExitStack() as stack:
        running = stack.enter_context(open_ledger(tmp_path))
        charity = Charity.deploy(running.url)
        stack.callback(charity.node.close)
        charity.do("recorder", *[Gifts.of(1 + 2 * i, 5, 6).record() for i in range(5)])
        assert charity.reader.counts().batches == 5
        with pytest.raises(CallRefused, match="not the next serial"):
            charity.do("recorder", Gifts.of(1, 5).record())
        assert charity.state().findings == ()
