"""The public pages of a large charity: long lists cut into pages, both languages, months without gaps, large amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from string import Formatter

import pytest

from almoner.services import face
from almoner.services.face import write_face
from almoner.services.face_chart import newest
from almoner.services.face_data import data_files
from almoner.services.face_facts import FaceFacts, FacePayment, Sums
from almoner.services.face_frame import Frame, editions_in
from almoner.services.face_payment import payment_page
from almoner.services.face_phrases import PHRASES
from almoner.services.face_words import Words
from almoner.services.site_folder import FACE
from almoner_chain.core.entries import Category, PaymentState
from almoner_chain.core.errors import BadInput
from support_face import busy_facts
from support_sources import ROOT

SOURCES = "".join(path.read_text() for path in sorted((ROOT / "app/almoner/services").glob("face*.py")))


def write(facts: FaceFacts, folder: Path, languages: Sequence[str] = ("en",)) -> None:
    write_face(facts, folder, editions_in(languages), progress=lambda done, total: None)


def test_every_payment_is_on_exactly_one_page_of_the_list(tmp_path: Path) -> None:
    write(busy_facts(payments=450), tmp_path)
    listed = [
        int(number)
        for page in sorted(tmp_path.glob("funds/1-payments-*.html"))
        for number in re.findall(r'href="\.\./payments/(\d+)\.html"', page.read_text())
    ]
    assert len(list(tmp_path.glob("funds/1-payments-*.html"))) == 3
    assert sorted(listed) == list(range(1, 451))


def test_one_more_payment_leaves_the_full_pages_of_a_list_alone(tmp_path: Path) -> None:
    write(busy_facts(payments=450), tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.html")}
    write(busy_facts(payments=451), tmp_path)
    changed = [str(path.relative_to(tmp_path)) for path, old in before.items() if path.read_bytes() != old]
    assert sorted(changed) == [
        *("funds/1-payments-3.html", "funds/1.html", "funds/2.html", "funds/3.html", "index.html")
    ]


def test_a_list_that_fits_its_funds_page_has_no_pages_of_its_own(tmp_path: Path) -> None:
    write(busy_facts(payments=200, batches=200), tmp_path)
    assert list(tmp_path.glob("funds/1-*.html")) == []
    assert (tmp_path / "funds/1.html").read_text().count('href="../payments/') == 200


def test_pages_are_made_anew_when_what_makes_them_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(busy_facts(), tmp_path)
    monkeypatch.setattr(face, "_made_by", lambda: "another version")
    monkeypatch.setitem(PHRASES, "payment", PHRASES["payment"]._replace(en="Payout {number}"))
    write(busy_facts(), tmp_path)
    assert "<h1>Payout 7</h1>" in (tmp_path / "payments/7.html").read_text()


def test_a_page_is_not_made_again_while_all_that_it_shows_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(busy_facts(), tmp_path)
    made: list[int] = []

    def noted(facts: FaceFacts, payment: FacePayment, frame: Frame) -> bytes:
        made.append(payment.number)
        return payment_page(facts, payment, frame)

    monkeypatch.setattr(face, "payment_page", noted)
    write(busy_facts(), tmp_path)
    assert made == []
    (tmp_path / "payments/7.html").unlink()
    write(busy_facts(), tmp_path)
    assert made == [7]


def test_the_list_of_files_does_not_name_itself_and_names_all_others(tmp_path: Path) -> None:
    write(busy_facts(), tmp_path, ("zh", "en"))
    text = (tmp_path / FACE.list).read_text()
    files = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert {name for name in files if f'"{name}": "' not in text} == {FACE.list}


def test_months_are_the_newest_two_years_and_never_fewer_than_one() -> None:
    months = [(f"{2020 + at // 12}-{at % 12 + 1:02}", Sums(donated=at)) for at in range(30)]
    assert [month for month, _ in newest(months)] == [month for month, _ in months[6:]]
    few = newest([("2026-02", Sums(5)), ("2026-03", Sums(6))])
    assert [month for month, _ in few][:2] == ["2025-04", "2025-05"]
    assert (len(few), few[9:]) == (12, [("2026-01", Sums()), ("2026-02", Sums(5)), ("2026-03", Sums(6))])


def test_amounts_of_any_size_are_exact_in_the_data() -> None:
    facts = busy_facts()
    fund = facts.funds[1]
    assert b'"donated":"98765432100"' in dict(data_files(facts))["data/funds.json"]
    assert b",987654321.00,98765432100," in dict(data_files(facts))["data/funds.csv"]
    assert (
        Words("en").money(fund.unit, 2**127 - 1) == "1,701,411,834,604,692,317,316,873,037,158,841,057.27 CNY"
    )


# -- words -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", PHRASES)
def test_both_languages_have_the_same_places(key: str) -> None:
    english, chinese = (
        sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None) for text in PHRASES[key]
    )
    assert english == chinese
    assert re.search(r"[\u4e00-\u9fff]", PHRASES[key].zh) or key == "two_lengths"


@pytest.mark.parametrize("key", [key for key in PHRASES if "." not in key])
def test_every_sentence_is_said_somewhere(key: str) -> None:
    made = {"one_hour", "hours", "one_minute", "minutes", "payments_page", "gifts_page"}
    assert SOURCES.count(f'"{key}"') > 1 or key in made


def test_every_category_and_state_of_the_protocol_has_a_word() -> None:
    categories = [each.name.lower().replace("_", "-") for each in Category]
    states = [each.name.lower() for each in PaymentState if each is not PaymentState.NONE]
    assert [each for each in categories if f"category.{each}" not in PHRASES] == []
    assert [each for each in states if f"state.{each}" not in PHRASES] == []


@pytest.mark.parametrize(
    ("seconds", "english", "chinese"),
    [
        (1, "1 minute", "1分钟"),
        (3600, "1 hour", "1小时"),
        (5400, "1 hour 30 minutes", "1小时30分钟"),
        (172_800, "2 days", "2天"),
        (176_400, "2 days 1 hour", "2天1小时"),
        (180_000, "2 days 2 hours", "2天2小时"),
    ],
)
def test_lengths_of_time_are_said_in_words(seconds: int, english: str, chinese: str) -> None:
    assert (Words("en").length(seconds), Words("zh").length(seconds)) == (english, chinese)


def test_days_are_written_as_each_language_does() -> None:
    assert Words("en").time(1_700_000_000) == "14 November 2023, 22:13 UTC"
    assert Words("zh").time(1_700_000_000) == "2023年11月14日 22:13（UTC）"


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(BadInput, match="xx"):
        editions_in(("en", "xx"))
