"""What verification asks, says and survives, beyond what the shared vectors hold."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner_chain.core.archive import check_archive
from almoner_chain.core.errors import BadInput, Unreachable
from almoner_chain.core.layout import VoidRecord
from almoner_chain.core.receipt import Receipt, encode
from almoner_chain.core.verify import (
    FinalBlock,
    NodeAnswer,
    Question,
    State,
    Verdict,
    Verification,
    VerifyPolicy,
    verify,
    verify_text,
)
from support_receipts import (
    BLOCK,
    CHAIN_ID,
    ENTRY,
    FIRST_SERIAL,
    FUND,
    LEDGER,
    RECORDER,
    TODAY,
    FixedChain,
    answer,
    archived,
    dead,
    policy,
    promised,
    recorded,
)

RECEIPT = recorded(5, 3)


def verified(receipt: Receipt = RECEIPT, *answers: NodeAnswer, **rules: Any) -> Verification:
    chain = FixedChain(answers or (answer(receipt),))
    return verify(encode(receipt), chain=chain, policy=policy(**rules))


def test_nodes_are_asked_for_exactly_what_the_receipt_names() -> None:
    chain = FixedChain([answer(RECEIPT)])

    verify(encode(RECEIPT), chain=chain, policy=policy())

    signer = RECORDER.address
    assert chain.asked == [Question(CHAIN_ID, LEDGER, FUND, signer, ENTRY, BLOCK, FIRST_SERIAL + 3)]


def test_promise_asks_for_the_signer_alone() -> None:
    chain = FixedChain([answer(promised())])

    verify(encode(promised()), chain=chain, policy=policy())

    assert chain.asked == [Question(CHAIN_ID, LEDGER, FUND, RECORDER.address)]


def test_nobody_is_asked_about_a_receipt_that_contradicts_itself() -> None:
    chain = FixedChain([answer(RECEIPT)])
    forged = dataclasses.replace(RECEIPT, signature=bytes(64))

    result = verify(encode(forged), chain=chain, policy=policy())

    assert result.verdict is Verdict.NOT_GENUINE
    assert chain.asked == []


class BrokenChain:
    """A port that raises instead of answering."""

    def ask(self, q: Question) -> Sequence[NodeAnswer]:
        raise Unreachable("The node at <b>http://…</b>\nis down.", code="node.unreachable")


def test_port_that_raises_makes_no_receipt_bad() -> None:
    result = verify(encode(RECEIPT), chain=BrokenChain(), policy=policy())

    assert result.verdict is Verdict.CANNOT_CHECK
    assert [check.code for check in result.checks if check.name == "ledger"] == ["ledger.unreachable"]


def test_policy_of_no_nodes_is_refused() -> None:
    with pytest.raises(BadInput, match="At least one node"):
        VerifyPolicy(needed=0, today=TODAY)


def test_interval_is_the_gifts_own() -> None:
    facts = verified().facts
    before = sum(amount for amount in (10_000_000, 10_000_007, 10_000_014))

    assert (facts.start, facts.end) == (5_000_000_000 + before, 5_000_000_000 + before + RECEIPT.amount)


def test_overdue_days_are_counted_from_the_day_after() -> None:
    days = [
        verified(promised(), today=day).facts.overdue_days for day in (date(2026, 2, 27), date(2026, 3, 1))
    ]

    assert days == [0, 2]


def test_recorded_receipt_is_never_overdue() -> None:
    receipt = recorded(3, 1, receipt=promised())

    assert verified(receipt, today=date(2027, 1, 1)).facts.overdue_days == 0


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (verified(), "Valid: the gift of 100,000.50 CNY for “Flood relief” is in the ledger as no. 1000004"),
        (verified(), "Who keeps this ledger is not known here"),
        (
            verified(trusted={(CHAIN_ID, LEDGER): "Wuhan Relief"}),
            "in the ledger of Wuhan Relief as no. 1000004",
        ),
        (verified(local=True), "only against a ledger on this computer"),
        (verified(dataclasses.replace(RECEIPT, duplicate=True)), "This is a copy"),
        (verified(promised()), "The recorded one is due by 2026-02-27."),
        (verified(promised(), today=date(2026, 2, 28)), "was due on 2026-02-27, 1 day ago: ask the charity"),
        (verified(promised(), today=date(2026, 3, 9)), "10 days ago"),
        (verified(RECEIPT, dead()), "This says nothing against the receipt"),
        (verified(RECEIPT, answer(RECEIPT, unit_decimals=99)), "10000050 (smallest units)"),
        (
            verified(RECEIPT, answer(RECEIPT, void=VoidRecord(3, 0, 9, 1_770_000_000))),
            "cancelled on 2026-02-02 (it was issued by mistake).",
        ),
        (
            verified(RECEIPT, answer(RECEIPT, void=VoidRecord(5, 77, 9, 1_770_000_000))),
            "Receipt no. 77 stands in its place.",
        ),
        (verify(encode(archived(RECEIPT)), chain=None, policy=policy()), "is consistent, as of 2026-01-29"),
    ],
)
def test_sentence_tells_what_matters(result: Verification, words: str) -> None:
    assert words in result.sentence


def test_sentence_of_a_local_ledger_says_so_only_when_it_counts() -> None:
    assert "this computer" not in verified(RECEIPT, dead(), local=True).sentence


HOSTILE = "<b>x</b>\x1b[31m\n\u202e" + "y" * 5_000


def test_text_from_nodes_stays_one_short_line() -> None:
    bad = answer(RECEIPT, fund_name=HOSTILE, domain=HOSTILE, unit_code=HOSTILE)
    failed = NodeAnswer("node", problem=HOSTILE)
    for result in (verified(RECEIPT, bad), verified(RECEIPT, failed)):
        texts = [result.sentence, result.facts.fund_name, *(check.detail for check in result.checks)]
        assert all(text.isprintable() for text in texts)
        assert max(map(len, texts)) < 500


def test_times_that_cannot_be_are_survived() -> None:
    void = VoidRecord(99, 0, 1, 2**120)
    result = verified(RECEIPT, answer(RECEIPT, void=void))

    assert result.verdict is Verdict.VOIDED
    assert "an impossible day (for another reason)" in result.sentence


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_verdict(document: bytes) -> None:
    result = verify(document, chain=FixedChain([]), policy=policy())

    assert result.verdict in (Verdict.NOT_GENUINE, Verdict.CANNOT_CHECK)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_ends_in_a_verdict(text: str) -> None:
    assert verify_text(text, chain=None, policy=policy()).verdict is Verdict.NOT_GENUINE


@pytest.mark.parametrize("text", ["9" * 10_000_000, "<a>" * 1_000_000, "#" * 10_000, "[" * 100_000])
def test_huge_or_deep_text_ends_calmly(text: str) -> None:
    assert verify_text(text, chain=None, policy=policy()).verdict is Verdict.NOT_GENUINE


def test_huge_file_ends_calmly() -> None:
    assert verify(bytes(10_000_000), chain=None, policy=policy()).verdict is Verdict.NOT_GENUINE


answers = st.builds(
    NodeAnswer,
    node=st.text(max_size=3),
    chain_id=st.sampled_from([CHAIN_ID, 0]),
    contract=st.sampled_from(["almoner", "none", "other", "nonsense"]),
    final_block=st.none() | st.builds(FinalBlock, st.integers(0), st.binary(max_size=3), st.integers(0)),
    entry_hash=st.none() | st.binary(max_size=33),
    event=st.none() | st.just(answer(RECEIPT).event),
    signer_period=st.just(answer(RECEIPT).signer_period),
    pending=st.booleans(),
    unit_kind=st.integers(),
    unit_decimals=st.integers(),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(answers, max_size=3))
def test_nodes_that_answer_nonsense_confirm_nothing(given_answers: list[NodeAnswer]) -> None:
    result = verify(encode(RECEIPT), chain=FixedChain(given_answers), policy=policy())

    assert result.verdict in (Verdict.NOT_GENUINE, Verdict.CANNOT_CHECK)


@pytest.mark.parametrize("receipt", [promised(), RECEIPT, archived(RECEIPT)])
def test_no_document_is_confirmed_offline(receipt: Receipt) -> None:
    result = verify(encode(receipt), chain=None, policy=policy())

    assert result.verdict is Verdict.CANNOT_CHECK
    assert not any(check.state is State.FAIL for check in result.checks)


def test_archive_tells_its_block_and_void() -> None:
    void = VoidRecord(2, 9, 44, 1_769_650_100)
    word = void.reason | void.successor << 8 | void.entry << 72 | void.at << 136

    assert check_archive(archived(RECEIPT, void=word)).void == void
    assert check_archive(archived(RECEIPT)).void is None
    with pytest.raises(ValueError, match="archived"):
        check_archive(RECEIPT)
