"""The composition root: one opened installation with its store, wallets, nodes and ledger.

Everything is made at first use and closed together. Services take a Session; nothing else is global.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from almoner.services.home import Home
from almoner_chain.core.entries import Role
from almoner_chain.core.errors import BadInput, Refused

if TYPE_CHECKING:
    from almoner.services.outbox import SqliteOutbox
    from almoner.services.preview import Reviewer
    from almoner.services.wallets import PassphraseProvider, Signer, Wallet, WalletBook
    from almoner.store.database import Store
    from almoner_chain.client.ledger import LedgerReader
    from almoner_chain.client.rpc import Node
    from almoner_chain.client.send import Call, Mined, Transactor
    from almoner_chain.core.replay_state import LedgerState

GWEI = 10**9
MAX_FEE_WEI = 500 * GWEI


class Session:
    """Hold what the use cases of one run need. Use ``Session.open`` and close it in the end.

    Used by one thread at a time, and by the one that opened it (its database is bound to it): each thread opens its
    own. Several may share ``signers``, the wallets unlocked so far by label, so that nobody is asked twice; whoever
    empties that dict, or calls `lock_wallets` on any of them, locks the wallets for all.

    ``reviewer``, where it is set, is given the bytes of every transaction before they are signed, and raises where they
    must not be (`services.preview` reads them); meanwhile ``signing_as`` is the account, which the bytes do not name.
    """

    def __init__(
        self, home: Home, *, passphrase: PassphraseProvider, signers: dict[str, Signer] | None = None
    ) -> None:
        self.home = home
        self.reviewer: Reviewer | None = None
        self.signing_as: bytes | None = None
        self.passphrase = passphrase
        self._resources = ExitStack()
        self._resources.callback(home.close)
        self._signers: dict[str, Signer] = {} if signers is None else signers

    @classmethod
    def open(
        cls, directory: Path, *, passphrase: PassphraseProvider, signers: dict[str, Signer] | None = None
    ) -> Session:
        """Open the installation in this folder; a sample knows the passphrases of the wallets it came with."""
        from almoner.services.sample import passphrase_in

        home = Home.open(directory)
        return cls(home, passphrase=passphrase_in(home, passphrase), signers=signers)

    def close(self) -> None:
        """Close nodes, the embedded ledger if this run owns it, and the database."""
        self._resources.close()

    @property
    def store(self) -> Store:
        """The local database."""
        return self.home.store

    @cached_property
    def wallets(self) -> WalletBook:
        """The wallets of this installation."""
        from almoner.services.wallets import WalletBook

        return WalletBook(self.home.wallet_directory)

    @cached_property
    def urls(self) -> list[str]:
        """The JSON-RPC addresses of the ledger's nodes; the embedded ledger is started or joined."""
        if self.home.get("engine") != "embedded":
            return list(self.home.get("rpc", []))
        from almoner_chain.embedded import open_ledger

        return [self._resources.enter_context(open_ledger(self.home.chain_directory)).url]

    @cached_property
    def nodes(self) -> list[Node]:
        """The nodes to ask; the first one also gets the transactions."""
        from almoner_chain.client.rpc import Node

        return [self._resources.enter_context(Node(url)) for url in self.urls]

    @property
    def local(self) -> bool:
        """Whether all nodes are on this computer."""
        return all(is_loopback(url) for url in self.urls)

    @cached_property
    def chain_id(self) -> int:
        """The chain's id, pinned when the installation was set up."""
        return int(self.home.get("chain_id"))

    @cached_property
    def ledger(self) -> bytes:
        """The ledger contract's address, 20 bytes."""
        return bytes.fromhex(self.home.get("ledger")[2:])

    @cached_property
    def reader(self) -> LedgerReader:
        """The ledger, read through the first node."""
        from almoner_chain.client.ledger import LedgerReader

        reader = LedgerReader(
            self.nodes[0], self.chain_id, self.ledger, start_block=self.home.get("ledger_block", 0)
        )
        reader.pin(bytes.fromhex(self.home.get("genesis")[2:]))
        return reader

    @cached_property
    def outbox(self) -> SqliteOutbox:
        """Where every transaction is kept before it is sent."""
        from almoner.services.outbox import SqliteOutbox

        return SqliteOutbox(self.store, self.home.directory / "locks")

    def state(self) -> LedgerState:
        """Replay the ledger's entries; new ones are fetched and kept in the local cache first."""
        from almoner.services.entries import synced_state

        return synced_state(self)

    # -- acting -------------------------------------------------------------------------------------

    def roles(self, address: bytes) -> list[Role]:
        """Return the roles this account has on the ledger now."""
        held = self.reader.views([("has_role", int(role), address) for role in Role])
        return [role for role, holds in zip(Role, held, strict=True) if holds]

    def choose(self, role: Role, label: str | None = None) -> Wallet:
        """Return the wallet to act with: the named one, else the local one that has the role.

        Of several, one that is not also administrator is preferred, then the oldest.
        """
        if label is not None:
            wallet = self.wallets.show(label)
            if not self.reader.has_role(role, wallet.address):
                raise Refused(
                    f"The wallet “{label}” does not have the role {role.name.lower()}.",
                    code="role.missing",
                    hint=f"An administrator can grant it: `almoner wallet grant {label} {role.name.lower()}`.",
                )
            return wallet
        wallets = self.wallets.list()
        held = self.reader.views([("has_role", int(role), each.address) for each in wallets])
        holders = [wallet for wallet, holds in zip(wallets, held, strict=True) if holds]
        if not holders:
            raise Refused(
                f"No wallet here has the role {role.name.lower()}.",
                code="role.missing",
                hint=f"Create one with `almoner wallet create LABEL --role {role.name.lower()}`.",
            )
        governs = self.reader.views([("has_role", int(Role.ADMINISTRATOR), each.address) for each in holders])
        plain = [wallet for wallet, too in zip(holders, governs, strict=True) if not too]
        return (plain or holders)[0]

    def signer(self, wallet: Wallet) -> Signer:
        """Unlock a wallet, once until the wallets are locked."""
        held = self._signers.get(wallet.label)
        # In a long run another wallet may have taken the label.
        if held is None or held.address != wallet.address:
            held = self._signers[wallet.label] = self.wallets.unlock(wallet.label, self.passphrase)
        return held

    def is_unlocked(self, wallet: Wallet) -> bool:
        """Tell whether a wallet can sign without anybody being asked."""
        held = self._signers.get(wallet.label)
        return held is not None and held.address == wallet.address

    def lock_wallets(self) -> None:
        """Forget the unlocked wallets, in every session that shares them; the next use unlocks them again."""
        self._signers.clear()

    def transactor(self, wallet: Wallet) -> Transactor:
        """Return what signs and sends as this wallet, through the outbox, after the reviewer's look."""
        from almoner_chain.client.send import Transactor

        def review(unsigned: Sequence[bytes]) -> None:
            if self.reviewer is None:
                return
            self.signing_as = wallet.address
            try:
                self.reviewer(unsigned)
            finally:
                self.signing_as = None

        return Transactor(
            self.nodes[0],
            self.chain_id,
            self.signer(wallet),
            self.outbox,
            max_fee_wei=int(self.home.get("max_fee_wei", MAX_FEE_WEI)),
            review=review,
        )

    def send(self, wallet: Wallet, calls: Sequence[Call], *, purpose: str) -> list[Mined]:
        """Send calls to the ledger as this wallet and wait until they are in blocks."""
        return self.transactor(wallet).send(calls, purpose=purpose)

    def call(self, function: str, *arguments: object) -> Call:
        """Make a call of the ledger contract."""
        from almoner_chain.client.contract import encode_call
        from almoner_chain.client.send import Call

        return Call(to=self.ledger, data=encode_call(function, *arguments))


def is_loopback(url: str) -> bool:
    """Tell whether a node's address is on this computer."""
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def hex0x(data: bytes) -> str:
    """Write bytes as 0x-hex, the form used at every edge."""
    return "0x" + data.hex()


def address_bytes(text: str) -> bytes:
    """Read a 20-byte address from 0x-hex."""
    try:
        value = bytes.fromhex(text.removeprefix("0x"))
    except ValueError:
        value = b""
    if not text.startswith("0x") or len(value) != 20:
        raise BadInput(
            f"“{text}” is not an address.", code="address", hint="An address is 0x and 40 hex digits."
        )
    return value
