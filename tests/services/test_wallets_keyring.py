"""Wallets in a real GNOME keyring: kept, found again, locked, absent, crashed; and nothing secret elsewhere."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from almoner.services.wallets import Kept, SystemKeyring, WalletBook
from almoner.services.wallets.model import WalletSecret
from almoner.services.wallets.system_keyring import MAX_UNITS, KeyringAbsent, KeyringUnavailable
from almoner.services.wallets.vaults import KeyringVault
from almoner.services.wallets.words import LANGUAGES
from support_keyring import KeyringSession, keyring_session, needs_keyring

pytestmark = needs_keyring

# One step per argument on the book of ~/wallets; prints one JSON line with what each gave.
BOOK = """
import json, os, signal, sys
from pathlib import Path
from almoner.services.wallets import SystemKeyring, WalletBook, keystore
from almoner_chain.core.errors import AlmonerError
keystore.SCRYPT_N = 2**10
class Interrupted(SystemKeyring):
    def put(self, service, item, text):
        super().put(service, item, text)
        os.kill(os.getpid(), signal.SIGKILL)
    def delete(self, service, item):
        super().delete(service, item)
        os.kill(os.getpid(), signal.SIGKILL)
folder, timeout, *steps = sys.argv[1:]
keyring = {"interrupted": Interrupted}.get(timeout, SystemKeyring)
book = WalletBook(Path.home() / folder, keyring=keyring(timeout=10 if timeout == "interrupted" else float(timeout)))
said = []
for step in steps:
    verb, _, rest = step.partition(" ")
    label, _, rest = rest.partition(" ")
    try:
        if verb == "list":
            said.append([w.label for w in book.list()])
        elif verb == "placement":
            found = book.placement(label or None)
            said.append([found.kept, found.sentence])
        elif verb == "repair":
            said.append(book.repair())
        elif verb == "unlock":
            said.append("0x" + book.unlock(label).address.hex())
        elif verb == "backup":
            said.append(book.backup(label).text)
        elif verb == "remove":
            said.append(book.remove(label).label)
        elif verb == "file":
            said.append("0x" + book.restore(label, rest, store="file", passphrase=lambda label, confirm=False: "x1y2z3w4").address.hex())
        elif verb == "restore":
            said.append("0x" + book.restore(label, rest).address.hex())
        elif verb == "create":
            said.append("0x" + book.create(label).address.hex())
    except AlmonerError as error:
        said.append({"code": error.code, "exit": error.exit_code, "message": error.message, "hint": error.hint})
