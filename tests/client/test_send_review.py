"""What is signed was shown first: the very bytes, complete, and where somebody says no, nothing has happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from almoner_chain.client.decode import decode_call
from almoner_chain.client.send import Call, Transactor
from almoner_chain.client.transaction import Fees, Transaction, sign
from support_charity_node import Charity
from support_outbox import Killed
from support_sending import batch, recorder_through


class SaysNo(Exception):
    """Somebody looked and did not agree."""


def refuse(unsigned: Sequence[bytes]) -> None:
    """Agree to nothing."""
    raise SaysNo


def test_the_reviewed_bytes_are_the_ones_that_are_signed(charity: Charity) -> None:
    shown: list[bytes] = []
    calls = [batch(charity, 1), batch(charity, 3)]
    charity.transactor("recorder", review=shown.extend).send(calls)
    key, rows = charity.keys["recorder"], charity.outboxes["recorder"].rows
    assert [sign(unsigned, key) for unsigned in shown] == [row.forms[0].raw for row in rows]
    read = [Transaction.read_unsigned(unsigned) for unsigned in shown]
    assert [each.call for each in read] == calls
    assert [each.nonce for each in read] == [0, 1]
    assert [decode_call(each.call.data)["first_serial"] for each in read] == [1, 3]
    assert all(each.fees.most > 0 and each.gas > 21_000 for each in read)


def test_nothing_is_signed_stored_or_sent_before_it_was_reviewed(charity: Charity) -> None:
    outbox = charity.outboxes["recorder"]

    def look(unsigned: Sequence[bytes]) -> None:
        assert [(row.nonce, row.forms) for row in outbox.rows] == [(None, [])]
        assert charity.reader.counts().batches == 0

    charity.transactor("recorder", review=look).send([batch(charity)])
    assert charity.reader.counts().batches == 1


def test_where_the_review_refuses_the_outbox_is_clean_and_the_nonce_free(charity: Charity) -> None:
    outbox = charity.outboxes["recorder"]
    with pytest.raises(SaysNo):
        charity.transactor("recorder", review=refuse).send([batch(charity, 1), batch(charity, 3)])
    assert [row.failed for row in outbox.rows] == ["it was not confirmed"] * 2
    assert [row.forms for row in outbox.rows] == [[], []]
    assert outbox.pending(charity.keys["recorder"].address) == []
    assert charity.reader.counts().batches == 0
    (mined,) = charity.transactor("recorder").send([batch(charity)])
    assert outbox.rows[-1].mined == mined
    assert outbox.rows[-1].nonce == 0


def test_a_program_that_ends_while_somebody_looks_has_signed_nothing(charity: Charity) -> None:
    def die(unsigned: Sequence[bytes]) -> None:
        charity.outboxes["recorder"].die_before = "failed"
        raise Killed("review")

    with pytest.raises(Killed):
        charity.transactor("recorder", review=die).send([batch(charity)])
    charity.outboxes["recorder"].die_before = None
    (left,) = charity.transactor("recorder", review=refuse).resume()
    assert (left.mined, left.pending.forms) == (None, ())
    assert charity.reader.counts().batches == 0


def test_a_call_the_ledger_would_refuse_is_not_even_shown(charity: Charity) -> None:
    shown: list[bytes] = []
    with pytest.raises(Exception, match="logbook: not the next serial"):
        charity.transactor("recorder", review=shown.extend).send([batch(charity, 99)])
    assert shown == []


def test_a_replacement_repeats_the_reviewed_call_with_a_higher_fee_below_the_cap(charity: Charity) -> None:
    cheap = Fees(1, 1)
    shown: list[bytes] = []
    sender: Transactor

    def underpriced(self: Transactor) -> tuple[int, Fees]:
        return nonce_and_fees(self)[0], cheap

    nonce_and_fees = Transactor._nonce_and_fees
    with (
        pytest.MonkeyPatch.context() as patch,
        recorder_through(charity, settings={"review": shown.extend}) as sender,
    ):
        patch.setattr(Transactor, "_nonce_and_fees", underpriced)
        sender.send([batch(charity)])
    (row,) = charity.outboxes["recorder"].rows
    (reviewed,) = [Transaction.read_unsigned(each) for each in shown]
    last = Transaction.read(row.forms[-1].raw)
    assert len(row.forms) > 1
    assert replace(last, fees=cheap) == reviewed
    assert last.fees.most > cheap.most


def test_what_fills_a_gap_of_nonces_is_reviewed_too(charity: Charity) -> None:
    key, outbox = charity.keys["recorder"], charity.outboxes["recorder"]
    charity.transactor("recorder").send([batch(charity)])
    ahead = Transaction(charity.chain_id, 2, Fees(50 * 10**9, 10**9), 200_000, batch(charity, 3))
    (number,) = outbox.begin(key.address, "left over", [ahead.call])
    from almoner_chain.client.flights import form_of
    from almoner_chain.client.send import Signed

    outbox.signed([Signed(number, 2, form_of(ahead.signed(key)))])
    shown: list[bytes] = []
    charity.transactor("recorder", review=shown.extend).resume()
    (filler,) = [Transaction.read_unsigned(each) for each in shown]
    assert (filler.nonce, filler.call) == (1, Call(key.address, b""))
    assert charity.reader.counts().batches == 2
