"""A login session with a real GNOME keyring, for tests: its own D-Bus, its own home, unlocked or locked.

    with keyring_session() as session:
        session.run(["almoner", "wallet", "create", "recorder"])
        session.lock()

Everything ends with the block: the session's leader waits on a pipe, so it also ends when the tests are killed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest

PROGRAMS = ("dbus-run-session", "gnome-keyring-daemon")
PASSWORD = "the keyring's own password"

needs_keyring = pytest.mark.skipif(
    any(shutil.which(program) is None for program in PROGRAMS),
    reason="a real keyring needs the Debian packages gnome-keyring and dbus",
)

_LEADER = """
IFS= read -r password
printf %s "$password" | gnome-keyring-daemon --unlock --components=secrets >/dev/null
printf '%s\\n' "$DBUS_SESSION_BUS_ADDRESS"
exec cat >/dev/null
"""

_LEADER_WITHOUT = "".join(line + "\n" for line in _LEADER.splitlines() if "--unlock" not in line)

_LOCK = """
import secretstorage
bus = secretstorage.dbus_init()
collection = secretstorage.get_default_collection(bus)
collection.lock()
assert collection.is_locked()
"""

_SERVICE = """[D-BUS Service]
Name=org.gnome.keyring.SystemPrompter
Exec={script}
"""

# The dialog that asks for the keyring's password: one that is dismissed at once, and one that nobody answers
# for as long as the session lasts.
_PROMPTERS = {
    "dismissed": "#!/bin/sh\nexit 1\n",
    "unanswered": "#!/bin/sh\nexec tail --pid=\"$(cat '{pid_file}')\" -f /dev/null\n",
}


class KeyringSession:
    """An open session: ``home`` is its person's home folder, ``env`` the environment of its programs."""

    def __init__(self, home: Path, env: dict[str, str]) -> None:
        self.home = home
        self.env = env

    def run(
        self,
        argv: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        input: str | None = None,
        timeout: float = 120,
        check: bool = True,
    ) -> subprocess.CompletedProcess[str]:
        """Run a program in the session; with ``check`` a failure shows what it said."""
        done = subprocess.run(
            list(argv),
            env={**self.env, **(env or {})},
            cwd=self.home,
            input=input,
            stdin=subprocess.DEVNULL if input is None else None,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        if check and done.returncode != 0:
            raise AssertionError(f"{argv[0]} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        return done

    def python(
        self, script: str, *args: str, env: Mapping[str, str] | None = None, check: bool = True
    ) -> subprocess.CompletedProcess[str]:
        """Run a Python script (its text) in the session."""
        return self.run([sys.executable, "-c", script, *args], env=env, check=check)

    def popen(self, argv: Sequence[str], *, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        """Start a program in the session with pipes; the caller ends it."""
        return subprocess.Popen(
            list(argv),
            env={**self.env, **(env or {})},
            cwd=self.home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def lock(self) -> None:
        """Lock the keyring, as a screen saver or a log-out does."""
        self.python(_LOCK)

    def unlock(self) -> None:
        """Unlock it again with its password, as a log-in does."""
        self.run(["gnome-keyring-daemon", "--replace", "--unlock", "--components=secrets"], input=PASSWORD)


@contextmanager
def keyring_session(
    *,
    unlocked: bool = True,
    set_up: bool = True,
    prompter: Literal["dismissed", "unanswered"] = "dismissed",
    env: Mapping[str, str] | None = None,
) -> Iterator[KeyringSession]:
    """Open a session with a keyring; ``prompter`` says what becomes of its password dialog.

    With ``set_up=False`` the keyring's program is installed, but the person never chose a password for it.
    """
    # Directly under the system's folder for temporary files: a socket's path has at most 108 bytes.
    with tempfile.TemporaryDirectory(prefix="kr-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        environment = {**_environment(home), **(env or {})}
        _install_prompter(home, _PROMPTERS[prompter])
        with subprocess.Popen(
            ["dbus-run-session", "--", "sh", "-c", _LEADER if set_up else _LEADER_WITHOUT],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as leader:
            assert leader.stdin is not None
            assert leader.stdout is not None
            (home / "leader.pid").write_text(str(leader.pid))
            leader.stdin.write(PASSWORD + "\n")
            leader.stdin.flush()
            address = leader.stdout.readline().strip()
            assert address, "the session did not start"
            session = KeyringSession(home, {**environment, "DBUS_SESSION_BUS_ADDRESS": address})
            if set_up and not unlocked:
                session.lock()
            yield session


def run_in_keyring_session(
    argv: Sequence[str], *, unlocked: bool = True, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one program in a session of its own and return how it ended."""
    with keyring_session(unlocked=unlocked, env=env) as session:
        return session.run(argv, check=False)


def _environment(home: Path) -> dict[str, str]:
    folders = {
        "HOME": home,
        "XDG_DATA_HOME": home / ".local/share",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_STATE_HOME": home / ".local/state",
        "XDG_RUNTIME_DIR": home / "run",
    }
    for folder in folders.values():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", **{name: str(folder) for name, folder in folders.items()}}


def _install_prompter(home: Path, text: str) -> None:
    # The person's own service files come before the system's, so no dialog is ever shown by a test.
    services = home / ".local/share/dbus-1/services"
    services.mkdir(parents=True)
    script = home / "prompter"
    script.write_text(text.format(pid_file=home / "leader.pid"))
    script.chmod(0o700)
    (services / "org.gnome.keyring.SystemPrompter.service").write_text(_SERVICE.format(script=script))
