"""Keystore files: read by others, reading others', and safe to open when hostile."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import eth_keyfile
import pytest
from eth_account import Account

from almoner.services.wallets import keystore
from almoner.services.wallets.keystore import KeystoreInvalid, WrongPassphrase, decrypt, encrypt
from almoner.services.wallets.model import WalletSecret
from almoner.services.wallets.words import LANGUAGES, parse_secret, secret_from_entropy, words_lead_to
from almoner_chain.core.errors import BadInput

PASSPHRASE = "correct horse battery"
SECRET = parse_secret("abandon " * 11 + "about")

# Made by ethers 6.17.0 from the same twelve words under the same passphrase.
ETHERS = """{"address":"9858effd232b4033e47d90003d41ec34ecaeda94","id":"5de0a9ce-37a8-4641-b29a-c6bb565eda74",
"version":3,"Crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"ddc8c72d4a8d47fd2da47b4e79c58ed9"},
"ciphertext":"1cb12374dfb885353b27689ebb611f99a90836632dd4f4e296043bb0efd78bf7","kdf":"scrypt","kdfparams":{
"salt":"8ed0fc8a23ba9406a20fe8d8afbb1584690c6c734d4b51190d1ce46315317bd6","n":4096,"dklen":32,"p":1,"r":8},
"mac":"4c9b7c19b932a132cd5f48790459e6963233052a5ebb702da86a47c2fa83bab3"},"x-ethers":{"client":"ethers/6.17.0",
"gethFilename":"UTC--2026-11-20T17-01-25.0Z--9858effd232b4033e47d90003d41ec34ecaeda94",
"path":"m/44'/60'/0'/0/0","locale":"en","mnemonicCounter":"c1a28c42d0a8dee3ef6e9cb3328fd938",
"mnemonicCiphertext":"81d15f033287005dd476f94a36b54122","version":"0.1"}}"""


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write files with 32 times less scrypt work; reading takes the work from the file."""
    monkeypatch.setattr(keystore, "SCRYPT_N", 2**12)


def test_a_file_is_written_with_owasps_work_and_opens_again() -> None:
    data = encrypt(SECRET, PASSPHRASE)
    params = json.loads(data)["crypto"]["kdfparams"]
    assert (params["n"], params["r"], params["p"]) == (2**17, 8, 1)
    assert decrypt(data, PASSPHRASE) == SECRET


@pytest.mark.usefixtures("quick")
def test_eth_account_opens_our_file() -> None:
    document = json.loads(encrypt(SECRET, PASSPHRASE))
    assert bytes(Account.decrypt(document, PASSPHRASE)) == SECRET.key
    assert document["address"] == "9858effd232b4033e47d90003d41ec34ecaeda94"


@pytest.mark.parametrize(("kdf", "work"), [("scrypt", 2**12), ("pbkdf2", 1000)])
def test_we_open_eth_accounts_file(kdf: Any, work: int) -> None:
    document = Account.encrypt(SECRET.key, PASSPHRASE, kdf=kdf, iterations=work)
    assert decrypt(json.dumps(document).encode(), PASSPHRASE) == WalletSecret(SECRET.key)


def test_we_open_ethers_file_with_its_words() -> None:
    secret = decrypt(ETHERS.encode(), PASSPHRASE)
    assert secret == SECRET
    assert words_lead_to(secret)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_every_language_travel_in_the_file(language: str) -> None:
    secret = secret_from_entropy(bytes(range(32)), language)
    assert decrypt(encrypt(secret, PASSPHRASE), PASSPHRASE) == secret


@pytest.mark.usefixtures("quick")
def test_a_bare_key_travels_without_words() -> None:
    data = encrypt(WalletSecret(SECRET.key), PASSPHRASE)
    assert b"x-ethers" not in data
    assert decrypt(data, PASSPHRASE) == WalletSecret(SECRET.key)


@pytest.mark.usefixtures("quick")
def test_two_files_of_one_wallet_have_nothing_random_in_common() -> None:
    first, second = (json.loads(encrypt(SECRET, PASSPHRASE)) for _ in range(2))
    assert first["crypto"]["kdfparams"]["salt"] != second["crypto"]["kdfparams"]["salt"]
    assert first["crypto"]["cipherparams"]["iv"] != second["crypto"]["cipherparams"]["iv"]
    assert first["x-ethers"]["mnemonicCounter"] != second["x-ethers"]["mnemonicCounter"]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    "typed", ["", "correct horse batterz", PASSPHRASE + " ", PASSPHRASE.upper(), "\udcff"]
)
def test_a_wrong_passphrase_opens_nothing(typed: str) -> None:
    with pytest.raises(WrongPassphrase) as caught:
        decrypt(encrypt(SECRET, PASSPHRASE), typed)
    assert typed == "" or typed not in str(caught.value)


@pytest.mark.usefixtures("quick")
def test_a_passphrase_typed_by_another_input_method_is_the_same() -> None:
    data = encrypt(SECRET, "Ｃafe\u0301 密码 ①２３")
    assert decrypt(data, "Caf\u00e9 密码 123") == SECRET


def test_a_foreign_file_may_need_the_passphrase_exactly_as_typed() -> None:
    document = eth_keyfile.create_keyfile_json(
        SECRET.key, "ｗｉｄｅ letters".encode(), kdf="scrypt", iterations=4096
    )
    assert decrypt(json.dumps(document).encode(), "ｗｉｄｅ letters").key == SECRET.key


