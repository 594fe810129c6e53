"""Make an installation as a person chose it in the wizard: with a new ledger or one that exists, whole or not at all.

Before anything is made, nodes can be asked here (`look_at_network`, `balance`). Knows no window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almoner.services.home import Home
from almoner.services.session import Session, hex0x
from almoner.services.setup import DEFAULT_DOMAIN, make_recorder, silent, start_charity
from almoner.services.staging import Stage
from almoner_chain.core.errors import AlmonerError, BadInput, Unreachable

if TYPE_CHECKING:
    from almoner.services.invitations import Invitation
    from almoner.services.wallets import PassphraseProvider, WalletSecret
    from almoner_chain.client.rpc import Node
    from almoner_chain.core.entries import FundPolicy
    from almoner_chain.core.units import Unit

SECONDS_PER_NODE = 8
FUND, PLACE = "fund", "place"
"""Steps that `make` tells beside those of `start_charity`."""

BEGUN = "begun.on.network"


@dataclass(frozen=True, slots=True)
class FirstFund:
    """The first fund: its name, its unit in words (`services.funds.parse_unit`), approvals for each payment."""

    name: str
    unit: str
    approvals: int = 1


@dataclass(frozen=True, slots=True)
class NewLedger:
    """A ledger to start; without ``rpc`` the one on this computer."""

    name: str
    domain: str = DEFAULT_DOMAIN
    details: dict[str, str] = field(default_factory=dict)
    rpc: tuple[str, ...] = ()
    fund: FirstFund | None = None


@dataclass(frozen=True, slots=True)
class KnownLedger:
    """A ledger that exists, at nodes' addresses; ``ledger`` None takes the only one there."""

    rpc: tuple[str, ...]
    ledger: bytes | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class NewWallet:
    """A wallet to keep; ``store`` keyring or file."""

    label: str
    secret: WalletSecret = field(repr=False)
    store: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What to make. ``kind`` is charity, donor or auditor; a new ledger needs a wallet."""

    kind: str
    ledger: NewLedger | KnownLedger | Invitation
    wallet: NewWallet | None


class Interrupted(AlmonerError):
    """Making it stopped after something went to a network. It is kept aside: `make` again goes on, `discard` removes it."""


def make(
    plan: Plan,
    directory: Path,
    *,
    passphrase: PassphraseProvider,
    tell: Callable[[str], None] = silent,
    prepare: Callable[[Session], None] | None = None,
) -> None:
    """Make the installation in ``directory``; on any failure nothing is left, not in the keyring either.

    ``tell`` is given each step before it is done, and stops the work by raising `Cancelled`. ``prepare`` gets the
    session before anything is signed. Raises what the services raise; `Interrupted` where the same call goes on later.
    """
    stage = Stage(directory)
    with stage.held():
        if not (stage.home / BEGUN).exists():
            stage.discard_contents()
        try:
            _Work(plan, stage.home, passphrase, tell, prepare).build()
            tell(PLACE)
            (stage.home / BEGUN).unlink(missing_ok=True)
            stage.move_in()
        except BaseException as error:
            if isinstance(error, AlmonerError) and _sent_on_network(plan, stage.home):
                (stage.home / BEGUN).touch()
                raise Interrupted(error.message, code=error.code, hint=error.hint) from error
            stage.discard()
            raise


def discard(directory: Path) -> None:
    """Remove what an interrupted or killed `make` left beside this folder."""
    Stage(directory).clear()


# -- building -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Work:
    """One run of `make` in the folder beside."""

    plan: Plan
    home: Path
    passphrase: PassphraseProvider
    tell: Callable[[str], None]
    prepare: Callable[[Session], None] | None

    def build(self) -> None:
        ledger, wallet = self.plan.ledger, self.plan.wallet
        session = self._start(ledger) if isinstance(ledger, NewLedger) else self._join(ledger)
        try:
            session.home.set(kind=self.plan.kind)
            if isinstance(ledger, NewLedger):
                _add_fund(session, ledger.fund, self.tell)
            elif wallet is not None:
                self.tell("wallet")
                session.wallets.keep(
                    wallet.label, wallet.secret, store=wallet.store, passphrase=session.passphrase
                )
        finally:
            session.close()

    def _start(self, ledger: NewLedger) -> Session:
        wallet = self.plan.wallet
        if wallet is None:
            raise BadInput("A new ledger needs a wallet for its administrator.", code="wallet.none")
        begun = self._begun()
        if begun is not None:
            return begun
        return start_charity(
            self.home,
            name=ledger.name,
            passphrase=self.passphrase,
            rpc=ledger.rpc,
            domain=ledger.domain,
            store=wallet.store,
            details=ledger.details,
            prepare=self.prepare,
            secret=wallet.secret,
            tell=self.tell,
        )

    def _begun(self) -> Session | None:
        """Go on with what an interrupted run made, where it got as far as a ledger."""
        try:
            session = Session(Home.open(self.home), passphrase=self.passphrase)
        except BadInput:
            return None
        try:
            if self.prepare is not None:
                self.prepare(session)
            self.tell("role")
            make_recorder(session)
        except BaseException:
            session.close()
            raise
        return session

    def _join(self, ledger: KnownLedger | Invitation) -> Session:
        from almoner.services.joining import connect, join_ledger

        self.tell("ledger")
        if not isinstance(ledger, KnownLedger):
            return join_ledger(self.home, ledger, kind=self.plan.kind, passphrase=self.passphrase)
        name = ledger.name or None
        return connect(
            self.home, ledger.rpc, ledger.ledger, name=name, kind=self.plan.kind, passphrase=self.passphrase
        ).session


def _add_fund(session: Session, fund: FirstFund | None, tell: Callable[[str], None]) -> None:
    from almoner.services.funds import create_fund, list_funds

    if fund is None or any(each.name == fund.name for each in list_funds(session)):
        return
    tell(FUND)
    create_fund(session, name=fund.name, unit=_unit(fund), policy=_policy(fund))


def check_fund(fund: FirstFund) -> None:
    """Raise BadInput for a fund that could not be made."""
    _unit(fund)
    _policy(fund)


def _unit(fund: FirstFund) -> Unit:
    from almoner.services.funds import parse_unit

    return parse_unit(fund.unit)


def _policy(fund: FirstFund) -> FundPolicy:
    from almoner.services.funds import make_policy

    return make_policy(
        _unit(fund),
        approvals=fund.approvals,
        tiers=(),
        delay_hours=0,
        delay_above=None,
        admin_cap_percent=None,
    )


def _sent_on_network(plan: Plan, home: Path) -> bool:
    """Tell whether anything was signed for a network: it cannot be taken back by removing a folder."""
    if not isinstance(plan.ledger, NewLedger) or not plan.ledger.rpc or not (home / "almoner.db").exists():
        return False
    from almoner.store.database import Store

    store = Store(home / "almoner.db")
    try:
        return bool(store.value("SELECT count(*) FROM outbox WHERE state IN ('signed', 'mined', 'finished')"))
    finally:
        store.close()


# -- asking before ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Network:
    """A network that answered: chain id, its newest block, whether it wants fees. ``silent``: nodes that did not answer."""

    chain_id: int
    block: int
    fees: bool
    silent: tuple[str, ...]


def look_at_network(urls: Sequence[str]) -> Network:
    """Ask nodes which chain they are on; all that answer must be on the same. Raises BadInput or Unreachable."""
    if not urls:
        raise BadInput("No node is named.", code="node.none", hint="Give the address of a JSON-RPC node.")
    answers: list[tuple[str, list[Any]]] = []
    silent: list[str] = []
    problem: Unreachable | None = None
    for url in dict.fromkeys(urls):
        try:
            answers.append((url, _ask(url)))
        except Unreachable as error:
            silent.append(url)
            problem = problem or error
    if not answers:
        raise problem or Unreachable("No node answers.", code="node.unreachable")
    chains = {answer[0] for _, answer in answers}
    if len(chains) > 1:
        raise BadInput(
            f"These nodes are on different chains: {', '.join(map(str, sorted(chains)))}.",
            code="node.chains",
            hint="Name nodes of one network only.",
        )
    chain_id, block, price = answers[0][1]
    return Network(chain_id, block, price > 0, tuple(silent))


def _ask(url: str) -> list[int]:
    from almoner_chain.client.rpc import Node
    from almoner_chain.client.wire import number_of

    with ExitStack() as closing:
        node: Node = closing.enter_context(Node(url, timeout=SECONDS_PER_NODE))
        asked = node.batch([("eth_chainId", []), ("eth_blockNumber", []), ("eth_gasPrice", [])])
    return [number_of(each) for each in asked]


def balance(urls: Sequence[str], address: bytes) -> int:
    """Return what an account has on a network, in wei, by the first node that answers. Raises Unreachable."""
    from almoner_chain.client.rpc import Node
    from almoner_chain.client.wire import number_of

    problem: Unreachable | None = None
    for url in urls:
        try:
            with Node(url, timeout=SECONDS_PER_NODE) as node:
                return number_of(node.call("eth_getBalance", [hex0x(address), "latest"]))
        except Unreachable as error:
            problem = problem or error
    raise problem or Unreachable("No node answers.", code="node.unreachable")
