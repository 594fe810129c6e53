"""What the person has answered in the wizard so far, and which steps follow from it. Lies in memory only.

Every step is made anew from here, so one can go back and forth, and change the language, without losing anything.
Knows no widget.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from almoner.services.first_run import FirstFund, KnownLedger, NewLedger, NewWallet, Plan
from almoner.services.setup import ADMINISTRATOR, DEFAULT_DOMAIN

if TYPE_CHECKING:
    from almoner.services.first_run import Network
    from almoner.services.invitations import Invitation
    from almoner.services.joining import Found
    from almoner.services.wallets import Placement, Wallet, WalletSecret
    from almoner_chain.core.errors import AlmonerError

CHARITY, DONOR, AUDITOR = "charity", "donor", "auditor"
SAMPLE, BACKUP = "sample", "backup"
HERE, JOIN, NETWORK = "here", "join", "network"
CREATE, RESTORE, LATER = "create", "restore", "later"
KEYRING, FILE = "keyring", "file"
FUND_FIELDS = ("fund", "unit", "approvals")


@dataclass
class Answers:
    """The answers. What is secret has no ``repr``."""

    who: str = CHARITY
    ledger: str = ""
    link: str = ""
    invitation: Invitation | None = None
    invited: Found | None = None
    nodes: str = ""
    starts_on_network: bool = True
    address: str = ""
    known_as: str = ""
    network: Network | None = None
    found: Found | None = None
    wallet: str = ""
    count: int = 12
    language: str = ""
    secret: WalletSecret | None = field(default=None, repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)
    confirmed: bool = False
    label: str = ""
    placement: Placement | None = None
    no_keyring: AlmonerError | None = None
    store: str = ""
    kept: Wallet | None = None
    passphrase: str = field(default="", repr=False)
    charity: dict[str, str] = field(default_factory=dict)
    fund: dict[str, str] = field(default_factory=dict)

    # -- what follows -----------------------------------------------------------------------------------

    @property
    def starts_ledger(self) -> bool:
        """Whether a new ledger is started."""
        return self.who == CHARITY and (
            self.ledger in ("", HERE) or (self.ledger == NETWORK and self.starts_on_network)
        )

    @property
    def has_wallet(self) -> bool:
        """Whether a wallet is kept."""
        return self.who != DONOR and self.wallet_way != LATER

    @property
    def wallet_way(self) -> str:
        """How the wallet comes about; a new ledger cannot do without one."""
        return CREATE if not self.wallet or (self.wallet == LATER and self.starts_ledger) else self.wallet

    @property
    def urls(self) -> tuple[str, ...]:
        """The nodes' addresses that were typed, one a line."""
        return tuple(dict.fromkeys(self.nodes.split()))

    @property
    def steps(self) -> list[str]:
        """The names of the steps, in their order, as they follow from the answers."""
        if self.who in (SAMPLE, BACKUP):
            return ["welcome", self.who]
        steps = ["welcome", "ledger"]
        steps += [self.ledger] if self.ledger in (JOIN, NETWORK) else []
        if self.who != DONOR:
            steps += ["wallet", *self._wallet_steps()]
        steps += ["profile", "fund"] if self.starts_ledger else []
        return [*steps, "summary"]

    def _wallet_steps(self) -> list[str]:
        if self.wallet_way == LATER:
            return []
        return [*(["restore"] if self.wallet_way == RESTORE else ["words", "check"]), "place"]

    def forget_wallet(self) -> None:
        """Forget the words or key: another wallet is chosen."""
        self.secret, self.words, self.confirmed = None, (), False

    def forget_nodes(self) -> None:
        """Forget what nodes said: other ones are named."""
        self.network = self.found = None

    # -- what is made -----------------------------------------------------------------------------------

    def plan(self) -> Plan:
        """Return what is to be made."""
        return Plan(self.who, self._ledger(), self._wallet())

    def _ledger(self) -> NewLedger | KnownLedger | Invitation:
        if self.starts_ledger:
            return self._new_ledger()
        if self.ledger == JOIN and self.invitation is not None:
            return self.invitation
        address = self.found.ledger if self.found is not None else None
        return KnownLedger(self.urls, address, self.known_as)

    def _new_ledger(self) -> NewLedger:
        said = self.charity
        return NewLedger(
            name=said.get("name", ""),
            domain=said.get("domain") or DEFAULT_DOMAIN,
            details={key: said.get(key, "") for key in ("registration", "address", "site", "place")},
            rpc=self.urls if self.ledger == NETWORK else (),
            fund=self.first_fund,
        )

    @property
    def first_fund(self) -> FirstFund | None:
        """The first fund, where one is wanted."""
        name, unit, approvals = (self.fund.get(key, "") for key in FUND_FIELDS)
        return FirstFund(name, unit, int(approvals or 1)) if name else None

    def _wallet(self) -> NewWallet | None:
        if not self.has_wallet or self.secret is None:
            return None
        return NewWallet(self.wallet_label, self.secret, self.store)

    @property
    def wallet_label(self) -> str:
        """What the wallet is called."""
        return ADMINISTRATOR if self.starts_ledger else self.label
