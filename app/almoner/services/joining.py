"""Join a ledger that exists: by an invitation, or by a node's address and the contract's.

Everything is checked before a folder is made: chain, block 0, the contract's code, the name's hash. What is private
to an installation (donors, payees' names and the key they are hashed with) is not on the ledger and does not come
with it: a second computer of the same office gets that from a backup (`services.backup`).
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from almoner.services.home import Home
from almoner.services.invitations import MAX_URLS, Invitation
from almoner.services.session import Session, hex0x, is_loopback
from almoner_chain.core.entries import Kind, Profile, decode_entry, entry_hash
from almoner_chain.core.errors import BadInput, Refused, Unreachable
from almoner_chain.core.hashing import keccak

if TYPE_CHECKING:
    from almoner.services.wallets import PassphraseProvider
    from almoner_chain.client.ledger import LedgerReader
    from almoner_chain.client.rpc import Node

KINDS = ("charity", "donor", "auditor")
SECONDS_PER_NODE = 10
DATABASE = "almoner.db"


@dataclass(frozen=True, slots=True)
class Connected:
    """An installation that was connected. ``name_matches``: whether the name given is the one whose hash the ledger
    has; None where none was given. A name that does not match is not kept."""

    session: Session
    name_matches: bool | None
    domain: str


@dataclass(frozen=True, slots=True)
class Found:
    """A ledger that nodes were asked for before anything is made. ``silent``: addresses that did not answer.

    ``name_matches`` as in `Connected`.
    """

    chain_id: int
    ledger: bytes
    domain: str
    name_matches: bool | None
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Target:
    """A ledger that was found and checked through ``urls`` (those that answered first)."""

    chain_id: int
    genesis: bytes
    ledger: bytes
    block: int
    urls: tuple[str, ...]
    profile: Profile
    silent: tuple[str, ...] = ()

    def found(self, name: str) -> Found:
        """Return what is told of it; an empty name is not compared."""
        matches = keccak(name.encode()) == self.profile.name_hash if name else None
        return Found(self.chain_id, self.ledger, self.profile.domain, matches, self.silent)


def kind_of(home: Home) -> str:
    """Return what the person of this installation is: charity, donor or auditor."""
    found = str(home.get("kind", KINDS[0]))
    return found if found in KINDS else KINDS[0]


def change_kind(home: Home, kind: str) -> None:
    """Change what the person of this installation is; raises BadInput for an unknown kind."""
    home.set(kind=_checked_kind(kind))


def invite(session: Session) -> Invitation:
    """Return an invitation to this installation's ledger; user names and passwords in nodes' addresses are left out.

    See `Invitation.warnings`: an embedded ledger can be reached by nobody but this computer.
    """
    home = session.home
    return Invitation(
        chain_id=session.chain_id,
        genesis=bytes.fromhex(home.get("genesis")[2:]),
        ledger=session.ledger,
        block=home.get("ledger_block", 0),
        rpc=tuple(_without_user(url) for url in session.urls[:MAX_URLS]),
        name=home.get("name"),
        domain=home.get("domain"),
    )


def join_ledger(
    directory: Path, invitation: Invitation, *, kind: str = "charity", passphrase: PassphraseProvider
) -> Session:
    """Make an installation in ``directory`` that works with the invitation's ledger, and open it.

    Raises BadInput (there is a ledger in the folder already), Unreachable (no node answers; another chain, block 0
    or contract), Refused (the name is not the ledger's). Then nothing is left behind.
    """
    _checked_kind(kind)
    _refuse_taken(directory)
    target = _invited(invitation)
    if keccak(invitation.name.encode()) != target.profile.name_hash:
        raise Refused(
            f"The ledger is not that of “{invitation.name}”: it has the hash of another name.",
            code="invitation.name",
            hint="Perhaps the charity has changed its name since: ask it for a new invitation.",
        )
    return _settle(directory, target, name=invitation.name, kind=kind, passphrase=passphrase)


def connect(
    directory: Path,
    urls: Sequence[str],
    ledger: bytes | None = None,
    *,
    name: str | None = None,
    kind: str = "auditor",
    passphrase: PassphraseProvider,
) -> Connected:
    """Make an installation that works with the ledger at this address (20 bytes), reached through these nodes.

    Without an address the one ledger on that chain is taken. The ledger has only the hash of the charity's name:
    a ``name`` that does not lead to it is not kept. Raises what `join_ledger` raises.
    """
    _checked_kind(kind)
    _refuse_taken(directory)
    target = _find(urls, ledger)
    clean = name.strip() if name else ""
    matches = keccak(clean.encode()) == target.profile.name_hash if clean else None
    shown = clean if matches else f"Ledger {hex0x(target.ledger)[:6]}…{target.ledger.hex()[-4:]}"
    session = _settle(directory, target, name=shown, known=bool(matches), kind=kind, passphrase=passphrase)
    return Connected(session, matches, target.profile.domain)


def look_at_invitation(invitation: Invitation) -> Found:
    """Ask the invitation's nodes whether they have its ledger; make nothing. Raises what `join_ledger` raises of nodes."""
    return _invited(invitation).found(invitation.name)


def look_at_ledger(urls: Sequence[str], ledger: bytes | None = None, *, name: str = "") -> Found:
    """Ask nodes for the ledger at this address (the only one if None); make nothing. Raises what `connect` raises of nodes."""
    return _find(urls, ledger).found(name.strip())


# -- finding ------------------------------------------------------------------------------------------------------


def _find(
    urls: Sequence[str],
    ledger: bytes | None,
    *,
    chain_id: int | None = None,
    genesis: bytes | None = None,
    block: int | None = None,
) -> _Target:
    """Ask every node; those that answer must have the same chain and our contract on it, and one must answer."""
    from almoner_chain.client.ledger import LedgerReader, WrongLedger
    from almoner_chain.client.rpc import Node

    if not urls:
        raise BadInput("No node is named.", code="node.none", hint="Give the address of a JSON-RPC node.")
    answered, silent, problem = [], [], None
    with contextlib.ExitStack() as closing:
        for url in dict.fromkeys(urls):
            node = closing.enter_context(Node(url, timeout=SECONDS_PER_NODE))
            try:
                if chain_id is None or genesis is None:
                    chain_id, genesis = _chain(node)
                if ledger is None:
                    ledger = _only_ledger(node)
                LedgerReader(node, chain_id, ledger).pin(genesis)
                answered.append((url, node))
            except WrongLedger:
                raise
            except Unreachable as error:
                silent.append(url)
                problem = problem or error
        if not answered or chain_id is None or genesis is None or ledger is None:
            raise problem or Unreachable("No node answers.", code="node.unreachable")
        node = answered[0][1]
        start = _first_block(node, ledger) if block is None else block
        profile = _profile(LedgerReader(node, chain_id, ledger, start_block=start))
    ordered = (*(url for url, _ in answered), *silent)
    return _Target(chain_id, genesis, ledger, start, ordered, profile, tuple(silent))


def _invited(invitation: Invitation) -> _Target:
    return _find(
        invitation.rpc,
        invitation.ledger,
        chain_id=invitation.chain_id,
        genesis=invitation.genesis,
        block=invitation.block,
    )


def _chain(node: Node) -> tuple[int, bytes]:
    from almoner_chain.client.blocks import read_block
    from almoner_chain.client.wire import number_of

    return number_of(node.call("eth_chainId")), read_block(node, 0).hash


def _profile(reader: LedgerReader) -> Profile:
    """Return the newest profile the node shows, checked against the hash that the contract keeps of it."""
    entries = reader.entries_of(Kind.PROFILE)
    found = decode_entry(entries[-1]) if entries else None
    if not isinstance(found, Profile) or reader.entry(entries[-1].number) != entry_hash(entries[-1]):
        raise Unreachable(
            f"{reader.node.name} does not show the ledger's profile.",
            code="ledger.profile",
            hint="Try another node.",
        )
    return found


def _only_ledger(node: Node) -> bytes:
    """Return the one ledger on the node's chain: the only contract with an entry 1. Raises BadInput."""
    from almoner_chain.client.contract import ENTRY_TOPIC
    from almoner_chain.client.logs import Log
    from almoner_chain.client.rpc import NodeRefused
    from almoner_chain.client.wire import bytes_of, word

    asked = {"fromBlock": "0x0", "toBlock": "latest", "topics": [hex0x(ENTRY_TOPIC), word(1)]}
    try:
        logs = node.call("eth_getLogs", [asked], result=list[Log])
    except NodeRefused:
        logs = []
    found = sorted({hex0x(bytes_of(log.address, 20)) for log in logs})
    if len(found) == 1:
        return bytes.fromhex(found[0][2:])
    many = f"There are {len(found)} ledgers on that chain" if found else "No ledger was found on that chain"
    listed = ": " + ", ".join(found[:5]) + (" …" if len(found) > 5 else "") if found else ""
    raise BadInput(f"{many}{listed}.", code="ledger.which", hint="Name the ledger's address.")


def _first_block(node: Node, ledger: bytes) -> int:
    """Return the block in which the contract came to be; 0 where the node does not keep the past."""
    from almoner_chain.client.rpc import NodeRefused
    from almoner_chain.client.wire import number_of

    low, high = 0, number_of(node.call("eth_blockNumber"))
    try:
        while low < high:
            middle = (low + high) // 2
            there = node.call("eth_getCode", [hex0x(ledger), hex(middle)]) not in ("0x", None)
            low, high = (low, middle) if there else (middle + 1, high)
    except NodeRefused:
        return 0
    return low


# -- settling -----------------------------------------------------------------------------------------------------


def _settle(
    directory: Path,
    target: _Target,
    *,
    name: str,
    kind: str,
    passphrase: PassphraseProvider,
    known: bool = True,
) -> Session:
    """Make the folder and write all settings at once: it has a ledger, or it is not there.

    Not ``known``: the name is a stand-in, and receipts of the ledger are those of an unknown issuer.
    """
    with _undone_on_failure(directory):
        home = Home.create(directory)
        try:
            home.set(
                engine="rpc",
                rpc=list(target.urls),
                chain_id=target.chain_id,
                genesis=hex0x(target.genesis),
                ledger=hex0x(target.ledger),
                ledger_block=target.block,
                name=name,
                name_known=known,
                domain=target.profile.domain,
                details={},
                local=is_loopback(target.urls[0]),
                kind=kind,
            )
        except BaseException:
            home.close()
            raise
        return Session(home, passphrase=passphrase)


@contextlib.contextmanager
def _undone_on_failure(directory: Path) -> Iterator[None]:
    """Remove again what the block made: the folder, or the database in a folder that was there."""
    had_folder, had_database = directory.exists(), (directory / DATABASE).exists()
    try:
        yield
    except BaseException:
        if not had_folder:
            shutil.rmtree(directory, ignore_errors=True)
        elif not had_database:
            for name in (DATABASE, f"{DATABASE}-journal"):
                (directory / name).unlink(missing_ok=True)
        raise


def _refuse_taken(directory: Path) -> None:
    """Refuse a folder with a ledger, before any node is asked."""
    if (directory / DATABASE).is_file():
        Home.create(directory).close()


def _checked_kind(kind: str) -> str:
    if kind not in KINDS:
        raise BadInput(f"“{kind}” is no kind of user.", code="kind", hint=f"One of: {', '.join(KINDS)}.")
    return kind


def _without_user(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
