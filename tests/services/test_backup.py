"""Backups: everything comes back, nothing half-made, nothing readable or changeable without the passphrase."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner.services import sealed
from almoner.services.backup import (
    LEDGER_FORK,
    Progress,
    read_backup,
    restore_backup,
    verify_backup,
    write_backup,
)
from almoner.services.cancelling import Cancelled
from almoner.services.sealed import Sealer, Unsealer
from almoner.services.session import Session
from almoner_chain.core.errors import AlmonerError, BadInput, Unreachable
from support_charity import PASSPHRASE, Charity, cheap_keystores, fresh, run, served

SECRET = "the secret of this backup"


@pytest.fixture(autouse=True)
def quick_keys() -> Iterator[None]:
    """Make keys from passphrases quickly."""
    with cheap_keystores():
        yield


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return a charity with evidence."""
    made = fresh(tmp_path)
    invoice = tmp_path / "invoice.pdf"
    invoice.write_bytes(b"%PDF-invoice" * 200_000)
    made.request("100.00", "--evidence", invoice)
    return made


@pytest.fixture
def session(charity: Charity) -> Iterator[Session]:
    """Return its session."""
    opened = open_home(charity.home)
    yield opened
    opened.close()


def give(label: str, confirm: bool = False) -> str:
    """Give the passphrase of the charity's wallets."""
    return PASSPHRASE


def open_home(home: Path) -> Session:
    """Open an installation of the test charity."""
    return Session.open(home, passphrase=give)


@pytest.fixture
def written(session: Session, tmp_path: Path) -> Path:
    """Return a backup of the charity."""
    path = tmp_path / "first.almoner-backup"
    write_backup(session, path, SECRET)
    return path


# -- the whole way ------------------------------------------------------------------------------------------------


def test_everything_comes_back(charity: Charity, session: Session, written: Path, tmp_path: Path) -> None:
    session.close()
    restored = restore_backup(written, tmp_path / "new", SECRET)
    assert restored.warnings == (LEDGER_FORK,)
    second = Charity(tmp_path / "new")
    (second.home / "passphrase").write_text(PASSPHRASE)
    for command in (("ledger", "status"), ("gift", "list"), ("wallet", "list"), ("payment", "show", 1)):
        assert second.run(*command).document == charity.run(*command).document
    assert second.run("payment", "show", 1)["evidence"][0]["state"] == "kept"
    assert second.run("audit")["findings"] == charity.run("audit")["findings"]
    second.approve(1)
    second.give("77.00")
    assert second.run("ledger", "status")["gifts"] == 11


def test_the_restored_files_are_their_owners_alone(written: Path, tmp_path: Path) -> None:
    home = restore_backup(written, tmp_path / "new", SECRET).directory
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    loose = [path for path in (home, *home.rglob("*")) if stat.S_IMODE(path.stat().st_mode) & 0o077]
    assert loose == []
    assert sorted(path.name for path in home.iterdir()) == ["almoner.db", "evidence", "ledger", "wallets"]


def test_a_backup_says_what_it_is_and_nothing_personal(session: Session, written: Path) -> None:
    about = read_backup(written)
    assert (about.name, about.ledger) == ("Willow Relief", session.home.get("ledger"))
    assert (about.gifts, about.evidence, about.wallets) == (10, 1, 6)
    assert about.block > 0
    assert about.created.endswith("+00:00")
    assert verify_backup(written, SECRET) == about
    assert b"Donor of" in (session.home.directory / "almoner.db").read_bytes()
    content = written.read_bytes()
    for private in (b"Donor of", session.home.ledger_key, b"Acme", b"correct horse"):
        assert private not in content


def test_a_backup_can_be_written_while_another_program_serves_the_ledger(
    charity: Charity, tmp_path: Path
) -> None:
    with served(charity):
        session = open_home(charity.home)
        write_backup(session, tmp_path / "b", SECRET)
        session.close()
        charity.give("5.00")
    restore_backup(tmp_path / "b", tmp_path / "new", SECRET)
    status = run("--home", tmp_path / "new", "--json", "ledger", "status")
    assert (status.code, status["gifts"]) == (0, 10)
    leftovers = [path.name for path in charity.home.rglob("*") if path.name in (".backup", "chain.copy")]
    assert leftovers == []


