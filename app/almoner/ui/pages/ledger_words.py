"""Word how the ledger and its nodes are, what is under way, and what kind of ledger this is. Values in, sentences out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from almoner.ui import formats
from almoner.ui.pages.funds_policy import duration
from almoner.ui.parts import Tone
from almoner.ui.review_words import kind_names
from almoner.ui.sentences import sentence
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.backup import About
    from almoner.services.health import Health, NodeHealth

EMBEDDED = "embedded"
SLOW_MILLISECONDS = 1_500
STALE_SECONDS = 900
"""Networks make blocks every few seconds to a minute; the embedded ledger only when something is recorded."""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """One transaction that is in no final block yet, with what it does and whether its wallet is here."""

    kind: str
    purpose: str
    account: str
    here: bool
    state: str
    since: str


@dataclass(frozen=True, slots=True)
class LedgerSeen:
    """Everything the page shows at one moment; ``url`` is where the embedded ledger is served on this computer."""

    health: Health
    name: str
    domain: str
    url: str
    waiting: tuple[UnderWay, ...]


def is_embedded(health: Health) -> bool:
    """Tell whether the ledger is one on this computer."""
    return health.engine == EMBEDDED


def is_one_owners(node: NodeHealth) -> bool:
    """Tell whether a node is the embedded ledger of some Almoner, as it says itself."""
    return node.client.startswith("almoner/embedded")


def what_it_is(health: Health) -> str:
    """Say what kind of ledger this is and what that is worth."""
    if is_embedded(health):
        return tr(
            "This ledger is on this computer only. It is right for trying out, for training and for a single office. It keeps you from changing the past by mistake, but its owner alone holds it: it convinces nobody else. For that, use a ledger on a network that others run, too."
        )
    if any(is_one_owners(node) for node in health.nodes):
        return tr(
            "This ledger is kept by Almoner on one computer and reached from here. Its owner alone holds it: it is right for trying out and for one office, and convinces nobody else."
        )
    return tr(
        "This ledger is on a network. Whoever runs a node has a copy, and nobody can change the past alone. What the nodes say is compared here."
    )


def node_state(node: NodeHealth, *, embedded: bool) -> tuple[Tone, str]:
    """Return how a node is, as a tone and a sentence."""
    if not node.reachable:
        return "warn", tr("Does not answer")
    if node.right_chain is False:
        return "bad", tr("Is on another chain ({chain}): it is not asked").format(chain=node.chain_id)
    if node.agrees is False:
        return "bad", tr("Says something else about this ledger than the other nodes")
    if node.problem:
        return "warn", tr("Answers, but not about this ledger")
    if node.syncing:
        return "warn", tr("Is still catching up with the network")
    quiet = embedded or is_one_owners(node)
    if not quiet and node.age is not None and node.age > STALE_SECONDS:
        return "warn", tr("Has had no new block for {time}").format(time=duration(node.age))
    if node.latency is not None and node.latency > SLOW_MILLISECONDS:
        return "warn", tr("Answers slowly")
    if node.agrees:
        return "good", tr("Answers, and agrees with the other nodes")
    return "good", tr("Answers")


def node_name(node: NodeHealth, *, embedded: bool) -> str:
    """Return what a node is called."""
    return tr("The ledger on this computer") if embedded else formats.visible(node.name)


def node_details(node: NodeHealth) -> str:
    """Return what is known of a node, in one line; what is not known is left out."""
    found = []
    if node.block is not None:
        found.append(tr("Block {number}").format(number=formats.number(node.block)))
    if node.age is not None:
        found.append(tr("made {time} ago").format(time=duration(node.age)))
    if node.final_block is not None and node.final_block != node.block:
        found.append(tr("final up to {number}").format(number=formats.number(node.final_block)))
    if node.latency is not None:
        found.append(tr("answered in {number} ms").format(number=formats.number(node.latency)))
    if node.peers:
        found.append(tr("%Ln peer(s)", "", node.peers))
    if node.client:
        found.append(formats.visible(node.client))
    if node.problem:
        found.append(sentence(node.problem))
    return " · ".join(found)


def under_way(each: UnderWay) -> str:
    """Return what a transaction does, and as whom."""
    what = kind_names().get(each.kind) or formats.visible(each.purpose)
    return tr("{what}, as {account}").format(what=what, account=formats.visible(each.account))


def standing(each: UnderWay) -> str:
    """Return how far a transaction is, and since when."""
    state = {
        "intended": tr("begun, not signed yet"),
        "signed": tr("sent, not in a block yet"),
        "mined": tr("in a block that is not final yet"),
    }.get(each.state, each.state)
    if each.since:
        state = tr("{state}, since {moment}").format(state=state, moment=formats.instant(each.since))
    if not each.here and each.state != "mined":
        return tr("{state}; its wallet is not on this computer").format(state=state)
    return state


def figures(seen: LedgerSeen) -> list[tuple[str, str]]:
    """Return the ledger's figures."""
    health, counts = seen.health, seen.health.counts
    found = [(tr("Charity"), seen.name), (tr("Web address"), seen.domain)]
    if counts is not None:
        found += [
            (tr("Entries"), formats.number(counts.entries)),
            (tr("Donations"), formats.number(counts.next_serial - 1)),
            (tr("Funds"), formats.number(counts.funds)),
            (tr("Requests for disbursement"), formats.number(counts.payments)),
        ]
    found.append((tr("Size of the local database"), formats.size(health.database_bytes)))
    if is_embedded(health):
        found.append((tr("Size of the ledger on this computer"), formats.size(health.chain_bytes)))
    return [(name, value) for name, value in found if value]


def technical(seen: LedgerSeen) -> list[tuple[str, str]]:
    """Return what identifies the ledger, for whoever checks or connects by hand."""
    health = seen.health
    found = [(tr("Address of the ledger"), "0x" + health.ledger.hex()), (tr("Chain"), str(health.chain_id))]
    if health.counts is not None:
        found.append((tr("Batches of donations"), formats.number(health.counts.batches)))
    if health.head is not None:
        found.append((tr("Running hash over all entries (head)"), "0x" + health.head.hex()))
    if seen.url:
        found.append((tr("For programs on this computer, while Almoner is open"), seen.url))
    return found


def about_backup(about: About) -> list[tuple[str, str]]:
    """Return what a backup says of itself."""
    try:
        made = formats.moment(int(datetime.fromisoformat(about.created).timestamp()))
    except (ValueError, OverflowError, OSError):  # not proved before the passphrase opened it
        made = about.created
    return [
        (tr("Charity"), about.name),
        (tr("Written"), made),
        (tr("Donations"), formats.number(about.gifts)),
        (tr("Entries"), formats.number(about.entries)),
        (tr("Files of evidence"), formats.number(about.evidence)),
        (tr("Wallets"), formats.number(about.wallets)),
        (tr("Size"), formats.size(about.size)),
    ]


def needs_words(labels: tuple[str, ...]) -> str:
    """Say which wallets' secrets are not in a backup."""
    names = tr(", ", "between names in a list").join(formats.visible(label) for label in labels)
    return tr(
        "The system's keyring keeps the secrets of these wallets; they are not in the backup: {wallets}. On another computer their recovery words are needed. Look for them now (page Wallets and people)."
    ).format(wallets=names)
