"""The system's keyring: five known kinds, every call with a time limit, every failure a plain sentence.

Knows nothing of wallets: a service, an item, a text. What it never does: use a backend that is not on the
list below (keyrings.alt keeps passwords in base64), or let a locked keyring hold up its caller for ever.
"""

from __future__ import annotations

import configparser
import importlib
import os
import queue
import sys
import threading
from collections.abc import Callable
from typing import Any, NoReturn, Protocol, TypeVar

from almoner_chain.core.errors import Unreachable

Result = TypeVar("Result")

ALLOWED = {
    "linux": (
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.libsecret.Keyring",
    ),
    "darwin": ("keyring.backends.macOS.Keyring",),
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
}

DEFAULT_TIMEOUT = 30.0
"""Seconds: long enough to type the keyring's password into the system's own dialog."""

MAX_UNITS = 1280
"""Windows keeps 2,560 bytes per item, that is 1,280 UTF-16 units."""


class KeyringAbsent(Unreachable):
    """There is no usable keyring on this computer, or none for this login."""


class KeyringUnavailable(Unreachable):
    """There is a keyring, but it is locked, does not answer, or refuses."""


class KeyringPort(Protocol):
    """Keep short texts under (service, item). Every method raises KeyringAbsent or KeyringUnavailable."""

    def probe(self) -> str:
        """Return the keyring's name for people; raise KeyringAbsent where there is none."""
        ...

    def get(self, service: str, item: str) -> str | None:
        """Return the text, or None where there is no such item."""
        ...

    def put(self, service: str, item: str, text: str) -> None:
        """Keep the text; replace what was there."""
        ...

    def delete(self, service: str, item: str) -> None:
        """Remove the item; do nothing where there is none."""
        ...


class SystemKeyring:
    """Reach the keyring of the person who is logged in. Safe to use from several threads.

    ``timeout`` is in seconds and holds for each call, finding the keyring included.
    """

    def __init__(self, *, timeout: float = DEFAULT_TIMEOUT) -> None:
        self._timeout = timeout
        self._backend: Any = None

    def probe(self) -> str:
        """Return the keyring's name for people; raise KeyringAbsent where there is none."""
        name: str = self._run(lambda backend: type(backend).__module__.rpartition(".")[2])
        return name

    def get(self, service: str, item: str) -> str | None:
        """Return the text, or None where there is no such item."""
        text: str | None = self._run(lambda backend: backend.get_password(service, item))
        return text

    def put(self, service: str, item: str, text: str) -> None:
        """Keep the text and read it back: a keyring that drops what it is given must not cost a wallet."""
        if len(text.encode("utf-16-le")) > 2 * MAX_UNITS:
            raise KeyringUnavailable("The text is too long for a keyring item.", code="keyring.too_long")

        def store(backend: Any) -> bool:
            backend.set_password(service, item, text)
            kept: bool = backend.get_password(service, item) == text
            return kept

        if not self._run(store):
            raise KeyringUnavailable(
                "The system's keyring did not keep what it was given.", code="keyring.failed", hint=_HINT
            )

    def delete(self, service: str, item: str) -> None:
        """Remove the item; do nothing where there is none."""

        def remove(backend: Any) -> None:
            if backend.get_password(service, item) is not None:
                backend.delete_password(service, item)

        self._run(remove)

    def _run(self, work: Callable[[Any], Result]) -> Result:
        """Do the work in a thread of its own, because a locked keyring blocks until a dialog is answered.

        A thread that does not come back is left behind as a daemon; it cannot keep the program from ending.
        """
        answers: queue.SimpleQueue[tuple[bool, Any]] = queue.SimpleQueue()

        def body() -> None:
            try:
                answers.put((True, work(self._find())))
            except Exception as error:  # noqa: BLE001  told to the caller in its own thread
                answers.put((False, _explain(error)))

        threading.Thread(target=body, name="keyring", daemon=True).start()
        try:
            done, answer = answers.get(timeout=self._timeout)
        except queue.Empty:
            _raise_timeout(self._timeout)
        if not done:
            raise answer
        result: Result = answer
        return result

    def _find(self) -> Any:
        if self._backend is None:
            self._backend = _find_backend()
        return self._backend


_HINT = (
    "Unlock it and try again. A new wallet can be kept in an encrypted file instead (--store file); "
    "an old one comes back from its recovery words."
)


def _raise_timeout(timeout: float) -> NoReturn:
    raise KeyringUnavailable(
        f"The system's keyring gave no answer within {timeout:g} seconds; it is probably locked.",
        code="keyring.timeout",
        hint=_HINT,
    )


def _find_backend() -> Any:
    names = ALLOWED.get(sys.platform, ALLOWED["linux"])
    chosen = _configured()
    if chosen is not None:
        names = tuple(name for name in names if name == chosen)
    best: Any = None
    best_priority = 0.0
    for name in names:
        module, _, attribute = name.rpartition(".")
        try:
            kind = getattr(importlib.import_module(module), attribute)
            priority = kind.priority
        except Exception:  # noqa: BLE001, S112  a backend that cannot work here says so in many ways
            continue
        if priority > best_priority:
            best, best_priority = kind, priority
    if best is None:
        raise _absent(chosen)
    return best()


def _configured() -> str | None:
    """Return the backend the person chose for all programs that use this library, without loading it.

    ``keyring --disable`` and PYTHON_KEYRING_BACKEND are how people say "no keyring here".
    """
    named = os.environ.get("PYTHON_KEYRING_BACKEND")
    if named:
        return named
    from keyring.util.platform_ import config_root

    settings = configparser.RawConfigParser()
    try:
        settings.read(os.path.join(config_root(), "keyringrc.cfg"), encoding="utf-8")  # noqa: PTH118
        return settings.get("backend", "default-keyring", fallback="").strip() or None
    except (configparser.Error, UnicodeDecodeError):
        return None


def _absent(chosen: str | None) -> KeyringAbsent:
    reason = (
        f"the one that is configured ({chosen}) is not one that keeps secrets encrypted or works here"
        if chosen
        else "none is running for this login"
    )
    return KeyringAbsent(
        f"There is no usable keyring: {reason}.",
        code="keyring.absent",
        hint="Keep the wallet in an encrypted file (--store file), or log in to a desktop with a keyring.",
    )


def _explain(error: Exception) -> Unreachable:
    """Turn what a backend raises into ours. Only the kind of error is told, never its text or its frames."""
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    if isinstance(error, Unreachable):
        return error
    if isinstance(error, NoKeyringError):
        return _absent(None)
    if isinstance(error, KeyringLocked):
        return KeyringUnavailable(
            "The system's keyring is locked and was not unlocked.", code="keyring.locked", hint=_HINT
        )
    if isinstance(error, InitError):
        return KeyringUnavailable(
            "The system's keyring has no open collection: it is locked, or was never set up.",
            code="keyring.locked",
            hint=_HINT,
        )
    if type(error) is RuntimeError or isinstance(error, ImportError):
        return _absent(None)
    return KeyringUnavailable(
        f"The system's keyring refused ({type(error).__name__}).", code="keyring.failed", hint=_HINT
    )