def test_wallets_whose_secrets_are_in_a_keyring_are_named(session: Session, tmp_path: Path) -> None:
    index = session.home.wallet_directory / "wallets.json"
    text = index.read_text()
    at = text.index('"label": "clerk"')
    index.write_text(text[:at] + text[at:].replace('"kept": "file"', '"kept": "keyring"', 1))
    assert write_backup(session, tmp_path / "b", SECRET).needs_words == ("clerk",)
    assert restore_backup(tmp_path / "b", tmp_path / "new", SECRET).needs_words == ("clerk",)


def test_a_wallet_whose_secret_stayed_in_another_keyring_comes_back_by_its_own_words(
    session: Session, tmp_path: Path
) -> None:
    book, index = session.wallets, session.home.wallet_directory / "wallets.json"
    words, others = (book.backup(each, passphrase=give).text for each in ("clerk", "first"))
    text = index.read_text()
    at = text.index('"label": "clerk"')
    index.write_text(text[:at] + text[at:].replace('"kept": "file"', '"kept": "keyring"', 1))
    write_backup(session, tmp_path / "b", SECRET)
    restore_backup(tmp_path / "b", tmp_path / "new", SECRET)
    second = open_home(tmp_path / "new")
    with pytest.raises(BadInput) as caught:
        second.wallets.restore("clerk", others, store="file", passphrase=give)
    assert caught.value.code == "wallet.other_words"
    back = second.wallets.restore("clerk", words, store="file", passphrase=give)
    assert second.wallets.unlock("clerk", give).address == back.address == book.show("clerk").address
    assert (back.id, back.created) == (book.show("clerk").id, book.show("clerk").created)
    assert [each.label for each in second.wallets.list()] == [each.label for each in book.list()]
    with pytest.raises(BadInput) as caught:
        second.wallets.restore("clerk", words, store="file", passphrase=give)
    assert caught.value.code == "wallet.label_taken"
    second.close()


def test_a_home_on_a_network_has_no_ledger_in_its_backup(charity: Charity, tmp_path: Path) -> None:
    with served(charity) as url:
        run("--home", tmp_path / "far", "ledger", "connect", "--rpc", url)
        session = open_home(tmp_path / "far")
        write_backup(session, tmp_path / "b", SECRET)
        session.close()
    restored = restore_backup(tmp_path / "b", tmp_path / "new", SECRET)
    assert (restored.warnings, restored.about.engine, restored.about.block) == ((), "rpc", 0)
    assert not (tmp_path / "new" / "ledger").exists()


# -- what is refused ----------------------------------------------------------------------------------------------


def test_a_wrong_passphrase_is_told_and_leaves_nothing(written: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        restore_backup(written, tmp_path / "new", "something else")
    assert caught.value.code == "backup.passphrase"
    assert list_of(tmp_path) == ["charity", "first.almoner-backup", "invoice.pdf"]


def test_a_short_passphrase_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="7 characters"):
        write_backup(session, tmp_path / "b", "1234567")
    assert not (tmp_path / "b").exists()


def test_a_folder_with_an_installation_is_refused_and_untouched(
    charity: Charity, written: Path, tmp_path: Path
) -> None:
    before = (charity.home / "almoner.db").read_bytes()
    with pytest.raises(BadInput) as caught:
        restore_backup(written, charity.home, SECRET)
    assert caught.value.code == "home.exists"
    assert (charity.home / "almoner.db").read_bytes() == before


def test_a_file_that_is_there_is_not_written_over_unless_that_is_said(
    session: Session, written: Path
) -> None:
    before = written.read_bytes()
    with pytest.raises(BadInput) as caught:
        write_backup(session, written, SECRET)
    assert caught.value.code == "backup.exists"
    assert written.read_bytes() == before
    write_backup(session, written, "another passphrase", replace=True)
    assert verify_backup(written, "another passphrase").gifts == 10


