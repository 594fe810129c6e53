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
    from almoner.services.wallets import PassphraseProvider, Signer, Wallet

DEFAULT_DOMAIN = "almoner.example"
ADMINISTRATOR = "administrator"


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
) -> Session:
    """Set an installation up: folder, administrator's wallet, ledger contract, recorder role.

    ``rpc`` names the nodes of a network; without it the embedded ledger is started. Raises BadInput if
    there is a ledger already, Refused if the administrator's account cannot pay on that network. ``prepare`` is given
    the session before anything is signed, to set its reviewer; ``signers`` as in `Session`.
    """
    name, domain = name.strip(), _checked_domain(domain)
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
        wallet = _administrator(session, store)
        _deploy(session, wallet, name, domain)
        session.send(
            wallet,
            [session.call("grant_role", int(Role.RECORDER), wallet.address)],
            purpose="grant recorder to the administrator",
        )
    except BaseException:
        session.close()
        raise
    return session


def _checked_domain(domain: str) -> str:
    labels = domain.lower().split(".")
    good = all(part and part.strip("-") == part and part.replace("-", "").isalnum() for part in labels)
    if not good or not domain.isascii() or len(domain) > 100 or len(labels) < 2:
        raise BadInput(
            f"“{domain}” is not a domain name.",
            code="domain",
            hint="Write it plainly, for example charity.org.",
        )
    return domain.lower()


def _administrator(session: Session, store: str | None) -> Wallet:
    for wallet in session.wallets.list():
        if wallet.label == ADMINISTRATOR:
            return wallet
    return session.wallets.create(ADMINISTRATOR, store=store, passphrase=session.passphrase)


def _deploy(session: Session, wallet: Wallet, name: str, domain: str) -> None:
    from almoner_chain.client.contract import deploy_data
    from almoner_chain.client.send import Call

    home, node = session.home, session.nodes[0]
    chain_id = int(node.call("eth_chainId", []), 16)
    genesis = node.call("eth_getBlockByNumber", ["0x0", False])["hash"]
    home.set(chain_id=chain_id, genesis=genesis)
    costs = int(node.call("eth_gasPrice", []), 16) > 0  # a consortium's own chain may be free of charge
    if costs and int(node.call("eth_getBalance", [hex0x(wallet.address), "latest"]), 16) == 0:
        raise Refused(
            f"The administrator's account {hex0x(wallet.address)} has no coin on chain {chain_id} to pay with.",
            code="account.empty",
            hint="Send it some of the network's coin, then run the same command again.",
        )
    data = deploy_data(wallet.address, keccak(name.encode()), domain)
    (mined,) = session.send(wallet, [Call(to=None, data=data)], purpose="deploy the ledger")
    if mined.created is None:
        raise Refused("The ledger contract was not created.", code="ledger.not_created")
    home.set(ledger=hex0x(mined.created), ledger_block=mined.block, local=is_loopback(session.urls[0]))


def change_profile(
    session: Session, *, name: str | None = None, domain: str | None = None, details: dict[str, str]
) -> None:
    """Change what receipts say of the charity; a new name or domain is recorded on the ledger first."""
    home = session.home
    new_name = name.strip() if name else home.get("name")
    new_domain = _checked_domain(domain) if domain else home.get("domain")
    if (new_name, new_domain) != (home.get("name"), home.get("domain")):
        # So that the name can be shown beside its hash before that is signed.
        home.set(proposed_name=new_name)
        session.send(
            session.choose(Role.ADMINISTRATOR),
            [session.call("set_profile", keccak(new_name.encode()), new_domain)],
            purpose="change the profile",
        )
    home.set(name=new_name, domain=new_domain, details={**home.get("details", {}), **details})
