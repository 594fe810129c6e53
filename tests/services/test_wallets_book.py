"""The book of wallets on a computer without a keyring: files, labels, crashes, several processes."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from eth_account import Account

from almoner.services.wallets import Kept, PassphraseSource, WalletBook, keystore
from almoner.services.wallets.index import MAX_INDEX
from almoner.services.wallets.private_files import locked
from almoner.services.wallets.system_keyring import KeyringAbsent
from almoner_chain.core.errors import BadInput, Unreachable
from support_wallets import KEY, WORDS, must_not_ask, passphrase


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write keystore files with little work, so that many tests are possible."""
    monkeypatch.setattr(keystore, "SCRYPT_N", 2**10)


@pytest.fixture
def book(home: Path) -> WalletBook:
    """Return the book of an empty home; there is no keyring in these tests."""
    return WalletBook(home)


def mode(path: Path) -> int:
    """Return a file's permission bits."""
    return stat.S_IMODE(path.stat().st_mode)


def test_without_a_keyring_a_file_is_used_and_said(book: WalletBook) -> None:
    placement = book.placement()
    assert placement.kept is Kept.FILE
    assert "no usable keyring" in placement.sentence
    assert "encrypted" in placement.sentence
    assert book.create("recorder", passphrase=passphrase).kept is Kept.FILE


def test_asking_for_a_keyring_that_is_not_there_names_the_way_out(book: WalletBook) -> None:
    with pytest.raises(KeyringAbsent) as caught:
        book.create("recorder", store="keyring", passphrase=must_not_ask)
    assert caught.value.exit_code == 3
    assert "--store file" in caught.value.hint
    assert book.list() == ()


def test_a_created_wallet_signs_and_is_backed_up_by_its_words(book: WalletBook) -> None:
    wallet = book.create("recorder", passphrase=passphrase)
    backup = book.backup("recorder", passphrase=passphrase)
    assert backup.words is not None
    assert len(backup.words) == 12
    Account.enable_unaudited_hdwallet_features()
    foreign = Account.from_mnemonic(backup.text)
    assert foreign.address == wallet.address_text
    signer = book.unlock("recorder", passphrase)
    assert signer.address == wallet.address
    assert signer.sign_hash(b"\x05" * 32)[:64] == bytes(foreign.unsafe_sign_hash(b"\x05" * 32).signature[:64])


def test_words_from_a_backup_restore_the_wallet_in_another_home(book: WalletBook, tmp_path: Path) -> None:
    wallet = book.create("recorder", passphrase=passphrase, language="korean", words=24)
    text = book.backup("recorder", passphrase=passphrase).text
    other = WalletBook(tmp_path / "other")
    assert other.restore("again", text, passphrase=passphrase).address == wallet.address
    assert other.backup("again", passphrase=passphrase).text == text


def test_a_wallet_of_a_bare_key_is_backed_up_by_the_key(book: WalletBook) -> None:
    wallet = book.restore("old key", KEY, passphrase=passphrase)
    assert (wallet.path, wallet.language, wallet.words) == (None, None, None)
    backup = book.backup("old key", passphrase=passphrase)
    assert backup.words is None
    assert backup.text == KEY


def test_what_is_public_of_a_wallet_needs_no_passphrase(book: WalletBook) -> None:
    wallet = book.create("recorder", passphrase=passphrase, words=24)
    assert WalletBook(book._index.directory).list() == (wallet,)
    assert book.show("recorder") == wallet
    assert (wallet.path, wallet.language, wallet.words) == ("m/44'/60'/0'/0/0", "english", 24)


def test_a_backup_does_not_show_itself(book: WalletBook) -> None:
    book.restore("words", WORDS, passphrase=passphrase)
    book.restore("key", KEY, passphrase=passphrase)
    assert "abandon" not in repr(book.backup("words", passphrase=passphrase))
    assert "17" * 32 not in repr(book.backup("key", passphrase=passphrase))
    assert repr(b"\x17" * 32) not in repr(book.backup("key", passphrase=passphrase))