def test_a_folder_that_is_not_there_is_told(session: Session, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        write_backup(session, tmp_path / "nowhere" / "b", SECRET)
    assert caught.value.code == "backup.unwritable"


def test_a_backup_of_a_newer_program_is_refused(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("almoner.store.schema.NEWEST", 0)
    with pytest.raises(BadInput) as caught:
        restore_backup(written, tmp_path / "new", SECRET)
    assert caught.value.code == "backup.newer"
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "almoner.db/../../x", "evidence/short", "notes.txt"]
)
def test_a_member_that_no_backup_has_is_refused(written: Path, tmp_path: Path, name: str) -> None:
    about = read_backup(written)
    forged = tmp_path / "forged"
    with forged.open("wb") as out:
        sealer = Sealer(out, SECRET, __import__("msgspec").json.encode(asdict(about)), n=2**10)
        sealer.write(len(name).to_bytes(2) + (4).to_bytes(8) + name.encode() + b"evil" + bytes(10))
        sealer.finish()
    with pytest.raises(BadInput, match="no backup has"):
        restore_backup(forged, tmp_path / "new", SECRET)
    assert not (tmp_path / "new").exists()
    assert not list(tmp_path.rglob("evil"))


def test_only_one_backup_is_written_at_a_time(session: Session, charity: Charity, tmp_path: Path) -> None:
    other = open_home(charity.home)

    def again(done: int, total: int) -> None:
        write_backup(other, tmp_path / "second", SECRET)

    with pytest.raises(Unreachable) as caught:
        write_backup(session, tmp_path / "b", SECRET, progress=again)
    other.close()
    assert caught.value.code == "backup.busy"


# -- stopped in the middle ----------------------------------------------------------------------------------------


def list_of(folder: Path) -> list[str]:
    """Return the names in a folder."""
    return sorted(path.name for path in folder.iterdir())


def stop_after(calls: int) -> Progress:
    """Cancel at the n-th report."""
    left = [calls]

    def report(done: int, total: int) -> None:
        assert 0 < done <= total
        left[0] -= 1
        if left[0] == 0:
            raise Cancelled

    return report


@pytest.mark.parametrize("calls", [1, 2, 4])
def test_cancelling_leaves_nothing(session: Session, written: Path, tmp_path: Path, calls: int) -> None:
    before = list_of(tmp_path)
    with pytest.raises(Cancelled):
        write_backup(session, tmp_path / "b", SECRET, progress=stop_after(calls))
    with pytest.raises(Cancelled):
        restore_backup(written, tmp_path / "new", SECRET, progress=stop_after(calls))
    assert list_of(tmp_path) == before
    assert not (session.home.directory / ".backup").exists()


def killed_at(calls: int, work: Any) -> None:
    """Run work in a child that is killed, as by a power cut, at its n-th report."""
    child = os.fork()
    if child == 0:
        left = [calls]

        def report(done: int, total: int) -> None:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            work(report)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)


@pytest.mark.parametrize("calls", [1, 3, 5])
def test_a_restore_that_is_killed_leaves_no_installation_and_can_be_done_again(
    session: Session, written: Path, tmp_path: Path, calls: int
) -> None:
    session.close()
    killed_at(calls, lambda report: restore_backup(written, tmp_path / "new", SECRET, progress=report))
    assert not (tmp_path / "new").exists()
    restore_backup(written, tmp_path / "new", SECRET)
    assert not [name for name in list_of(tmp_path) if name.startswith(".")]
    assert run("--home", tmp_path / "new", "--json", "ledger", "status").code == 0


def test_a_backup_that_is_killed_leaves_no_file_of_its_name_and_can_be_done_again(
    charity: Charity, tmp_path: Path
) -> None:
    with served(charity):

        def work(report: Progress) -> None:
            write_backup(open_home(charity.home), tmp_path / "b", SECRET, progress=report)

        killed_at(3, work)
        assert not (tmp_path / "b").exists()
        session = open_home(charity.home)
        write_backup(session, tmp_path / "b", SECRET)
        session.close()
    assert verify_backup(tmp_path / "b", SECRET).gifts == 10
    assert not [name for name in list_of(tmp_path) if name.startswith(".")]
    assert not (charity.home / ".backup").exists()


def test_a_restore_into_a_folder_with_other_things_keeps_them(written: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "mine.txt").write_text("kept")
    restore_backup(written, tmp_path / "new", SECRET)
    assert (tmp_path / "new" / "mine.txt").read_text() == "kept"
    assert run("--home", tmp_path / "new", "--json", "ledger", "status").code == 0


# -- the sealed form ----------------------------------------------------------------------------------------------


