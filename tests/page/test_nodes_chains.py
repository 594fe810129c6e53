"""Whole chains that lie: another history under the same numbers, no ledger, another contract, what is not final yet.

Two nodes (anvil) on which the same people deploy the same ledger and then tell different things are the most consistent
liars there can be: every proof holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from almoner_chain.client.rpc import Node
from almoner_chain.client.wire import hex0x
from support_anvil import anvil
from support_chain_page import chain_page, code_of, ledger_config, look
from support_charity_node import Charity
from support_lying import LyingNode, lying
from support_node_receipts import Donations, status_of

FINAL = ("--slots-in-an-epoch", "1")
"""Then a block is final two blocks later; else anvil calls no block but the first final."""

HEIGHT = 40


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page with the chain client in it."""
    with chain_page(browser) as opened:
        yield opened


def grow(charity: Charity) -> None:
    """Bring a chain to the height that both have in common."""
    missing = HEIGHT - int(charity.node.call("eth_blockNumber"), 16)
    charity.node.call("anvil_mine", [hex(missing)])


@pytest.fixture(scope="module")
def true() -> Iterator[Donations]:
    """Return three gifts on a chain."""
    with anvil(*FINAL) as url:
        charity = Charity.deploy(url)
        gifts = Donations.record(charity, [100, 200, 300])
        grow(charity)
        yield gifts
        charity.node.close()


@pytest.fixture(scope="module")
def false() -> Iterator[Charity]:
    """Return the same ledger at the same address with other gifts in the same entry."""
    with anvil(*FINAL) as url:
        charity = Charity.deploy(url)
        Donations.record(charity, [100, 200, 301])
        grow(charity)
        yield charity
        charity.node.close()


@pytest.fixture
def nodes(true: Donations, false: Charity) -> Iterator[list[LyingNode]]:
    """Return two nodes that tell the truth and two that tell the other story."""
    with ExitStack() as stack:
        urls = [true.charity.node_address] * 2 + [false.node_address] * 2
        yield [stack.enter_context(lying(url)) for url in urls]


def test_a_consistent_liar_is_outvoted(
    true: Donations, false: Charity, nodes: list[LyingNode], page: Page
) -> None:
    assert true.charity.ledger == false.ledger
    config = ledger_config(status_of(true.charity), [node.url for node in nodes[:3]], needed=2)
    found = look(page, true.link(1), config)
    assert (found["verdict"], found["facts"]["nodesAgreeing"]) == ("valid", 2)


@pytest.mark.parametrize("needed", [1, 2])
def test_one_against_one_is_no_reason_against_a_receipt(
    true: Donations, nodes: list[LyingNode], page: Page, needed: int
) -> None:
    config = ledger_config(status_of(true.charity), [node.url for node in nodes[1:3]], needed=needed)
    found = look(page, true.link(1), config, flow=True)
    assert (found["verdict"], code_of(found, "agreement")) == ("cannot_check", "unknown agreement.disagree")
    assert found["flow"] == "none"


def test_two_against_two_is_no_reason_against_a_receipt(
    true: Donations, nodes: list[LyingNode], page: Page
) -> None:
    config = ledger_config(status_of(true.charity), [node.url for node in nodes], needed=2)
    found = look(page, true.link(1), config)
    assert (found["verdict"], code_of(found, "agreement")) == ("cannot_check", "unknown agreement.disagree")


def test_what_as_many_nodes_say_as_are_needed_counts_against_a_receipt(
    true: Donations, nodes: list[LyingNode], page: Page
) -> None:
    config = ledger_config(status_of(true.charity), [node.url for node in nodes[2:]], needed=2)
    found = look(page, true.link(1), config)
    assert (found["verdict"], code_of(found, "entry")) == ("not_genuine", "fail entry.differs")


def test_on_a_network_only_what_is_final_counts(page: Page) -> None:
    with anvil(*FINAL) as url, lying(url) as one, lying(url) as two:
        charity = Charity.deploy(url)
        gifts = Donations.record(charity, [100, 200])
        config = ledger_config(status_of(charity), [one.url, two.url], needed=2, local=False)
        early = look(page, gifts.link(0), config)
        charity.node.call("anvil_mine", ["0x3"])
        late = look(page, gifts.link(0), config)
        charity.node.close()
    assert (early["verdict"], code_of(early, "entry")) == ("cannot_check", "unknown entry.pending")
    assert (late["verdict"], late["facts"]["nodesAgreeing"]) == ("valid", 2)


def test_what_nobody_recorded_is_not_genuine_where_the_node_is_trusted(true: Donations, page: Page) -> None:
    with lying(true.charity.node_address) as node:
        config = ledger_config(status_of(true.charity), [node.url])
        invented = look(page, true.link(1, entry=999, block=1), config)
        another = look(page, true.link(1, entry=2), config)
    assert (invented["verdict"], code_of(invented, "entry")) == ("not_genuine", "fail entry.missing")
    assert (another["verdict"], code_of(another, "entry")) == ("not_genuine", "fail entry.missing")


def test_a_wrong_hint_of_the_block_makes_no_difference(true: Donations, page: Page) -> None:
    with lying(true.charity.node_address) as node:
        config = ledger_config(status_of(true.charity), [node.url])
        assert look(page, true.link(1, block=0), config)["verdict"] == "valid"
        assert look(page, true.link(1, block=1), config)["verdict"] == "valid"


def test_a_chain_without_the_ledger_is_told_from_one_with_another_contract(
    true: Donations, page: Page
) -> None:
    place = hex0x(true.charity.ledger)
    with anvil() as url, Node(url) as stray, lying(url) as node, lying(true.charity.node_address) as honest:
        config = ledger_config(status_of(true.charity), [node.url])
        stray.call("anvil_mine", ["0x1"])  # anvil's first block has another state root than its state
        none = look(page, true.link(1), config)
        stray.call("anvil_setCode", [place, "0x6001600155"])
        stray.call("anvil_mine", ["0x1"])
        foreign = look(page, true.link(1), config)
        beside = look(page, true.link(1), {**config, "nodes": [node.url, honest.url]})
    assert (none["verdict"], code_of(none, "ledger")) == ("cannot_check", "unknown ledger.none")
    assert (foreign["verdict"], code_of(foreign, "ledger")) == ("cannot_check", "unknown ledger.foreign")
    assert beside["verdict"] == "valid"


def test_another_chain_is_named_as_such(true: Donations, page: Page) -> None:
    with anvil("--chain-id", "5") as url, lying(url) as node:
        found = look(page, true.link(1), ledger_config(status_of(true.charity), [node.url]))
    assert (found["verdict"], code_of(found, "ledger")) == ("cannot_check", "unknown ledger.other_chain")