def test_a_wrong_passphrase_does_not_unlock(book: WalletBook) -> None:
    book.create("recorder", passphrase=passphrase)
    with pytest.raises(keystore.WrongPassphrase) as caught:
        book.unlock("recorder", lambda label, confirm=False: "incorrect horse")
    assert "incorrect" not in str(caught.value)


@pytest.mark.parametrize("weak", ["", "short", "aaaaaaaaaaaa"])
def test_a_weak_passphrase_makes_no_wallet(book: WalletBook, weak: str) -> None:
    with pytest.raises(BadInput) as caught:
        book.create("recorder", passphrase=lambda label, confirm=False: weak)
    assert caught.value.code == "passphrase.weak"
    assert book.list() == ()


def test_without_any_passphrase_the_three_ways_are_named(book: WalletBook) -> None:
    with pytest.raises(BadInput) as caught:
        book.create("recorder", passphrase=PassphraseSource(environ={}, interactive=False))
    assert caught.value.code == "passphrase.missing"
    assert book.list() == ()


def test_files_and_folder_are_private_whatever_the_umask(book: WalletBook, home: Path) -> None:
    before = os.umask(0)
    try:
        home.mkdir(mode=0o777)
        book.create("recorder", passphrase=passphrase)
        book.export_keystore(
            "recorder", home / "export.json", export_passphrase="another one", passphrase=passphrase
        )
    finally:
        os.umask(before)
    assert mode(home) == 0o700
    names = {path.name.split(".", 1)[-1] for path in home.iterdir()}
    assert names == {"json", "lock", "keystore.json"}
    assert {mode(path) for path in home.iterdir()} == {0o600}


def test_one_address_is_not_kept_under_two_labels(book: WalletBook) -> None:
    book.restore("first", KEY, passphrase=passphrase)
    with pytest.raises(BadInput, match="'first'") as caught:
        book.restore("second", KEY, passphrase=passphrase)
    assert caught.value.code == "wallet.address_taken"


def test_an_unknown_label_is_answered_with_those_there_are(book: WalletBook) -> None:
    book.restore("recorder", KEY, passphrase=passphrase)
    with pytest.raises(BadInput) as caught:
        book.unlock("recoder", must_not_ask)
    assert "recorder" in caught.value.hint


def test_a_removed_wallet_leaves_no_secret(book: WalletBook, home: Path) -> None:
    book.restore("keep", "0x" + "18" * 32, passphrase=passphrase)
    before = {path.name for path in home.iterdir()}
    book.restore("go", KEY, passphrase=passphrase)
    book.remove("GO")
    assert [wallet.label for wallet in book.list()] == ["keep"]
    assert {path.name for path in home.iterdir()} == before
    with pytest.raises(BadInput):
        book.unlock("go", must_not_ask)


def test_an_exported_file_opens_in_other_programs_and_restores_with_words(
    book: WalletBook, tmp_path: Path
) -> None:
    wallet = book.create("recorder", passphrase=passphrase)
    target = tmp_path / "export.json"
    book.export_keystore("recorder", target, export_passphrase="for the notary", passphrase=passphrase)
    key = Account.decrypt(json.loads(target.read_text()), "for the notary")
    assert Account.from_key(key).address == wallet.address_text
    other = WalletBook(tmp_path / "other")
    assert (
        other.restore_keystore("again", target.read_bytes(), "for the notary", passphrase=passphrase).words
        == 12
    )
    text = book.backup("recorder", passphrase=passphrase).text
    assert other.backup("again", passphrase=passphrase).text == text


def test_an_export_never_overwrites(book: WalletBook, tmp_path: Path) -> None:
    book.restore("recorder", KEY, passphrase=passphrase)
    target = tmp_path / "export.json"
    target.write_text("mine")
    with pytest.raises(BadInput) as caught:
        book.export_keystore("recorder", target, export_passphrase="for the notary", passphrase=passphrase)
    assert caught.value.code == "wallet.export"
    assert target.read_text() == "mine"


