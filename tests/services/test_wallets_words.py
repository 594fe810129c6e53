"""Recovery words: nine languages, every way people type them, and errors that never repeat a word."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from eth_account import Account
from eth_account.hdaccount import Mnemonic
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner.services.wallets.model import DERIVATION_PATH, WalletSecret
from almoner.services.wallets.signer import KeyInvalid, address_of, checksum_address
from almoner.services.wallets.words import (
    LANGUAGES,
    WordsInvalid,
    new_secret,
    parse_secret,
    secret_from_entropy,
    words_lead_to,
    words_of,
)
from almoner_chain.core.errors import BadInput

ABANDON = "abandon " * 11 + "about"
ABANDON_ADDRESS = "0x9858EfFD232B4033E47d90003D41EC34EcaEda94"
CURVE_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141

Account.enable_unaudited_hdwallet_features()


def foreign_address(phrase: str) -> str:
    """Return the address eth-account gives to these words."""
    return str(Account.from_mnemonic(phrase, account_path=DERIVATION_PATH).address)


def test_the_known_words_of_the_standard_give_the_address_every_wallet_shows() -> None:
    assert checksum_address(address_of(parse_secret(ABANDON).key)) == ABANDON_ADDRESS


def test_there_is_every_language_of_the_library() -> None:
    assert sorted(LANGUAGES) == Mnemonic.list_languages()


@pytest.mark.parametrize("count", [12, 24])
@pytest.mark.parametrize("language", LANGUAGES)
def test_new_words_of_every_language_come_back_as_the_same_wallet(language: str, count: int) -> None:
    secret = new_secret(language, count)
    assert secret.entropy is not None
    words = words_of(secret.entropy, language)
    assert len(words) == count
    assert parse_secret(" ".join(words), language) == secret


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_give_eth_accounts_address_in_every_language(language: str) -> None:
    entropy = bytes(range(100, 116))
    phrase = Mnemonic.to_mnemonic(_mnemonic(language), entropy)
    secret = secret_from_entropy(entropy, language)
    assert checksum_address(address_of(secret.key)) == foreign_address(phrase)
    assert parse_secret(phrase).key == secret.key


@settings(max_examples=25, deadline=None)
@given(entropy=st.sampled_from([16, 20, 24, 28, 32]).flatmap(lambda n: st.binary(min_size=n, max_size=n)))
def test_words_of_any_length_come_back_as_their_entropy(entropy: bytes) -> None:
    words = words_of(entropy, "french")
    assert parse_secret(" ".join(words)).entropy == entropy


def _mnemonic(language: str) -> Mnemonic:
    from eth_account.types import Language

    return Mnemonic(Language(language))


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("language", ["french", "japanese", "korean", "spanish", "czech"])
def test_composed_and_decomposed_letters_are_the_same_words(language: str, form: str) -> None:
    secret = secret_from_entropy(bytes(range(16)), language)
    typed = unicodedata.normalize(form, " ".join(words_of(bytes(range(16)), language)))  # type: ignore[arg-type]
    assert parse_secret(typed).key == secret.key


@pytest.mark.parametrize(
    "space",
    ["\u3000", "\u00a0", "\u2007", "\u202f", "\u1680", "\u200b", "\t", "\r\n", "  ", " \u200b "],
    ids=lambda space: "+".join(f"U+{ord(c):04X}" for c in space),
)
def test_any_look_alike_of_a_space_parts_the_words(space: str) -> None:
    assert parse_secret(ABANDON.replace(" ", space)) == parse_secret(ABANDON)


def test_capitals_invisible_marks_and_a_byte_order_mark_do_not_matter() -> None:
    typed = "\ufeff" + ABANDON.upper().replace("ABOUT", "AB\u00adO\u200dUT") + "\u200b\n"
    assert parse_secret(typed) == parse_secret(ABANDON)


def test_an_unknown_word_is_named_by_its_position_and_never_repeated() -> None:
    with pytest.raises(WordsInvalid, match="position 5") as caught:
        parse_secret(ABANDON.replace("abandon", "zzsecretzz", 5).replace("zzsecretzz", "abandon", 4))
    assert caught.value.code == "wallet.words_unknown"
    assert "english" in str(caught.value)
    assert "zzsecretzz" not in repr(caught.value) + str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_several_unknown_words_are_all_named() -> None:
    with pytest.raises(WordsInvalid, match="positions 1, 12"):
        parse_secret("xx " + "abandon " * 10 + "yy")


def test_words_of_no_list_are_said_to_be_on_none() -> None:
    with pytest.raises(WordsInvalid, match="none of the word lists") as caught:
        parse_secret("qqqq " * 12)
    assert "qqqq" not in str(caught.value)


def test_a_wrong_checksum_is_told_apart_from_an_unknown_word() -> None:
    with pytest.raises(WordsInvalid) as caught:
        parse_secret("abandon " * 12)
    assert caught.value.code == "wallet.words_checksum"
    assert "abandon" not in str(caught.value)


def test_two_words_in_the_wrong_order_are_noticed() -> None:
    words = list(words_of(bytes(range(32)), "english"))
    words[3], words[4] = words[4], words[3]
    with pytest.raises(WordsInvalid) as caught:
        parse_secret(" ".join(words))
    assert caught.value.code == "wallet.words_checksum"


@pytest.mark.parametrize("count", [0, 1, 11, 13, 25])
def test_a_wrong_number_of_words_is_said(count: int) -> None:
    with pytest.raises(WordsInvalid, match=f"here are {count}") as caught:
        parse_secret("abandon " * count)
    assert caught.value.code == "wallet.words_count"


def test_an_endless_text_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(WordsInvalid, match="longer"):
        parse_secret("abandon " * 1_000_000)


def test_chinese_words_that_stand_on_both_lists_keep_the_key() -> None:
    simplified, traditional = (_mnemonic(f"chinese_{kind}") for kind in ("simplified", "traditional"))
    shared = set(simplified.wordlist) & set(traditional.wordlist)
    seeds = (number.to_bytes(2, "big") * 8 for number in range(65536))
    found = [seed for seed in seeds if set(traditional.to_mnemonic(seed).split()) <= shared][:20]
    for entropy in found:
        phrase = traditional.to_mnemonic(entropy)
        secret = parse_secret(phrase)
        # One in sixteen has a good checksum on both lists; words, and so the key, are the same on either.
        assert secret.entropy is not None
        assert secret.language is not None
        assert " ".join(words_of(secret.entropy, secret.language)) == phrase
        assert secret.key == secret_from_entropy(entropy, "chinese_traditional").key
        assert secret.language == "chinese_traditional" or simplified.is_mnemonic_valid(phrase)
    assert len(found) == 20


@pytest.mark.parametrize("written", ["{}", "0x{}", "0X{}", "  {}\n"])
def test_a_private_key_in_hex_is_taken_as_it_is(written: str) -> None:
    secret = parse_secret(written.format("Ab" * 32))
    assert secret == WalletSecret(b"\xab" * 32)


@pytest.mark.parametrize("number", [0, CURVE_ORDER, 2**256 - 1])
def test_a_number_off_the_curve_is_no_private_key(number: int) -> None:
    with pytest.raises(KeyInvalid) as caught:
        parse_secret(f"{number:064x}")
    assert f"{number:064x}" not in str(caught.value)
    assert caught.value.__context__ is None


def test_words_that_do_not_belong_to_the_key_are_noticed() -> None:
    good = secret_from_entropy(bytes(16), "english")
    assert words_lead_to(good)
    assert not words_lead_to(WalletSecret(good.key, bytes(15) + b"\x01", "english"))
    assert not words_lead_to(WalletSecret(good.key, bytes(17), "english"))
    assert words_lead_to(WalletSecret(good.key))


@pytest.mark.parametrize(("language", "count"), [("klingon", 12), ("english", 13), ("", 12)])
def test_an_unknown_language_or_length_is_refused(language: str, count: int) -> None:
    with pytest.raises(BadInput):
        new_secret(language, count)


def test_the_recursion_limit_is_what_it_was() -> None:
    import subprocess

    script = (
        "import sys; before = sys.getrecursionlimit()\n"
        "from almoner.services.wallets.words import new_secret\n"
        "assert 'eth_account' not in sys.modules\n"
        "new_secret('english', 12)\n"
        "assert 'eth_account' in sys.modules\n"
        "assert sys.getrecursionlimit() == before, sys.getrecursionlimit()\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_secret_does_not_show_itself() -> None:
    secret = new_secret("english", 12)
    assert secret.entropy is not None
    for shown in (repr(secret), str(secret)):
        assert secret.key.hex() not in shown
        assert repr(secret.key) not in shown
        assert secret.entropy.hex() not in shown
        assert repr(secret.entropy) not in shown
