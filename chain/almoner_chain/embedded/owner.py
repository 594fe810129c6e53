"""One owner of the chain's file at a time; everybody else on this computer reaches it through the owner's port.

A window and a command beside it open the same directory: whoever takes the lock serves, the other joins. Knows the
directory's three files (chain, lock, port) and nothing of blocks. Heavy imports wait until this process is the owner.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import signal
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from almoner_chain.core.errors import Refused, Unreachable
from almoner_chain.locking import try_lock

if TYPE_CHECKING:
    from almoner_chain.embedded.chain import Chain
    from almoner_chain.embedded.server import Server

CHAIN_FILE = "chain.sqlite"
LOCK_FILE = "owner.lock"
PORT_FILE = "owner.json"
SECONDS_TO_JOIN = 15.0
SECONDS_BETWEEN_TRIES = 0.05
SECONDS_TO_ANSWER = 5.0


class LedgerBusy(Unreachable):
    """Another program holds the chain's lock and does not answer."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"The ledger in {directory} is held by another program that does not answer.",
            code="ledger.busy",
            hint="Wait for it to finish or end it, then try again.",
        )


class LedgerOwned(Refused):
    """A command that must be the owner found another one."""

    def __init__(self, directory: Path, url: str) -> None:
        super().__init__(
            f"The ledger in {directory} is already served, at {url}.",
            code="ledger.owned",
            hint="Use that address, or close the other program first.",
        )


class Running:
    """A ledger that answers JSON-RPC at ``url``; ``owner`` tells whether this process serves it.

    When it is not the owner and the owner goes away, requests fail; opening again takes over.
    """

    def __init__(self, directory: Path, url: str, chain_id: int, serving: _Serving | None = None) -> None:
        self.directory = directory
        self.url = url
        self.chain_id = chain_id
        self._serving = serving

    @property
    def owner(self) -> bool:
        """Tell whether this process serves the ledger."""
        return self._serving is not None

    def close(self) -> None:
        """Let the running requests finish and give the ledger free; a joiner has nothing to close."""
        serving, self._serving = self._serving, None
        if serving is not None:
            serving.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def open_ledger(
    directory: Path, *, wait: float = SECONDS_TO_JOIN, balances: Mapping[bytes, int] | None = None
) -> Running:
    """Serve the ledger in ``directory``, or join the program that does; make a new one if there is none.

    ``wait`` is in seconds; ``balances`` (address to wei) counts only for a new chain and is for tests. Raises
    LedgerBusy, LedgerDamaged and other Unreachable.
    """
    deadline = time.monotonic() + wait
    while True:
        lock = _lock_in(directory)
        if lock is not None:
            path = f"/{secrets.token_urlsafe(16)}"
            return _serve(directory, lock, path=path, balances=balances)
        joined = _join(directory)
        if joined is not None:
            return joined
        if time.monotonic() > deadline:
            raise LedgerBusy(directory)
        time.sleep(SECONDS_BETWEEN_TRIES)


def serve_forever(
    directory: Path,
    host: str = "127.0.0.1",
    port: int = 8545,
    *,
    ready: Callable[[Running], None] | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Serve the ledger at a fixed address, without a secret path, until interrupted, terminated or ``stop`` is set.

    Raises LedgerOwned if another program serves it, Unreachable if the address is taken.
    """
    lock = _lock_in(directory)
    if lock is None:
        joined = _join(directory)
        raise LedgerOwned(directory, joined.url) if joined else LedgerBusy(directory)
    stop = stop or threading.Event()
    with _serve(directory, lock, host=host, port=port) as running, _terminated(stop):
        if ready is not None:
            ready(running)
        with contextlib.suppress(KeyboardInterrupt):
            stop.wait()


@contextlib.contextmanager
def _terminated(stop: threading.Event) -> Any:
    """Set ``stop`` when the process is asked to end."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: stop.set())
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _lock_in(directory: Path) -> _Lock | None:
    """Make the directory if need be and take its lock, or return None if somebody has it."""
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        directory.chmod(0o700)
        return _Lock.take(directory / LOCK_FILE)
    except OSError as error:
        raise Unreachable(
            f"The ledger's folder {directory} cannot be used: {error.strerror}.",
            code="ledger.folder",
            hint="Check that the folder exists, is yours and can be written to.",
        ) from error


# -- owning ---------------------------------------------------------------------------------------------------------


class _Serving:
    """The owner's parts, closed in the order in which no acknowledged entry can be lost."""

    def __init__(self, server: Server, chain: Chain, lock: _Lock, port_file: Path) -> None:
        self._server = server
        self._chain = chain
        self._lock = lock
        self._port_file = port_file

    def close(self) -> None:
        self._server.close()
        self._chain.close()
        self._port_file.unlink(missing_ok=True)
        self._lock.release()


def _serve(
    directory: Path,
    lock: _Lock,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    path: str = "/",
    balances: Mapping[bytes, int] | None = None,
) -> Running:
    from almoner_chain.embedded.chain import Chain
    from almoner_chain.embedded.dispatch import Dispatcher
    from almoner_chain.embedded.methods import Methods
    from almoner_chain.embedded.server import Server

    with contextlib.ExitStack() as undo:
        undo.callback(lock.release)
        chain = Chain(directory / CHAIN_FILE, balances=balances)
        undo.callback(chain.close)
        try:
            server = Server(Dispatcher(Methods(chain)), host=host, port=port, path=path)
        except OSError as error:
            raise Unreachable(
                f"The address {host}:{port} cannot be used: {error.strerror}.",
                code="ledger.address",
                hint="Choose another port.",
            ) from error
        undo.callback(server.close)
        port_file = directory / PORT_FILE
        _write_private(port_file, {"url": server.url, "chain_id": chain.chain_id, "process": os.getpid()})
        undo.pop_all()
    return Running(directory, server.url, chain.chain_id, _Serving(server, chain, lock, port_file))


def _write_private(path: Path, content: Mapping[str, Any]) -> None:
    """Write a file that is whole or not there, for the owner's eyes only."""
    temporary = path.with_suffix(".new")
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(content, file)
    temporary.replace(path)


class _Lock:
    """An exclusive lock on a file, which the system gives free when the process ends, however it ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, path: Path) -> _Lock | None:
        """Return the lock, or None if somebody has it."""
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if try_lock(descriptor):
            return cls(descriptor)
        os.close(descriptor)
        return None

    def release(self) -> None:
        """Give the lock free."""
        os.close(self._descriptor)


# -- joining --------------------------------------------------------------------------------------------------------


def _join(directory: Path) -> Running | None:
    """Return the owner's ledger if it answers at the address in its port file with the chain id named there."""
    try:
        content = json.loads((directory / PORT_FILE).read_text())
        url, chain_id = str(content["url"]), int(content["chain_id"])
        alive = _ask_chain_id(url) == chain_id
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Running(directory, url, chain_id) if alive else None


def _ask_chain_id(url: str) -> int:
    import urllib.request

    request = urllib.request.Request(  # noqa: S310  the URL is from our own private file
        url,
        data=b'{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}',
        headers={"Content-Type": "application/json"},
    )
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(request, timeout=SECONDS_TO_ANSWER) as answer:
        return int(json.loads(answer.read(4096))["result"], 16)