print(json.dumps(said))
"""

ITEMS = """
import json, secretstorage
bus = secretstorage.dbus_init()
collection = secretstorage.get_default_collection(bus)
print(json.dumps([[item.get_attributes(), item.get_secret().decode()] for item in collection.get_all_items()]))
"""


@pytest.fixture
def session() -> Iterator[KeyringSession]:
    """Return a log-in session whose keyring is open."""
    with keyring_session() as session:
        yield session


def steps(session: KeyringSession, *steps: str, folder: str = "wallets", timeout: str = "10") -> list[Any]:
    """Do these steps in one process of the session and return what each gave."""
    answer: list[Any] = json.loads(session.python(BOOK, folder, timeout, *steps).stdout)
    return answer


def items(session: KeyringSession) -> list[tuple[dict[str, str], str]]:
    """Return everything the keyring holds: attributes and secret of each item."""
    return [(attributes, text) for attributes, text in json.loads(session.python(ITEMS).stdout)]


def number(key: int) -> str:
    """Return a small private key in hex."""
    return f"0x{key:064x}"


def test_the_keyring_is_taken_by_default_and_no_passphrase_is_asked_for(session: KeyringSession) -> None:
    placement, address = steps(session, "placement", "create recorder")
    assert placement[0] == Kept.KEYRING
    assert "SecretService" in placement[1]
    unlocked, text, listed = steps(session, "unlock recorder", "backup recorder", "list")
    assert unlocked == address
    assert len(text.split()) == 12
    assert listed == ["recorder"]
    assert len(items(session)) == 1
    assert not list(session.home.glob("wallets/*.keystore.json"))


def test_unlocking_from_the_keyring_does_not_load_eth_account(session: KeyringSession) -> None:
    steps(session, f"restore recorder {number(5)}")
    script = (
        "import sys; from pathlib import Path; from almoner.services.wallets import WalletBook\n"
        "WalletBook(Path.home() / 'wallets').unlock('recorder').sign_hash(bytes(32))\n"
        "print(sorted({'eth_account', 'eth_keyfile', 'py_ecc', 'web3', 'Crypto'} & set(sys.modules)))\n"
    )
    assert session.python(script).stdout == "[]\n"


def test_a_removed_wallet_leaves_the_keyring_empty(session: KeyringSession) -> None:
    steps(session, f"restore keep {number(5)}", f"restore go {number(6)}", "remove go")
    (attributes, text) = items(session)[0]
    assert len(items(session)) == 1
    assert f"{5:064x}" in text
    assert attributes["service"].startswith("almoner/")


def test_two_homes_do_not_meet_in_one_keyring(session: KeyringSession) -> None:
    (one,) = steps(session, f"restore same {number(5)}", folder="one")
    (two,) = steps(session, f"restore same {number(6)}", folder="two")
    assert one != two
    assert len({attributes["service"].split("/")[1] for attributes, _ in items(session)}) == 2
    steps(session, "remove same", folder="one")
    assert steps(session, "unlock same", folder="two") == [two]


def test_an_item_deleted_behind_our_back_is_said_to_be_missing(session: KeyringSession) -> None:
    steps(session, f"restore recorder {number(5)}")
    session.python(
        "import secretstorage; bus = secretstorage.dbus_init()\n"
        "for item in secretstorage.get_default_collection(bus).get_all_items(): item.delete()\n"
    )
    (answer,) = steps(session, "unlock recorder")
    assert answer["code"] == "wallet.secret_missing"
    assert "recovery words" in answer["hint"]


def test_an_item_of_another_shape_is_said_to_be_damaged(session: KeyringSession) -> None:
    steps(session, f"restore recorder {number(5)}")
    session.python(
        "import secretstorage; bus = secretstorage.dbus_init()\n"
        "(item,) = secretstorage.get_default_collection(bus).get_all_items()\n"
        'item.set_secret(b\'{"key": "do not repeat me"}\')\n'
    )
    (answer,) = steps(session, "unlock recorder")
    assert answer["code"] == "wallet.secret_missing"
    assert "damaged" in answer["message"]
    assert "repeat" not in json.dumps(answer)


def test_a_locked_keyring_is_a_plain_error_and_not_a_reason_for_a_file(session: KeyringSession) -> None:
    steps(session, f"restore old {number(5)}")
    session.lock()
    answers = steps(session, "unlock old", f"restore new {number(6)}", "remove old", "list")
    for answer in answers[:3]:
        assert (answer["code"], answer["exit"]) == ("keyring.locked", 3)
        assert "locked" in answer["message"]
    assert "--store file" in answers[1]["hint"]
    assert answers[3] == ["old"]
    assert not list(session.home.glob("wallets/*.keystore.json"))
    session.unlock()
    assert len(steps(session, "unlock old", f"restore new {number(6)}")[1]) == 42
    assert len(items(session)) == 2


def test_while_the_keyring_is_locked_a_wallet_can_go_to_a_file(session: KeyringSession) -> None:
    session.lock()
    assert len(steps(session, f"file new {number(6)}", "list")[0]) == 42


def test_a_keyring_that_waits_for_an_answer_does_not_hold_us_up() -> None:
    with keyring_session(unlocked=False, prompter="unanswered") as session:
        done = session.run([sys.executable, "-c", BOOK, "wallets", "1", f"restore new {number(5)}", "list"])
        error, listed = json.loads(done.stdout)
        assert (error["code"], error["exit"]) == ("keyring.timeout", 3)
        assert "1 seconds" in error["message"]
        assert listed == []


def test_what_a_late_answer_puts_in_the_keyring_is_cleared_away() -> None:
    with keyring_session(unlocked=False, prompter="unanswered") as session:
        steps(session, f"restore late {number(5)}", timeout="1")
        index = json.loads((session.home / "wallets/wallets.json").read_text())
        (entry,) = index["wallets"]
        assert entry["ready"] is False
        session.unlock()
        # The write that was waiting for the dialog, done after all:
        session.python(
            "import sys; from almoner.services.wallets import SystemKeyring\n"
            "SystemKeyring().put(sys.argv[1], 'wallet', 'late')\n",
            f"almoner/{index['installation']}/{entry['id']}",
        )
        assert len(items(session)) == 1
        steps(session, f"restore late {number(5)}")
        ((_, text),) = items(session)
        assert text != "late"
        assert steps(session, "list", "repair") == [["late"], 0]


def test_a_crash_between_keyring_and_list_leaves_nothing_half_made(session: KeyringSession) -> None:
    steps(session, f"restore before {number(5)}")
    crashed = session.run(
        [sys.executable, "-c", BOOK, "wallets", "interrupted", f"restore half {number(6)}"], check=False
    )
    assert crashed.returncode == -signal.SIGKILL
    assert len(items(session)) == 2
    assert steps(session, "list", "repair", "list") == [["before"], 1, ["before"]]
    assert len(items(session)) == 1
    assert len(steps(session, f"restore half {number(6)}", "unlock half")[1]) == 42


def test_a_crash_in_a_removal_is_finished_at_the_next_change(session: KeyringSession) -> None:
    steps(session, f"restore keep {number(5)}", f"restore go {number(6)}")
    crashed = session.run([sys.executable, "-c", BOOK, "wallets", "interrupted", "remove go"], check=False)
    assert crashed.returncode == -signal.SIGKILL
    assert steps(session, "list", f"restore new {number(7)}", "repair", "list")[2:] == [0, ["keep", "new"]]
    assert len(items(session)) == 2


def test_a_keyring_that_was_never_set_up_is_said_to_be_so() -> None:
    with keyring_session(set_up=False) as session:
        (answer,) = steps(session, f"restore new {number(5)}")
        assert (answer["code"], answer["exit"]) == ("keyring.locked", 3)
        assert "never set up" in answer["message"]
        assert "--store file" in answer["hint"]


def test_a_bus_without_any_keyring_leads_to_a_file(session: KeyringSession) -> None:
    for address in ("", "unix:path=/nowhere"):
        done = session.python(
            BOOK, "wallets", "10", "placement", "placement keyring", env={"DBUS_SESSION_BUS_ADDRESS": address}
        )
        placement, refused = json.loads(done.stdout)
        assert placement[0] == Kept.FILE
        assert (refused["code"], refused["exit"]) == ("keyring.absent", 3)


@pytest.mark.parametrize(
    "backend",
    [
        "null.Keyring",
        "fail.Keyring",
        "chainer.ChainerBackend",
        "Plaintext",
        "keyrings.alt.file.PlaintextKeyring",
    ],
)
def test_a_backend_that_is_not_on_the_list_is_not_used(session: KeyringSession, backend: str) -> None:
    named = backend if backend.startswith("keyrings") else f"keyring.backends.{backend}"
    done = session.python(BOOK, "wallets", "10", "placement keyring", env={"PYTHON_KEYRING_BACKEND": named})
    (answer,) = json.loads(done.stdout)
    assert answer["code"] == "keyring.absent"
    assert named in answer["message"]


def test_a_keyring_switched_off_in_its_settings_stays_off(session: KeyringSession) -> None:
    session.run([sys.executable, "-m", "keyring", "--disable"])
    (answer,) = steps(session, "placement keyring")
    assert answer["code"] == "keyring.absent"


def test_an_item_fits_into_the_smallest_keyring() -> None:
    class Measuring(SystemKeyring):
        """Take the length of what would be kept."""

        longest = 0

        def put(self, service: str, item: str, text: str) -> None:
            self.longest = max(self.longest, len(text.encode("utf-16-le")) // 2)

    keyring = Measuring()
    for language in LANGUAGES:
        KeyringVault(keyring, "0" * 32).put("0" * 16, WalletSecret(b"\xff" * 32, b"\xff" * 32, language))
    assert 0 < keyring.longest <= MAX_UNITS


def test_a_text_that_windows_could_not_keep_is_refused_everywhere() -> None:
    with pytest.raises(KeyringUnavailable, match="too long"):
        SystemKeyring().put("service", "item", "𝕏" * (MAX_UNITS // 2 + 1))


def test_tests_do_not_reach_the_keyring_of_whoever_runs_them(home: Path) -> None:
    with pytest.raises(KeyringAbsent):
        SystemKeyring().probe()
    assert WalletBook(home).placement().kept is Kept.FILE
