"""Start a charity: the ledger contract, its first administrator, its profile.

Can be called again after an interruption and goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from almoner.services.home import Home
from almoner.services.session import Session, hex0x, is_loopback
from almoner_chain.core.entries import Role
from almoner_chain.core.errors import BadInput, Refused
from almoner_chain.core.hashing import keccak

if TYPE_CHECKING:
    from almoner.services.wallets import PassphraseProvider, Signer, Wallet, WalletSecret
    from almoner_chain.client.send import Mined

DEFAULT_DOMAIN = "almoner.example"
ADMINISTRATOR = "administrator"
DEPLOY = "deploy the ledger"
WALLET, LEDGER, ROLE = "wallet", "ledger", "role"
"""What `start_charity` tells before it does it."""


def silent(step: str) -> None:
    """Tell nobody."""


def start_charity(
    directory: Path,
    *,
    name: str,
    passphrase: PassphraseProvider,
    rpc: Sequence[str] = (),
    domain: str = DEFAULT_DOMAIN,
    store: str | None = None,
    details: dict[str, str] | None = None,
    prepare: Callable[[Session], None] | None = None,
    signers: dict[str, Signer] | None = None,
    secret: WalletSecret | None = None,
    tell: Callable[[str], None] = silent,
) -> Session:
    """Set an installation up: folder, administrator's wallet, ledger contract, recorder role.

    ``rpc`` names the nodes of a network; without it the embedded ledger is started. Raises BadInput if
    there is a ledger already, Refused if the administrator's account cannot pay on that network. ``prepare`` is given
    the session before anything is signed, to set its reviewer; ``signers`` as in `Session`. The administrator's wallet
    is made from ``secret``, else anew. ``tell`` is given each step before it is done, and stops the work by raising.
    """
    name, domain = name.strip(), checked_domain(domain)
    if not name:
        raise BadInput("The charity needs a name.", code="name.empty", hint="Use --name NAME.")
    home = Home.create(directory)
    session = Session(home, passphrase=passphrase, signers=signers)
    try:
        if prepare is not None:
            prepare(session)
        home.set(
            engine="rpc" if rpc else "embedded",
            rpc=list(rpc),
            name=name,
            domain=domain,
            details=details or {},
        )
        tell(WALLET)
        wallet = _administrator(session, store, secret)
        tell(LEDGER)
        _deploy(session, wallet, name, domain)
        tell(ROLE)
        make_recorder(session)
    except BaseException:
        session.close()
        raise
    return session


def make_recorder(session: Session) -> None:
    """Let the administrator record gifts, too, unless it may already: the last step of `start_charity`."""
    wallet = session.wallets.show(ADMINISTRATOR)
    if Role.RECORDER in session.roles(wallet.address):
        return
    session.send(
        wallet,
        [session.call("grant_role", int(Role.RECORDER), wallet.address)],
        purpose="grant recorder to the administrator",
    )


def checked_domain(domain: str) -> str:
    """Return a domain name as it is recorded; raises BadInput for what is none."""
    labels = domain.lower().split(".")
    good = all(part and part.strip("-") == part and part.replace("-", "").isalnum() for part in labels)
    if not good or not domain.isascii() or len(domain) > 100 or len(labels) < 2:
        raise BadInput(
            f"“{domain}” is not a domain name.",
            code="domain",
            hint="Write it plainly, for example charity.org.",
        )
    return domain.lower()


def _administrator(session: Session, store: str | None, secret: WalletSecret | None) -> Wallet:
    for wallet in session.wallets.list():
        if wallet.label == ADMINISTRATOR:
            return wallet
    if secret is not None:
        return session.wallets.keep(ADMINISTRATOR, secret, store=store, passphrase=session.passphrase)
    return session.wallets.create(ADMINISTRATOR, store=store, passphrase=session.passphrase)


def _deploy(session: Session, wallet: Wallet, name: str, domain: str) -> None:
    from almoner_chain.client.contract import deploy_data
    from almoner_chain.client.send import Call

    home, node = session.home, session.nodes[0]
    chain_id = int(node.call("eth_chainId", []), 16)
    genesis = node.call("eth_getBlockByNumber", ["0x0", False])["hash"]
    home.set(chain_id=chain_id, genesis=genesis)
    mined = _deployed_before(session, wallet)
    costs = int(node.call("eth_gasPrice", []), 16) > 0  # a consortium's own chain may be free of charge
    if (
        mined is None
        and costs
        and int(node.call("eth_getBalance", [hex0x(wallet.address), "latest"]), 16) == 0
    ):
        raise Refused(
            f"The administrator's account {hex0x(wallet.address)} has no coin on chain {chain_id} to pay with.",
            code="account.empty",
            hint="Send it some of the network's coin, then run the same command again.",
        )
    data = deploy_data(wallet.address, keccak(name.encode()), domain)
    if mined is None:
        (mined,) = session.send(wallet, [Call(to=None, data=data)], purpose=DEPLOY)
    if mined.created is None:
        raise Refused("The ledger contract was not created.", code="ledger.not_created")
    home.set(ledger=hex0x(mined.created), ledger_block=mined.block, local=is_loopback(session.urls[0]))


def _deployed_before(session: Session, wallet: Wallet) -> Mined | None:
    """Finish what an interrupted start had sent already: one charity, one ledger."""
    for found in session.transactor(wallet).resume():
        if found.pending.purpose == DEPLOY and found.mined is not None:
            return found.mined
    return None


def change_profile(
    session: Session, *, name: str | None = None, domain: str | None = None, details: dict[str, str]
) -> None:
    """Change what receipts say of the charity; a new name or domain is recorded on the ledger first."""
    home = session.home
    new_name = name.strip() if name else home.get("name")
    new_domain = checked_domain(domain) if domain else home.get("domain")
    if (new_name, new_domain) != (home.get("name"), home.get("domain")):
        # So that the name can be shown beside its hash before that is signed.
        home.set(proposed_name=new_name)
        session.send(
            session.choose(Role.ADMINISTRATOR),
            [session.call("set_profile", keccak(new_name.encode()), new_domain)],
            purpose="change the profile",
        )
    known = {"name_known": True} if new_name != home.get("name") else {}  # the ledger has its hash now
    home.set(name=new_name, domain=new_domain, details={**home.get("details", {}), **details}, **known)
