"""Nothing secret lies where others look: files, logs, arguments, other programs' environments."""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

from support_keyring import KeyringSession, keyring_session, needs_keyring

PASSPHRASE = "correct horse battery"

# Everything the program does with secrets, in one process that then waits; the log is at its most talkative.
EVERYTHING = """
import json, logging, subprocess, sys
from pathlib import Path
logging.basicConfig(filename=Path.home() / "everything.log", level=logging.DEBUG)
from almoner.services.wallets import PassphraseSource, WalletBook, keystore
from almoner_chain.core.errors import AlmonerError
keystore.SCRYPT_N = 2**10
passphrase = PassphraseSource()
passphrase.take_from_environment()
book = WalletBook(Path.home() / "wallets")
book.create("kept in keyring")
book.create("kept in file", store="file", passphrase=passphrase, language="japanese", words=24)
book.restore("bare key", sys.stdin.readline(), passphrase=passphrase)
secrets = []
for wallet in book.list():
    secrets.append([book.backup(wallet.label, passphrase=passphrase).text, book._secret(wallet, passphrase).key.hex()])
    logging.getLogger("almoner").info("unlocked %r", book.unlock(wallet.label, passphrase))
    book.export_keystore(wallet.label, Path.home() / f"{wallet.id}.json", export_passphrase=passphrase("x"), passphrase=passphrase)
for wrong in (secrets[0][0] + " " + secrets[0][0], secrets[0][0].replace(" ", " x", 1), "0x" + secrets[2][1] + "00", "0x" + secrets[2][1]):
    try:
        book.restore("again", wrong, store="file", passphrase=passphrase)
    except AlmonerError as error:
        logging.getLogger("almoner").exception("refused: %r %s", error, error)
child = subprocess.Popen(["cat"], stdin=subprocess.PIPE)
print(json.dumps(secrets), flush=True)
sys.stdin.readline()
child.stdin.close(); child.wait()
"""


def traces(secret: bytes) -> set[bytes]:
    """Return the forms in which a secret could lie about: raw, hex, base64, and JSON's and Python's escapes."""
    encoded = {base64.b64encode(secret).rstrip(b"="), base64.urlsafe_b64encode(secret).rstrip(b"=")}
    text = {secret.hex().encode(), secret.hex().upper().encode(), repr(secret)[2:-1].encode()}
    return {secret, *encoded, *text}


def all_traces(secrets: list[list[str]]) -> set[bytes]:
    """Return what to look for: every key, every phrase, every three words in a row, and the passphrase."""
    found = traces(PASSPHRASE.encode())
    for text, key in secrets:
        found |= traces(bytes.fromhex(key))
        words = text.split()
        for first in range(len(words) - 2):
            three = " ".join(words[first : first + 3])
            found |= {three.encode(), json.dumps(three)[1:-1].encode()}
        found |= traces(_entropy(text)) if len(words) > 1 else set()
    return found


def _entropy(text: str) -> bytes:
    from almoner.services.wallets.words import parse_secret

    entropy = parse_secret(text).entropy
    assert entropy is not None
    return entropy


def files_with(folder: Path, wanted: set[bytes]) -> list[str]:
    """Return the files under a folder that hold any of these."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(trace in path.read_bytes() for trace in wanted)
    ]


@needs_keyring
def test_nothing_secret_lies_in_files_logs_arguments_or_other_programs_environments() -> None:
    with keyring_session() as session:
        search_everywhere(session)


def search_everywhere(session: KeyringSession) -> None:
    """Let a program do everything with secrets, and look for them while it runs."""
    key = "77" * 31 + "01"
    program = session.popen([sys.executable, "-c", EVERYTHING], env={"ALMONER_PASSPHRASE": PASSPHRASE})
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(f"{key}\n")
    program.stdin.flush()
    secrets = json.loads(program.stdout.readline())
    wanted = all_traces(secrets)
    assert secrets[2][1] == key
    assert len(wanted) > 60

    assert files_with(session.home, wanted) == []
    log = (session.home / "everything.log").read_text()
    assert log.count("unlocked Signer(0x") == 3
    assert log.count("refused: ") == 4

    arguments, environments = _proc("cmdline"), _proc("environ")
    assert program.pid in arguments
    assert not {pid for pid, data in arguments.items() if any(trace in data for trace in wanted)}
    # What the person put in the program's own environment stays in its first memory page for itself alone.
    assert {pid for pid, data in environments.items() if any(trace in data for trace in wanted)} <= {
        program.pid
    }
    program.communicate("end\n", timeout=60)
    assert program.returncode == 0


def test_the_search_for_secrets_finds_what_is_there(tmp_path: Path) -> None:
    secrets = [["abandon " * 11 + "about", "17" * 32]]
    wanted = all_traces(secrets)
    for name, content in {
        "hex": b"xx" + b"17" * 32,
        "raw": b"\x00" + b"\x17" * 32,
        "base64": base64.b64encode(b"\x17" * 32),
        "entropy": b"{" + bytes(16),
        "words": b"1 abandon abandon about",
        "passphrase": b"pw=" + PASSPHRASE.encode(),
    }.items():
        (tmp_path / name).write_bytes(content)
        assert files_with(tmp_path, wanted) == [name]
        (tmp_path / name).unlink()


def _proc(name: str) -> dict[int, bytes]:
    """Return this file of every process that may be read."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            found[int(folder.name)] = (folder / name).read_bytes()
        except OSError:
            continue
    return found
