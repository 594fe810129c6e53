"""Labels of wallets: all languages, and nothing that misleads or escapes."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from almoner.services.wallets import WalletBook, keystore
from almoner_chain.core.errors import BadInput
from support_wallets import KEY, must_not_ask, passphrase


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write keystore files with little work, so that many tests are possible."""
    monkeypatch.setattr(keystore, "SCRYPT_N", 2**10)


@pytest.fixture
def book(home: Path) -> WalletBook:
    """Return the book of an empty home; there is no keyring in these tests."""
    return WalletBook(home)


@pytest.mark.parametrize(
    "label",
    ["会计", "Kassenwart Müller", "trésorière", "أمين", "казначей", "a b", "x" * 64, "recorder #2 (new)"],
)
def test_labels_of_all_languages_are_taken(book: WalletBook, label: str) -> None:
    assert book.restore(label, KEY, passphrase=passphrase).label == label
    assert book.show(label).label == label


@pytest.mark.parametrize(
    "label",
    [
        "",
        "  ",
        "x" * 65,
        "../escape",
        "a/b",
        "a\\b",
        "..",
        ".hidden",
        "-rf",
        "a\nb",
        "a\x00b",
        "a\x1b[31mb",
        "in\u200bvisible",
        "\u202egnp.exe",
        "half\ud800",
        "0x" + "ab" * 20,
        "AB" * 20,
    ],
    ids=ascii,
)
def test_labels_that_mislead_or_escape_are_refused(book: WalletBook, home: Path, label: str) -> None:
    with pytest.raises(BadInput) as caught:
        book.restore(label, KEY, passphrase=must_not_ask)
    assert caught.value.code == "wallet.label"
    assert not home.exists()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Recorder", "rECORDER"),
        ("Straße", "STRASSE"),
        (unicodedata.normalize("NFC", "é"), unicodedata.normalize("NFD", "é")),
        ("ﬁrst", "first"),
        ("a b", "a  b"),
        ("a b", "a\u00a0b"),
    ],
)
def test_labels_people_take_for_the_same_are_the_same(book: WalletBook, first: str, second: str) -> None:
    book.restore(first, KEY, passphrase=passphrase)
    with pytest.raises(BadInput) as caught:
        book.restore(second, "0x" + "18" * 32, passphrase=must_not_ask)
    assert caught.value.code == "wallet.label_taken"
    assert book.show(second).label == unicodedata.normalize("NFC", first)