@pytest.mark.parametrize("weak", ["", " ", "\u3000" * 9, "short", "1234567", "aaaaaaaaaaaa", "abcabcabcabc"])
def test_a_weak_passphrase_is_refused_for_a_new_file(weak: str) -> None:
    with pytest.raises(BadInput) as caught:
        encrypt(SECRET, weak)
    assert caught.value.code == "passphrase.weak"


HOSTILE = {
    "p = 200": {"p": 200},
    "n = 2^40": {"n": 2**40},
    "n = 2^19": {"n": 2**19},
    "n not a power of two": {"n": 4095},
    "n = 1": {"n": 1},
    "n = 0": {"n": 0},
    "n negative": {"n": -4096},
    "n a float": {"n": 4096.0},
    "n true": {"n": True},
    "n text": {"n": "4096"},
    "r huge": {"r": 2**20},
    "r = 0": {"r": 0},
    "p = 0": {"p": 0},
    "dklen huge": {"dklen": 2**31},
    "dklen short": {"dklen": 16},
    "no salt": {"salt": ""},
    "endless salt": {"salt": "00" * 1000},
    "salt not hex": {"salt": "zz" * 32},
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_scrypt_parameters_are_refused_before_hashing(
    change: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keystore.hashlib, "scrypt", _must_not_hash)
    document = json.loads(ETHERS)
    document["Crypto"]["kdfparams"] |= change
    with pytest.raises(KeystoreInvalid):
        decrypt(json.dumps(document).encode(), PASSPHRASE)


@pytest.mark.parametrize(
    "params",
    [{"c": 10**9}, {"c": 0}, {"c": 1000, "prf": "hmac-md5"}, {"c": 1000, "dklen": 10**9}, {}],
    ids=str,
)
def test_hostile_pbkdf2_parameters_are_refused_before_hashing(
    params: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keystore.hashlib, "pbkdf2_hmac", _must_not_hash)
    document = json.loads(ETHERS)
    document["Crypto"]["kdf"] = "pbkdf2"
    document["Crypto"]["kdfparams"] = {"salt": "00" * 32, "dklen": 32, "prf": "hmac-sha256"} | params
    with pytest.raises(KeystoreInvalid):
        decrypt(json.dumps(document).encode(), PASSPHRASE)


def test_geths_light_parameters_are_accepted() -> None:
    document = json.loads(ETHERS)
    document["Crypto"]["kdfparams"] |= {"n": 4096, "r": 8, "p": 6}
    with pytest.raises(WrongPassphrase):
        decrypt(json.dumps(document).encode(), PASSPHRASE)


@pytest.mark.parametrize(
    "path", ["version", "Crypto", "Crypto.mac", "Crypto.ciphertext", "Crypto.cipherparams"]
)
@pytest.mark.parametrize("value", [None, 4, [], {}, "", "00"], ids=repr)
def test_a_file_of_another_shape_is_refused(path: str, value: Any) -> None:
    document = json.loads(ETHERS)
    parent, _, name = path.rpartition(".")
    (document[parent] if parent else document)[name] = value
    with pytest.raises(KeystoreInvalid):
        decrypt(json.dumps(document).encode(), PASSPHRASE)


@pytest.mark.parametrize("cut", range(0, len(ETHERS), 40))
def test_a_file_cut_off_anywhere_is_refused(cut: int) -> None:
    with pytest.raises(KeystoreInvalid):
        decrypt(ETHERS.encode()[:cut], PASSPHRASE)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"null", b"[]", b"3", b'"text"', b"1" * 10_000, bytes(100)])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(KeystoreInvalid):
        decrypt(data, PASSPHRASE)


NESTED = """
import sys, threading
import eth_account
from almoner.services.wallets.keystore import KeystoreInvalid, decrypt
assert sys.getrecursionlimit() == 100_000
def body():
    try:
        decrypt(b"[" * int(sys.argv[1]), "correct horse battery")
    except KeystoreInvalid as error:
        print(error.code)
threading.stack_size(512 * 1024)
thread = threading.Thread(target=body)
thread.start()
thread.join()
"""


@pytest.mark.parametrize("size", [15_000, 1_000_000])
def test_deep_nesting_does_not_overrun_a_threads_stack(size: int) -> None:
    # Importing eth_account raises the recursion limit so far that the JSON parser kills the whole process.
    done = subprocess.run(
        [sys.executable, "-c", NESTED, str(size)], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "wallet.keystore_invalid\n")


@pytest.mark.parametrize(
    "change",
    [{"version": "0.2"}, {"locale": "xx"}, {"path": "m/44'/60'/1'/0/0"}],
    ids=["unknown version", "unknown language", "another path"],
)
def test_words_we_could_not_show_rightly_leave_the_bare_key(change: dict[str, str]) -> None:
    document = json.loads(ETHERS)
    document["x-ethers"] |= change
    assert decrypt(json.dumps(document).encode(), PASSPHRASE) == WalletSecret(SECRET.key)


def test_changed_words_in_a_file_are_noticed() -> None:
    document = json.loads(ETHERS)
    document["x-ethers"]["mnemonicCiphertext"] = "81d15f033287005dd476f94a36b54123"
    secret = decrypt(json.dumps(document).encode(), PASSPHRASE)
    assert secret.key == SECRET.key
    assert not words_lead_to(secret)


def _must_not_hash(*args: object, **kwargs: object) -> bytes:
    raise AssertionError("the parameters were not bounded before hashing")
