"""A receipt travels as a link or a number and comes back as the same bytes."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner_chain.core.errors import ReceiptInvalid
from almoner_chain.core.link import MAX_DIGITS, MAX_QR_BYTES, digits, from_text, to_link
from almoner_chain.core.receipt import encode
from support_receipts import promised, recorded

documents = st.binary(min_size=1, max_size=MAX_QR_BYTES).filter(lambda document: document[0] != 0)


@settings(max_examples=100, deadline=None)
@given(documents)
def test_every_form_of_a_document_leads_back_to_it(document: bytes) -> None:
    number = digits(document)

    assert int.from_bytes(document, "big") == sum_of_digits(number)
    for text in (number, f"#{number}", f" {number}\n", to_link("https://a.example", document)):
        assert from_text(text) == document


def sum_of_digits(number: str) -> int:
    value = 0
    for sign in number:
        value = value * 10 + int(sign)
    return value


def test_link_is_host_and_number() -> None:
    document = encode(promised())

    expected = f"https://charity.example/v#{digits(document)}"
    assert (
        to_link("https://charity.example", document)
        == to_link("https://charity.example/", document)
        == expected
    )


def test_link_with_other_case_port_or_folder_is_read() -> None:
    document = encode(promised())
    for base in ("HTTPS://Charity.Example", "http://127.0.0.1:8545", "https://charity.example/receipts"):
        assert from_text(to_link(base, document)) == document


@pytest.mark.parametrize("limit", [640, 4_300])
def test_pythons_limit_on_digits_does_not_bite(limit: int) -> None:
    document, before = b"\xff" * MAX_QR_BYTES, sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(limit)
    try:
        assert len(digits(document)) == MAX_DIGITS
        assert from_text(digits(document)) == document
    finally:
        sys.set_int_max_str_digits(before)


@pytest.mark.parametrize("document", [b"", b"\0\1", bytes((1,)) * (MAX_QR_BYTES + 1)])
def test_document_that_fits_no_code_is_refused(document: bytes) -> None:
    with pytest.raises(ReceiptInvalid) as refused:
        digits(document)

    assert refused.value.code == "format.too_long"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "#",
        "v#12",
        "ftp://a.example/v#12",
        "https://a.example/w#12",
        "12a",
        "１２",
        "#-1",
        "1.5",
        "9" * 20_000,
        "0",
    ],
)
def test_other_text_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(ReceiptInvalid) as refused:
        from_text(text)

    assert refused.value.code in ("format.malformed", "format.not_canonical")
    assert refused.value.hint


def test_number_with_one_digit_too_many_is_refused() -> None:
    with pytest.raises(ReceiptInvalid):
        from_text("1" * (MAX_DIGITS + 1))


def test_wrapped_number_is_joined() -> None:
    document = encode(recorded(5, 3))
    number = digits(document)

    assert from_text("\r\n".join(number[at : at + 70] for at in range(0, len(number), 70))) == document