def seal(data: bytes, n: int = 2**4) -> bytes:
    """Return bytes sealed."""
    out = io.BytesIO()
    sealer = Sealer(out, SECRET, b"{}", n=n)
    sealer.write(data)
    sealer.finish()
    return out.getvalue()


def unseal(data: bytes, length: int) -> bytes:
    """Return the bytes in a sealed file of this length."""
    unsealer = Unsealer(io.BytesIO(data), SECRET)
    taken = unsealer.read(length)
    unsealer.finish()
    return taken


@pytest.fixture
def small_frames(monkeypatch: pytest.MonkeyPatch) -> int:
    """Let frames hold 64 bytes."""
    monkeypatch.setattr(sealed, "FRAME", 64)
    return 64 + 16


@pytest.mark.parametrize("length", [0, 1, 63, 64, 65, 128, 1000])
def test_what_was_sealed_is_opened_again(small_frames: int, length: int) -> None:
    data = bytes(i % 251 for i in range(length))
    assert unseal(seal(data), length) == data


def test_frames_that_are_cut_off_moved_repeated_or_left_out_are_noticed(small_frames: int) -> None:
    data = bytes(300)
    whole = seal(data)
    start = len(whole) - (4 * small_frames + 44 + 16)
    frames = [whole[start + i * small_frames :][:small_frames] for i in range(5)]
    assert whole[:start] + b"".join(frames) == whole
    for order in ([0, 1, 2, 3], [0, 1, 2], [1, 0, 2, 3, 4], [0, 1, 1, 2, 3, 4], [0, 2, 3, 4], [0, 1, 2, 4]):
        changed = whole[:start] + b"".join(frames[i] for i in order)
        with pytest.raises(BadInput):
            unseal(changed, 300)
        with pytest.raises(BadInput):
            unseal(changed, len(order) * 64)  # as if what is left were all there was
    with pytest.raises(BadInput):
        unseal(whole + b"x", 300)


@settings(deadline=None)
@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_any_one_bit_that_changes_is_noticed(at: int, bit: int) -> None:
    whole = bytearray(seal(b"a" * 500))
    whole[at % len(whole)] ^= 1 << bit
    with pytest.raises(AlmonerError):
        unseal(bytes(whole), 500)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_a_header_from_a_stranger_costs_little(data: bytes) -> None:
    with pytest.raises(BadInput):
        Unsealer(io.BytesIO(sealed.MAGIC + len(data).to_bytes(4) + data), SECRET).read(1)


@pytest.mark.parametrize("n", [0, 1, 3, 2**19, 2**40])
def test_a_key_derivation_without_bounds_is_refused(n: int) -> None:
    whole = seal(b"x")
    changed = whole.replace(b'"n":16', b'"n":%d' % n)
    size = len(sealed.MAGIC)
    length = int.from_bytes(whole[size : size + 4]) + len(changed) - len(whole)
    with pytest.raises(BadInput, match="out of bounds"):
        unseal(changed[:size] + length.to_bytes(4) + changed[size + 4 :], 1)


# -- the command line ---------------------------------------------------------------------------------------------


def test_backups_from_the_command_line(charity: Charity, tmp_path: Path) -> None:
    made = charity.run("backup", "create", tmp_path / "b")
    assert (made["gifts"], made["needs_words"]) == (10, [])
    assert run("backup", "show", tmp_path / "b", "--json")["name"] == "Willow Relief"
    assert charity.run("backup", "check", tmp_path / "b")["sound"] is True
    words = ("--home", tmp_path / "new", "--passphrase-file", charity.home / "passphrase", "--json")
    restored = run(*words, "backup", "restore", tmp_path / "b")
    assert (restored.code, restored["warnings"]) == (0, ["ledger_fork"])
    again = run(*words, "backup", "restore", tmp_path / "b")
    assert (again.code, again["error"]["code"]) == (2, "home.exists")
    (tmp_path / "text").write_text("no backup")
    assert run("backup", "show", tmp_path / "text", "--json")["error"]["code"] == "backup.kind"


def test_the_copy_of_the_database_is_one_that_opens(written: Path, tmp_path: Path) -> None:
    home = restore_backup(written, tmp_path / "new", SECRET).directory
    for name in ("almoner.db", "ledger/chain.sqlite"):
        database = sqlite3.connect(home / name)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        database.close()
