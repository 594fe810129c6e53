"""What services say, said in the window: every sentence is listed, without commands, and translated with its values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from almoner.services.funds import find_fund
from almoner.services.scanning import read_document
from almoner.services.session import Session
from almoner.ui import sentences
from almoner.ui.catalogue import CODES, TEMPLATES
from almoner.ui.sentences import sentence, told
from almoner_chain.core.errors import AlmonerError, BadInput
from support_charity import Charity
from support_translations import script
from support_window import dress

finder = script("sentences")
SAYABLE = sorted(template for template, wording in TEMPLATES.items() if wording)
PLACE = re.compile(r"\{(\d+)\}")


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """Let the window speak Chinese for one test."""
    kept = dress(qapp, lang="zh_CN")
    yield
    kept.use("en")


def filled(text: str) -> str:
    """Return a template with a value in each place, as a service would say it."""
    return PLACE.sub(lambda place: f"v{place[1]}x", text)


def test_every_sentence_of_services_is_in_the_catalogue() -> None:
    assert sorted(set(finder.templates()) - set(TEMPLATES)) == []


def test_the_catalogue_has_no_sentence_that_nobody_says() -> None:
    assert sorted(set(TEMPLATES) - set(finder.templates())) == []


def test_the_finder_sees_texts_wherever_they_are_put_together() -> None:
    source = '''
"""A module: not said."""
WHY = "it is torn"
def f(what, many):
    """Say nothing of this."""
    pattern = re.compile("no words of ours")
    if what == "another text here":
        raise BadInput(f"There is no {what!r} here." + (" Look again." if many else ""), code="a.b", hint="Try " + what + " then.")
    return {"a key of two": "its {} is broken"}[what]
'''
    assert list(finder.sentences_in(source)) == [
        "it is torn",
        "There is no {0} here.{1}",
        "Look again.",
        "Try {0} then.",
        "its {0} is broken",
    ]


def test_a_sentence_is_told_with_its_values_in_their_places() -> None:
    apart = [template for template in SAYABLE if "}{" not in template]  # others are tested below
    wrong = {
        each: sentence(filled(each)) for each in apart if sentence(filled(each)) != filled(TEMPLATES[each])
    }
    assert wrong == {}


def test_a_sentence_is_told_in_chinese_with_all_its_values(chinese: None) -> None:
    told_in_chinese = {template: sentence(filled(template)) for template in SAYABLE}
    assert [said for said in told_in_chinese.values() if not re.search("[一-鿿]", said)] == []
    lost = [
        (template, said)
        for template, said in told_in_chinese.items()
        if sorted(re.findall(r"v(\d+)x", said)) != sorted(PLACE.findall(TEMPLATES[template]))
    ]
    assert lost == []


def test_no_text_of_the_window_has_something_to_type_into_a_terminal() -> None:
    typed = re.compile(r"`|--|ALMONER_|\balmoner [a-z]|\bcommand\b")
    assert [text for text in [*TEMPLATES.values(), *CODES.values()] if typed.search(text)] == []
    assert typed.search("Use --home, or run `almoner init`.")


def test_values_that_are_texts_of_ours_are_worded_too(chinese: None) -> None:
    assert (
        sentence("Batch 3: its gifts cannot be read (it is too large).") == "批次3：其捐赠无法读取（过大）。"
    )
    assert sentence("0xab acted as recorder or approver without that role.") == (
        "0xab以记账员或审批人身份操作，但没有该角色。"
    )
    assert sentence("Payment 7 was paid when it was rejected.") == "7号拨付在状态为“已驳回”时付款。"


def test_what_the_system_says_of_a_file_is_worded_too(chinese: None) -> None:
    with pytest.raises(BadInput) as caught:
        read_document(Path("/nowhere/receipt.pdf"))
    assert (
        told(caught.value).text == "receipt.pdf无法读取：没有这个文件或文件夹。请核对名称以及您的读取权限。"
    )


def test_a_name_between_quotation_marks_is_never_translated(chinese: None) -> None:
    assert sentence("There is already a fund “recorder”.") == "已有项目“recorder”。"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("There are 3 receipts on the pages 1 to 2 in this file.", "此文件中第1至2页有3张收据。"),
        ("There are 3 receipts in this file.", "此文件中有3张收据。"),
        (
            "The donor of gift 12 and 3 more holds a signed promise that it will be recorded.",
            "12号捐赠等3笔的捐赠人持有签名承诺，保证该捐赠会入账。",
        ),
        (
            "The running balance disagrees in 2 of 9 rows: row 2 moves it by 3 where the row's amounts give 4;"
            " row 3 moves it by 5 where the row's amounts give 6.",
            "9行中有2行余额不符：第2行余额变动3，而该行金额应为4；第3行余额变动5，而该行金额应为6。",
        ),
    ],
)
def test_texts_that_are_not_always_there_find_their_place(text: str, said: str, chinese: None) -> None:
    assert sentence(text) == said


def test_an_unknown_sentence_is_shown_as_it_is_with_tricks_made_visible() -> None:
    assert sentence("Somebody else's words \u202egnp.exe") == "Somebody else's words ⟨U+202E⟩gnp.exe"


def test_values_from_outside_cannot_play_tricks() -> None:
    assert sentence("There is already a fund “a\u202eb”.") == "There is already a fund “a⟨U+202E⟩b”."
    assert sentence("Batch 3: {0} `almoner`.") == "Batch 3: {0} `almoner`."


def refusal(charity: Charity) -> BadInput:
    """Return what a service says of a fund that is not there."""
    with (
        closing(Session.open(charity.home, passphrase=lambda *_: "")) as session,
        pytest.raises(BadInput) as caught,
    ):
        find_fund(session, "Nowhere")
    return caught.value


def test_a_real_refusal_is_told_without_its_command(charity: Charity) -> None:
    words = told(refusal(charity))
    assert words.sentence == "There is no fund “Nowhere”."
    assert words.hint == "Funds here: “Relief”, “Boxes”. Make a new one on the Funds page."


def test_a_real_refusal_is_told_in_chinese_in_one_line(charity: Charity, chinese: None) -> None:
    assert told(refusal(charity)).text.startswith("没有项目“Nowhere”。现有项目：“Relief”")


def test_an_error_without_a_hint_is_one_sentence() -> None:
    assert told(AlmonerError("Nothing would change.", code="x")).text == "Nothing would change."


def test_a_rejected_row_is_worded_after_a_few_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    tried, values = [], sentences._Template.values

    def counted(template: sentences._Template, text: str) -> tuple[str, ...] | None:
        tried.append(text)
        return values(template, text)

    row = "Row 7, amount in 'Amount' 'abc7': it is not an amount; correct it or give another column."
    sentence(row)  # the list of all templates is made once
    sentences._found.cache_clear()
    monkeypatch.setattr(sentences._Template, "values", counted)
    assert sentence(row).startswith("Row 7, amount in 'Amount' 'abc7': it is not an amount")
    assert (
        1 <= len(tried) <= 20
    )  # thousands of rows may be rejected; there are more than a thousand templates
