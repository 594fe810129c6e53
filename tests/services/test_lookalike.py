"""Names and addresses that look like known ones: found, and the places that differ named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.services.lookalike import (
    differences,
    edit_distance,
    similar_addresses,
    similar_names,
    skeleton,
)

KNOWN = "Qingshan Pump Works"


@pytest.mark.parametrize(
    "given_name",
    [
        "Qingshan Pump Works",
        "Qіngshan Pump Works",  # Cyrillic і
        "Qingshan  Pump Works",
        "QINGSHAN PUMP WORKS",
        "Ｑｉｎｇｓｈａｎ Pump Works",
        "Qingshan Pump Work",
        "Qingshan Pmup Works",
        "Qingshan Punp Works",
        "Qingshan Pump\u200b Works",
        "Qingshan Purnp Works",
        "QingshanPump Works",
        "Qingshán Pump Works",
        "Qingshan Ρump Wοrks",  # Greek Ρ, ο
    ],
)
def test_a_name_that_looks_like_a_known_one_is_pointed_out(given_name: str) -> None:
    assert similar_names(given_name, [KNOWN]) == ([] if given_name == KNOWN else [KNOWN])


@pytest.mark.parametrize("given_name", ["Qingshan Water Works", "Pump Works", "Acme", "", "青山水泵厂"])
def test_another_name_is_not(given_name: str) -> None:
    assert similar_names(given_name, [KNOWN]) == []


def test_short_names_must_look_the_same_and_not_only_be_near() -> None:
    assert similar_names("Anna", ["Anne", "Аnna"]) == ["Аnna"]  # the second has a Cyrillic А
    assert similar_names("张伟", ["张炜", "李伟"]) == []


def test_the_same_name_in_another_unicode_form_is_the_same_payee() -> None:
    assert similar_names("Cafe\u0301 du Nord", ["Café du Nord"]) == []


def test_the_name_most_alike_comes_first() -> None:
    assert similar_names("Acme Pumps", ["Acme Dumpz", "Acme Pump", "Acme Рumps"]) == [
        "Acme Рumps",
        "Acme Pump",
        "Acme Dumpz",
    ]


def test_the_letters_that_differ_are_named_on_both_sides() -> None:
    found = differences("Acme Pmups", "Acme Pumps")
    assert "".join("Acme Pmups"[a:b] for a, b in found.given) == "u"
    assert "".join("Acme Pumps"[a:b] for a, b in found.known) == "u"
    assert differences("Аcme", "Acme").given == ((0, 1),)
    assert differences("same", "same").given == ()


@given(st.text(max_size=30), st.text(max_size=30))
def test_what_differs_covers_exactly_what_is_not_common(one: str, other: str) -> None:
    found = differences(one, other)

    def rest(text: str, spans: tuple[tuple[int, int], ...]) -> str:
        marked = {i for a, b in spans for i in range(a, b)}
        return "".join(c for i, c in enumerate(text) if i not in marked)

    assert rest(one, found.given) == rest(other, found.known)
    assert (found.given, found.known) == ((), ()) or one != other


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_symmetric_and_zero_only_for_the_same(one: str, other: str) -> None:
    distance = edit_distance(one, other)
    assert distance == edit_distance(other, one)
    assert (distance == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance <= max(len(one), len(other))


@given(st.text(alphabet="abcdefgh ", min_size=8, max_size=20), st.data())
def test_any_two_neighbours_swapped_are_one_step_apart(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 2))
    swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    assert edit_distance(text, swapped) == (text != swapped)


@given(st.text(max_size=40))
def test_a_skeleton_is_its_own_and_never_raises(text: str) -> None:
    assert skeleton(text) == " ".join(skeleton(text).split())
    assert similar_names(text, [text]) == []


@given(st.binary(min_size=20, max_size=20), st.binary(min_size=16, max_size=16))
def test_an_address_with_the_same_ends_is_pointed_out(address: bytes, middle: bytes) -> None:
    forged = address[:2] + middle + address[-2:]
    known = "0x" + address.hex()
    assert similar_addresses("0x" + forged.hex().upper(), [known]) == ([known] if forged != address else [])


def test_an_address_with_one_other_end_is_not() -> None:
    known = "0x" + "12345678" * 5
    assert similar_addresses(known[:-1] + "0", [known]) == []
    assert similar_addresses("0x1234", [known]) == []