def test_words_in_a_foreign_file_that_do_not_give_its_key_are_left_out(
    book: WalletBook, tmp_path: Path
) -> None:
    book.restore("recorder", WORDS, passphrase=passphrase)
    target = tmp_path / "export.json"
    book.export_keystore("recorder", target, export_passphrase="for the notary", passphrase=passphrase)
    document = json.loads(target.read_text())
    document["x-ethers"]["mnemonicCiphertext"] = "00" * 16
    other = WalletBook(tmp_path / "other")
    wallet = other.restore_keystore(
        "again", json.dumps(document).encode(), "for the notary", passphrase=passphrase
    )
    assert wallet.words is None
    assert wallet.address == book.show("recorder").address


def test_changed_words_in_our_own_file_are_never_shown(book: WalletBook, home: Path) -> None:
    wallet = book.restore("recorder", WORDS, passphrase=passphrase)
    file = home / f"{wallet.id}.keystore.json"
    document = json.loads(file.read_text())
    document["x-ethers"]["mnemonicCiphertext"] = "00" * 16
    file.write_text(json.dumps(document))
    with pytest.raises(BadInput) as caught:
        book.backup("recorder", passphrase=passphrase)
    assert caught.value.code == "wallet.words_differ"
    assert book.unlock("recorder", passphrase).address == wallet.address


def test_a_changed_list_cannot_make_one_wallet_sign_for_another(book: WalletBook, home: Path) -> None:
    one = book.restore("one", KEY, passphrase=passphrase)
    two = book.restore("two", "0x" + "18" * 32, passphrase=passphrase)
    index = home / "wallets.json"
    index.write_text(index.read_text().replace(one.address_text, two.address_text))
    with pytest.raises(BadInput) as caught:
        book.unlock("one", passphrase)
    assert caught.value.code == "wallet.address_differs"


def test_a_missing_keystore_file_is_named(book: WalletBook, home: Path) -> None:
    wallet = book.restore("recorder", KEY, passphrase=passphrase)
    (home / f"{wallet.id}.keystore.json").unlink()
    with pytest.raises(BadInput, match=wallet.id) as caught:
        book.unlock("recorder", must_not_ask)
    assert caught.value.code == "wallet.secret_missing"


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-20],
        lambda text: "",
        lambda text: "[]",
        lambda text: "[" * 100_000,
        lambda text: text.replace('"version": 1', '"version": 2'),
        lambda text: text.replace('"ready": true', '"ready": "yes"'),
        lambda text: text.replace('"ready": true', '"ready": true, "more": {}'),
        lambda text: text.replace('"address": "0x', '"address": "0x00'),
        lambda text: text.replace('"id": "', '"id": "../../'),
        lambda text: text + " " * MAX_INDEX,
    ],
)
def test_a_damaged_list_is_said_to_be_damaged_and_left_alone(
    book: WalletBook, home: Path, damage: object
) -> None:
    assert callable(damage)
    book.restore("recorder", KEY, passphrase=passphrase)
    index = home / "wallets.json"
    damaged = damage(index.read_text())
    assert damaged != index.read_text()
    index.write_text(damaged)
    for attempt in (book.list, lambda: book.restore("new", "0x" + "18" * 32, passphrase=passphrase)):
        with pytest.raises(BadInput) as caught:
            attempt()
        assert caught.value.code == "wallet.index_damaged"
    assert index.read_text() == damaged


def test_a_lock_that_is_held_is_not_waited_for_for_ever(home: Path) -> None:
    home.mkdir()
    with (
        locked(home / "wallets.lock"),
        pytest.raises(Unreachable) as caught,
        locked(home / "wallets.lock", timeout=0),
    ):
        pass
    assert caught.value.code == "wallet.busy"


def test_reading_makes_no_folder(book: WalletBook, home: Path) -> None:
    assert book.list() == ()
    assert book.repair() == 0
    assert not home.exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match="file/wallets") as caught:
        WalletBook(tmp_path / "file/wallets").restore("recorder", KEY, passphrase=passphrase)
    assert caught.value.code == "wallet.folder"
