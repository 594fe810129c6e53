"""Every verdict, check and reason has words of the window's own, and they say what the checks show, no more."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from pathlib import Path

import pytest

from almoner.ui import verdict_words
from almoner.ui.verdict_words import Spoken, spoken
from almoner_chain.core import verify_words
from almoner_chain.core.entries import VoidReason
from almoner_chain.core.layout import VoidRecord
from almoner_chain.core.receipt import encode
from almoner_chain.core.receipt_values import Receipt
from almoner_chain.core.verify import verify
from almoner_chain.core.verify_types import NodeAnswer, State, Verdict, Verification
from support_receipts import CHAIN_ID, LEDGER, FixedChain, answer, archived, dead, policy, promised, recorded

PROTOCOL = Path(__file__).resolve().parents[2] / "chain" / "PROTOCOL.md"
OURS = {(CHAIN_ID, LEDGER): "Willow Relief"}


def checked(receipt: Receipt, *answers: NodeAnswer, **changes: object) -> Verification:
    """Verify a receipt against what nodes say; ours is a known ledger unless told otherwise."""
    return verify(encode(receipt), chain=FixedChain(answers), policy=policy(**{"trusted": OURS, **changes}))


def told(receipt: Receipt, *answers: NodeAnswer, local: bool = False, **changes: object) -> Spoken:
    return spoken(checked(receipt, *answers, **changes), local=local)


def protocol_table() -> list[list[str]]:
    """Return the rows of the protocol's table of checks."""
    section = PROTOCOL.read_text(encoding="utf-8").partition("\n## 8. ")[2]
    return [line.split("|")[1:-1] for line in section.splitlines() if line.startswith("| `")]


def test_every_check_of_the_protocol_has_a_name() -> None:
    names = [row[0].strip(" `") for row in protocol_table()]
    assert len(names) == 11
    for name in names:
        assert verdict_words.check_name(name) != name


def test_every_reason_code_of_the_protocol_has_words() -> None:
    codes = {code for row in protocol_table() for code in re.findall(r"`([a-z]+\.[a-z_]+)`", "".join(row))}
    assert len(codes) == 26
    assert codes <= set(verdict_words.REASONS)
    assert set(verify_words.NOT_GENUINE) | set(verify_words.CANNOT_CHECK) <= set(verdict_words.REASONS)


@pytest.mark.parametrize("reason", VoidReason)
def test_every_reason_for_voiding_has_words(reason: VoidReason) -> None:
    assert verdict_words.void_reason(int(reason)) == verify_words._VOID_REASONS[reason]


def test_a_valid_receipt_names_amount_fund_charity_number_and_day() -> None:
    receipt = recorded()
    words = told(receipt, answer(receipt))
    assert words.sentence.startswith(
        "Valid: the donation of 100,000.50\N{NO-BREAK SPACE}CNY for “Flood relief” is on the ledger of Willow Relief as no. 1000001"
    )
    assert words.more == ()
    result = checked(receipt, answer(receipt))
    assert (verdict_words.tone(result), verdict_words.icon(result)) == ("good", "good")


def test_an_unknown_issuer_is_said_and_never_good() -> None:
    receipt = recorded()
    result = checked(receipt, answer(receipt), trusted={})
    assert verdict_words.tone(result) == "warn"
    words = spoken(result, local=False)
    assert "Willow" not in words.sentence
    assert any("is not known here" in line for line in words.more)


def test_a_ledger_on_this_computer_and_a_copy_are_said() -> None:
    receipt = dataclasses.replace(recorded(), duplicate=True)
    words = told(receipt, answer(receipt), local=True)
    assert words.more == (
        "This is a copy handed out later.",
        "It was checked only against a ledger on this computer, which convinces nobody else.",
    )


def test_a_voided_receipt_says_why_and_which_stands_in_its_place() -> None:
    receipt = recorded()
    void = VoidRecord(int(VoidReason.DUPLICATE), 1_000_077, 1_769_690_000, 1_010)
    result = checked(receipt, answer(receipt, void=void))
    words = spoken(result, local=False)
    assert "it was issued twice" in words.sentence
    assert words.more == ("Receipt no. 1000077 stands in its place.",)
    (check,) = [each for each in result.checks if each.name == "voided"]
    assert verdict_words.check_state(check) == "Cancelled"


def test_a_promise_says_when_it_is_due_and_how_long_overdue() -> None:
    words = told(promised(), answer(promised()))
    assert words.sentence.startswith("Promised: a donation of 100,000.50")
    assert words.more[0].startswith("The recorded receipt is due by")
    late = told(promised(), answer(promised()), today=date(2026, 3, 9))
    assert "10 days ago: ask the charity for it." in late.more[0]


def test_a_node_that_is_down_says_nothing_against_the_receipt() -> None:
    receipt = recorded()
    words = told(receipt, dead())
    assert words.sentence.startswith("Could not be checked: no node of its ledger could be reached.")
    assert words.more == ("This says nothing against the receipt: it is undamaged and signed.",)


def test_an_archived_receipt_still_says_what_its_proof_shows() -> None:
    receipt = archived(recorded())
    words = told(receipt, dead())
    assert words.more[1].startswith("The proof inside it is consistent, as of")


def test_a_damaged_receipt_is_not_genuine_and_says_what_to_do() -> None:
    document = bytearray(encode(recorded()))
    document[40] ^= 1
    result = verify(bytes(document), chain=None, policy=policy())
    words = spoken(result, local=False)
    assert words.sentence.startswith("Not genuine: its check number does not fit")
    assert verdict_words.tone(result) == "bad"


def test_a_stranger_s_signature_is_called_what_it_is() -> None:
    from almoner_chain.core.layout import RolePeriod

    receipt = recorded()
    words = told(receipt, answer(receipt, signer_period=RolePeriod(0, 0)))
    assert words.sentence == (
        "Not genuine: whoever signed it was not allowed to sign receipts for this ledger."
    )


def test_braces_and_turning_marks_in_names_do_no_harm() -> None:
    receipt = recorded()
    words = told(
        receipt,
        answer(receipt, fund_name="{amount} \N{RIGHT-TO-LEFT OVERRIDE}x"),
        trusted={(CHAIN_ID, LEDGER): "{0} {charity}"},
    )
    assert "{0} {charity}" in words.sentence
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in words.sentence


@pytest.mark.parametrize("state", State)
def test_every_check_that_passed_failed_or_is_unknown_has_a_sentence(state: State) -> None:
    receipt = archived(recorded())
    for check in checked(receipt, answer(receipt)).checks:
        words = verdict_words.check_meaning(check._replace(state=state), receipt, checked(receipt).facts)
        assert words.endswith(".")
        assert verdict_words.check_state(check._replace(state=state, code="")) in ("Yes", "No", "Not known")


def test_every_verdict_has_a_tone_and_an_icon() -> None:
    receipt = recorded()
    result = checked(receipt, answer(receipt))
    for verdict in Verdict:
        other = dataclasses.replace(result, verdict=verdict)
        assert verdict_words.tone(other) in ("good", "warn", "bad", "info")
        assert verdict_words.icon(other)
