"""Where a passphrase comes from, in which order, and that it goes nowhere else."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from almoner.services.wallets.passphrase import (
    VARIABLE,
    PassphraseSource,
    find_passphrase,
    read_secret_file,
)
from almoner_chain.core.errors import BadInput


class Person:
    """Someone at a terminal who gives these answers, one to each question."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.questions: list[str] = []

    def __call__(self, question: str) -> str:
        self.questions.append(question)
        return self.answers.pop(0)


def source(
    file: Path | None = None, environ: dict[str, str] | None = None, *answers: str
) -> PassphraseSource:
    """Return a source with a person who gives these answers."""
    return PassphraseSource(file=file, environ=environ or {}, ask=Person(*answers), interactive=bool(answers))


def test_the_file_comes_before_the_environment_and_that_before_asking(tmp_path: Path) -> None:
    file = tmp_path / "passphrase"
    file.write_text("from the file\n")
    assert source(file, {VARIABLE: "from outside"}, "asked")("w") == "from the file"
    assert source(None, {VARIABLE: "from outside"}, "asked")("w") == "from outside"
    assert source(None, {}, "asked")("w") == "asked"


def test_without_a_terminal_the_three_ways_are_named() -> None:
    with pytest.raises(BadInput) as caught:
        source()("recorder")
    assert caught.value.code == "passphrase.missing"
    for way in ("--passphrase-file", VARIABLE, "terminal"):
        assert way in caught.value.hint


def test_a_new_passphrase_is_asked_for_twice_and_an_old_one_once() -> None:
    new, old = Person("tell no one", "tell no one"), Person("tell no one")
    assert PassphraseSource(environ={}, ask=new, interactive=True)("w", confirm=True) == "tell no one"
    assert PassphraseSource(environ={}, ask=old, interactive=True)("w") == "tell no one"
    assert (len(new.questions), len(old.questions)) == (2, 1)


def test_a_slip_in_a_new_passphrase_is_noticed() -> None:
    with pytest.raises(BadInput, match="differ") as caught:
        source(None, {}, "tell no one", "tell no ome")("w", confirm=True)
    assert "tell" not in str(caught.value)


def test_a_person_is_asked_once_per_wallet_and_run() -> None:
    person = Person("first", "second")
    passphrases = PassphraseSource(environ={}, ask=person, interactive=True)
    assert [passphrases(label) for label in ("a", "a", "b", "a")] == ["first", "first", "second", "first"]
    assert "a" in person.questions[0]
    assert "b" in person.questions[1]


def test_programs_started_later_do_not_get_the_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "tell no one")
    passphrases = PassphraseSource()
    passphrases.take_from_environment()
    shown = subprocess.run(
        [sys.executable, "-c", "import os; print(dict(os.environ))"], check=True, capture_output=True
    )
    assert b"tell no one" not in shown.stdout
    assert VARIABLE not in os.environ
    assert passphrases("w") == "tell no one"


def test_the_environment_is_cleared_also_when_the_file_wins(tmp_path: Path) -> None:
    file = tmp_path / "passphrase"
    file.write_text("from the file")
    environ = {VARIABLE: "from outside"}
    passphrases = PassphraseSource(file=file, environ=environ)
    passphrases.take_from_environment()
    assert environ == {}
    assert passphrases("w") == "from the file"


def test_one_call_finds_the_passphrase_as_the_source_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "passphrase"
    file.write_text("from the file")
    monkeypatch.setenv(VARIABLE, "from outside")
    assert find_passphrase("w", file=file) == "from the file"
    assert find_passphrase("w") == "from outside"
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(BadInput, match="no passphrase was given"):
        find_passphrase("w")


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (b"plain", "plain"),
        (b"line\n", "line"),
        (b"windows\r\n", "windows"),
        (b"\xef\xbb\xbfmarked\n", "marked"),
        (b" inner and outer space \n", " inner and outer space "),
        ("密码".encode(), "密码"),
        (b"", ""),
    ],
)
def test_a_file_is_read_without_its_line_end(tmp_path: Path, content: bytes, read: str) -> None:
    file = tmp_path / "passphrase"
    file.write_bytes(content)
    assert read_secret_file(file) == read


@pytest.mark.parametrize("content", [b"\xff\xfetell", b"tell" * 2000])
def test_a_file_that_is_none_is_refused_without_being_repeated(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "passphrase"
    file.write_bytes(content)
    with pytest.raises(BadInput) as caught:
        read_secret_file(file)
    assert "tell" not in str(caught.value)
    assert caught.value.__context__ is None


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="missing-file"):
        read_secret_file(tmp_path / "missing-file")


def test_a_pipe_does_as_a_file(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"through a pipe\n")
    os.close(writing)
    assert read_secret_file(Path(f"/dev/fd/{reading}")) == "through a pipe"
    os.close(reading)


def test_a_source_does_not_show_what_it_holds() -> None:
    passphrases = source(None, {}, "tell no one")
    passphrases("w")
    assert "tell" not in repr(passphrases)
