"""What is signed is shown first: every kind of act and fact in words, the cost, what is foreign; and no key signs by accident."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPlainTextEdit, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from almoner.services.preview import (
    CODED,
    FACTS,
    KINDS,
    TECHNICAL,
    Fact,
    Group,
    Money,
    Preview,
    Shown,
    Total,
    preview,
)
from almoner.services.session import Session
from almoner.ui.review import ReviewDialog
from almoner.ui.review_facts import BEHIND, rows
from almoner.ui.review_sentences import REVERSIBLE, cost_words, group_sentence, lasting, sentence
from almoner.ui.review_words import coded_words, coin, duration, fact_names, fact_value, kind_names
from almoner_chain.client.transaction import Call, Fees, Transaction
from almoner_chain.core.units import Unit
from support_charity import PASSPHRASE, Charity
from support_window import PATIENCE, button, part, picture, press, texts, unnamed

CNY = Unit.currency("CNY")
ACCOUNT = b"\x11" * 20
LEDGER = b"\x22" * 20
COIN = 10**18


def shown(kind: str, *facts: Fact, to: bytes | None = LEDGER, foreign: bool = False, fee: int = 0) -> Shown:
    """Return a transaction as a preview shows it."""
    return Shown(kind, to, foreign, facts, 3, 100_000, fee, 0, 100_000 * fee, b"\x02" + b"\xab" * 90)


def batch(first: int = 1, count: int = 256, total: int = 1_234_500, fund: str = "Relief") -> Shown:
    """Return the recording of a batch."""
    money = Money(total, CNY)
    return shown(
        "record_batch",
        *(Fact("fund", "1", 1), Fact("fund_name", fund, fund), Fact("root", "0x" + "12" * 32, b"\x12" * 32)),
        *(Fact("total", money.text, money), Fact("count", str(count), count)),
        *(
            Fact("first_serial", str(first), first),
            Fact("last_serial", str(first + count - 1), first + count - 1),
        ),
    )


def approval(*, payee: bool = True, purpose: str | None = "Six pumps") -> Shown:
    """Return the approval of a payment, as far as it is known here."""
    money = Money(900_000, CNY)
    facts = [
        *(
            Fact("payment", "3", 3),
            Fact("revision", "0", 0),
            Fact("fund", "1", 1),
            Fact("fund_name", "Relief", "Relief"),
        ),
        *(Fact("amount", money.text, money), Fact("category", "programme", 0)),
        *([Fact("payee", "Qingshan Pump Works", "Qingshan Pump Works")] if payee else []),
        *(Fact("payee_id", "0x" + "31" * 32, b"1" * 32), Fact("payee_account", "", bytes(20))),
        *([] if purpose is None else [Fact("purpose", purpose, purpose)]),
        *(Fact("purpose_hash", "0x" + "32" * 32, b"2" * 32), Fact("evidence", "invoice.pdf", b"3" * 32)),
        *(Fact("evidence_hash", "0x" + "33" * 32, b"3" * 32), Fact("invoice", "", b"")),
        *(Fact("subject", "", bytes(32)), Fact("requester", "0x" + "44" * 20, b"\x44" * 20)),
        *(Fact("requester_label", "clerk", "clerk"), Fact("case_hash", "0x" + "55" * 32, b"\x55" * 32)),
    ]
    return shown("approve", *facts)


def of(
    *transactions: Shown, groups: Sequence[Group] = (), label: str = "clerk", balance: int = COIN
) -> Preview:
    """Return a preview of transactions that are signed together."""
    foreign = any(each.foreign for each in transactions)
    return Preview(ACCOUNT, label, 1337, LEDGER, foreign, transactions, tuple(groups), balance)


class Asked:
    """A review that is open, and what was answered."""

    def __init__(self, qtbot: QtBot, preview: Preview) -> None:
        self.answers: list[bool | None] = []
        self.dialog = ReviewDialog(None, preview, answered=self.answers.append)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(self.dialog)
        self.dialog.open()
        qtbot.waitExposed(self.dialog)

    @property
    def ready(self) -> bool:
        """Whether it can be signed now."""
        return button(self.dialog, "agree").isEnabled()

    def text(self) -> str:
        """Return everything in sight."""
        return texts(self.dialog)


@pytest.fixture
def ask(qtbot: QtBot) -> Callable[..., Asked]:
    """Open a review of transactions."""
    return lambda *transactions, **options: Asked(qtbot, of(*transactions, **options))


# -- words -------------------------------------------------------------------------------------------------


def test_every_kind_of_act_has_a_name_a_sentence_and_says_what_can_be_undone() -> None:
    assert set(kind_names()) == set(KINDS)
    for kind in KINDS:
        for facts in ((), tuple(made_up(name) for name in FACTS)):
            assert "{" not in sentence(shown(kind, *facts))
            assert sentence(shown(kind, *facts)).endswith((".", "…"))
        assert lasting(kind)


def test_what_cannot_be_undone_says_so_and_nothing_else_does() -> None:
    final = {kind for kind in KINDS if kind not in REVERSIBLE}
    assert {kind for kind in KINDS if "cannot be undone" in lasting(kind)} == final - {"deploy", "amend"}


def made_up(name: str) -> Fact:
    """Return some value of a fact."""
    money = Money(12_345, CNY)
    if name in ("amount", "total", "gift_amount", "amount_returned", "delay_above"):
        return Fact(name, money.text, money)
    if name == "approvals_above":
        return Fact(name, "1.00 CNY: 2", (money, 2))
    if name in CODED:
        return Fact(name, CODED[name][0], 0)
    return Fact(name, "7", 7)


def test_every_fact_has_a_name_and_every_code_a_word() -> None:
    assert set(fact_names()) == set(FACTS)
    for name, codes in CODED.items():
        assert set(coded_words(name)) == set(codes)
        for code in codes:
            assert fact_value(Fact(name, code, 0)) == coded_words(name)[code]
        assert fact_value(Fact(name, "99", 99)) == "unknown (99)"
    for name in FACTS:
        assert fact_value(made_up(name))
    assert set(BEHIND) <= TECHNICAL
    assert set(BEHIND.values()) <= set(FACTS)


def test_sentences_name_only_what_they_can_fill() -> None:
    known = {*FACTS, "who", "admin", "money", "why"}
    for kind in KINDS:

        class Seen(dict[str, str]):
            def __missing__(self, name: str) -> str:
                assert name in known
                return "x"

        from almoner.ui.review_sentences import _SENTENCES

        string.Formatter().vformat(_SENTENCES[kind](shown(kind, made_up("count"))), (), Seen())


def test_a_batch_is_one_plain_sentence() -> None:
    assert sentence(batch()) == (
        "Record 256 donations, 12,345.00\N{NO-BREAK SPACE}CNY in all, in the fund “Relief”, serial numbers 1 to 256."
    )


def test_an_approval_names_amount_payee_and_purpose() -> None:
    money = "9,000.00\N{NO-BREAK SPACE}CNY"
    assert sentence(approval()) == (
        f"Approve payment 3: {money} from the fund “Relief” to “Qingshan Pump Works” for “Six pumps”."
    )
    assert not rows(approval()).unknown


def test_a_name_that_its_hash_does_not_lead_to_is_said_to_be_not_known() -> None:
    act = approval(payee=False, purpose=None)
    assert "a payee whose name is not known here for a purpose that is not known here" in sentence(act)
    found = rows(act)
    assert found.unknown
    assert ("Payee", "not known here; only its hash is signed") in found.plain
    assert ("Purpose", "not known here; only its hash is signed") in found.plain


def test_an_empty_text_is_said_to_be_none() -> None:
    act = approval(purpose="")
    assert sentence(act).endswith("for no stated purpose.")
    assert ("Invoice", "none") in rows(act).plain
    assert not rows(act).unknown


def test_text_from_outside_cannot_turn_a_sentence_around() -> None:
    assert "⟨U+202E⟩" in sentence(batch(fund="Reli\u202eef"))
    assert "<b>" in sentence(batch(fund="<b>{money}"))


def test_hashes_are_kept_apart_and_labels_stand_with_their_addresses() -> None:
    found = rows(approval())
    assert ("Requested by", "clerk\n0x" + "44" * 20) in found.plain
    assert not any("Hash" in name for name, _ in found.plain)
    assert {name for name, _ in found.technical} >= {
        "Hash of the whole request",
        "Fund number",
        "Bytes to be signed",
    }


@pytest.mark.parametrize(
    ("wei", "upwards", "text"),
    [
        (0, False, "0"),
        (COIN, False, "1"),
        (1234 * COIN + COIN // 4, False, "1,234.25"),
        (1, False, "0.000000000000000001"),
        (123_456_789_123, False, "0.000000123456"),
        (123_456_789_123, True, "0.000000123457"),
        (COIN + 1, True, "1.000001"),
        (COIN + 1, False, "1"),
        (COIN - 1, True, "1"),
    ],
)
def test_coin_is_shown_exactly_enough_and_never_less_than_it_is(wei: int, upwards: bool, text: str) -> None:
    assert coin(wei, upwards=upwards) == f"{text} of the chain's coin"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(86_400, "1 day"), (7200, "2 hours"), (90, "90 seconds"), (120, "2 minutes")],
)
def test_a_waiting_time_is_said_exactly(seconds: int, text: str) -> None:
    assert duration(seconds) == text


def test_a_ledger_that_costs_nothing_says_so() -> None:
    assert cost_words(0, 0) == "Nothing on this ledger"
    assert cost_words(3 * COIN, COIN) == "About 1 of the chain's coin, at most 3 of the chain's coin"


# -- the dialog --------------------------------------------------------------------------------------------


def test_it_shows_who_signs_for_which_ledger_and_at_what_cost(
    qtbot: QtBot, ask: Callable[..., Asked]
) -> None:
    asked = ask(batch())
    said = asked.text()
    assert "clerk\n0x1111111111111111111111111111111111111111" in said
    assert "on chain 1337" in said
    assert "Nothing on this ledger" in said
    assert "This cannot be undone" in said
    assert "0x" + "12" * 32 not in said
    assert unnamed(asked.dialog) == []
    qtbot.waitUntil(lambda: asked.ready, timeout=PATIENCE)
    picture(asked.dialog, "review-batch")


def test_technical_facts_are_folded_away_and_complete(qtbot: QtBot, ask: Callable[..., Asked]) -> None:
    asked = ask(batch())
    box = part(asked.dialog, QPlainTextEdit, "technical_facts")
    assert not box.isVisible()
    QTest.mouseClick(part(asked.dialog, QToolButton, "technical"), Qt.MouseButton.LeftButton)
    assert box.isVisible()
    assert "Root over the donations: 0x" + "12" * 32 in box.toPlainText()
    assert "Bytes to be signed: 0x02" + "ab" * 90 in box.toPlainText()
    qtbot.waitUntil(
        lambda: asked.ready or part(asked.dialog, QLabel, "read_first").isVisible(), timeout=PATIENCE
    )
    picture(asked.dialog, "review-technical")


def test_pressing_sign_answers_yes_and_escape_no(qtbot: QtBot, ask: Callable[..., Asked]) -> None:
    asked = ask(approval())
    qtbot.waitUntil(lambda: asked.ready, timeout=PATIENCE)
    picture(asked.dialog, "review-approval")
    press(asked.dialog, "agree")
    assert asked.answers == [True]
    refused = ask(approval())
    QTest.keyClick(refused.dialog, Qt.Key.Key_Escape)
    assert refused.answers == [None]


def test_closing_and_cancel_answer_no(qtbot: QtBot, ask: Callable[..., Asked]) -> None:
    for close in (lambda asked: press(asked.dialog, "cancel"), lambda asked: asked.dialog.close()):
        asked = ask(approval())
        close(asked)
        assert asked.answers == [None]


def test_enter_right_after_another_enter_does_not_sign(qtbot: QtBot, ask: Callable[..., Asked]) -> None:
    asked = ask(batch())
    assert not asked.ready
    QTest.keyClick(asked.dialog, Qt.Key.Key_Return)
    QTest.keyClick(button(asked.dialog, "agree"), Qt.Key.Key_Return)
    QTest.mouseClick(button(asked.dialog, "agree"), Qt.MouseButton.LeftButton)
    assert asked.answers == []
    qtbot.waitUntil(lambda: asked.ready, timeout=PATIENCE)
    QTest.keyClick(asked.dialog, Qt.Key.Key_Return)
    assert asked.answers == [True]


def test_nothing_can_be_signed_for_half_a_second(qtbot: QtBot, ask: Callable[..., Asked]) -> None:
    begun = monotonic()
    asked = ask(batch())
    qtbot.waitUntil(lambda: asked.ready, timeout=PATIENCE)
    assert monotonic() - begun >= 0.45


def test_a_key_that_is_held_down_does_not_sign(qtbot: QtBot, ask: Callable[..., Asked]) -> None:
    asked = ask(batch())
    qtbot.waitUntil(lambda: asked.ready, timeout=PATIENCE)
    for target in (asked.dialog, button(asked.dialog, "agree")):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r", True)
            QApplication.sendEvent(target, held)
    assert asked.answers == []


def test_what_is_longer_than_the_dialog_has_to_be_read_to_its_end(
    qtbot: QtBot, ask: Callable[..., Asked]
) -> None:
    asked = ask(approval(), approval(), approval())
    asked.dialog.resize(asked.dialog.width(), 420)
    hint = part(asked.dialog, QLabel, "read_first")
    qtbot.waitUntil(hint.isVisible, timeout=PATIENCE)
    picture(asked.dialog, "review-long")
    assert not asked.ready
    QTest.keyClick(asked.dialog, Qt.Key.Key_Return)
    assert asked.answers == []
    QTest.keyClick(part(asked.dialog, QScrollArea, "review_content"), Qt.Key.Key_End)
    qtbot.waitUntil(lambda: asked.ready, timeout=PATIENCE)
    assert not hint.isVisible()


def test_another_ledger_is_marked_loudly(qtbot: QtBot, ask: Callable[..., Asked]) -> None:
    asked = ask(replace(batch(), to=b"\x66" * 20, foreign=True))
    said = asked.text()
    assert (
        "Stop: this does not go to this charity's ledger, but elsewhere: 0x6666666666666666666666666666666666666666"
        in said
    )
    qtbot.waitUntil(lambda: asked.ready, timeout=PATIENCE)
    picture(asked.dialog, "review-foreign")


def test_an_account_that_cannot_pay_is_said_with_both_figures(ask: Callable[..., Asked]) -> None:
    asked = ask(shown("deploy", Fact("domain", "a.example", "a.example"), fee=10**14), balance=10**18)
    said = asked.text()
    assert "The account has 1 of the chain's coin; this can cost up to 10 of the chain's coin." in said


def test_many_alike_are_summed_up_with_a_list_to_unfold(qtbot: QtBot, ask: Callable[..., Asked]) -> None:
    many = [batch(first=1 + 256 * n) for n in range(12)]
    money = Money(12 * 1_234_500, CNY)
    group = Group("record_batch", 12, 12 * 256, (Total(1, "Relief", money.minor, money),))
    asked = ask(*many, groups=[group])
    summary = part(asked.dialog, QLabel, "group.record_batch").text()
    assert summary == group_sentence(group)
    assert "3,072 donations: 148,140.00\N{NO-BREAK SPACE}CNY in the fund “Relief”." in summary
    assert "12 transactions" in summary
    QTest.mouseClick(part(asked.dialog, QToolButton, "one_by_one"), Qt.MouseButton.LeftButton)
    listed = part(asked.dialog, QListWidget, "transactions")
    assert listed.count() == 12
    listed.setFocus()
    while listed.currentRow() < 1:
        QTest.keyClick(listed, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: sentence(many[1]) in asked.text(), timeout=PATIENCE)
    picture(asked.dialog, "review-many")


def test_thousands_of_transactions_open_at_once(qtbot: QtBot, ask: Callable[..., Asked]) -> None:
    asked = ask(*[batch()] * 4000, groups=[Group("record_batch", 4000, 4000, ())])
    assert part(asked.dialog, QListWidget, "transactions").count() == 0
    assert len(asked.dialog.findChildren(QLabel)) < 50


# -- real bytes --------------------------------------------------------------------------------------------


def test_the_rules_of_a_fund_are_plain_facts_only_where_they_are_made() -> None:
    policy = [
        Fact("delay", "3600", 3600),
        Fact("admin_cap", "10%", 1000),
        Fact("payees_restricted", "no", False),
    ]
    made = rows(shown("create_fund", *policy)).plain
    assert made == (
        ("Waiting time before payment", "1 hour"),
        ("At most for administration", "10%"),
        ("Only payees on a list", "no"),
    )
    paid = rows(shown("pay", *policy))
    assert paid.plain == ()
    assert set(made) <= set(paid.technical)


def test_a_real_payment_is_shown_in_words_from_its_bytes(charity: Charity, qtbot: QtBot) -> None:
    from almoner.services.disbursements import find_disbursement
    from almoner_chain.core.entries import FundPolicy

    payment = charity.request("150.00")
    session = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    try:
        case = find_disbursement(session, payment).case
        call: Call = session.call("approve", case.abi, FundPolicy().abi)
        raw = Transaction(session.chain_id, 0, Fees(0, 0), 100_000, call).unsigned
        found: Any = preview(session, [raw], account=session.wallets.show("first").address)
    finally:
        session.close()
    asked = Asked(qtbot, found)
    said = asked.text()
    assert (
        "Approve payment 1: 150.00\N{NO-BREAK SPACE}CNY from the fund “Relief” to “Acme Pumps” for “Pumps”."
        in said
    )
    assert "clerk\n0x" in said
    picture(asked.dialog, "review-real")
