"""How much of a fund's history must be proved: what touches the gift, and all of it once something was given back.

Whoever shows unproved payments otherwise than they are must not move the gift's place by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from almoner_chain.core.entries import Kind
from almoner_chain.core.trace import Tracer
from almoner_chain.embedded import open_ledger
from support_chain_page import chain_page, ledger_config, look
from support_charity_node import POLICY, REFERENCE, Charity
from support_lying import LyingNode, honest_and, lying
from support_node_receipts import Donations, status_of
from support_proxy import Change

GIFTS = 40
LOGS = "eth_getLogs"


@pytest.fixture(scope="module")
def gifts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Donations]:
    """Return gifts of 100 each, of which every one but the last was paid out by itself."""
    with open_ledger(tmp_path_factory.mktemp("ledger")) as running:
        charity = Charity.deploy(running.url)
        donations = Donations.record(charity, [100] * GIFTS)
        first = charity.next_case(100)
        cases = [replace(first, payment=first.payment + at) for at in range(GIFTS - 1)]
        charity.do("requester", *(("request", case, POLICY) for case in cases))
        charity.do("approver", *(("approve", case, POLICY) for case in cases))
        charity.do("recorder", *(("pay", case, POLICY, REFERENCE) for case in cases))
        yield donations
        charity.node.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page with the chain client in it."""
    with chain_page(browser) as opened:
        yield opened


def flow_of(gifts: Donations, page: Page, at: int, nodes: list[LyingNode]) -> Any:
    """Return the flow of one gift."""
    config = ledger_config(status_of(gifts.charity), [node.url for node in nodes], needed=len(nodes))
    found = look(page, gifts.link(at), config, flow=True)
    assert found["verdict"] == "valid"
    return found["flow"]


def test_only_what_touches_the_gift_is_proved(gifts: Donations, page: Page) -> None:
    with lying(gifts.charity.node_address) as node:
        flow = flow_of(gifts, page, 20, [node])
        slots = [
            len(call["params"][1])
            for exchange in node.exchanges
            for call in exchange
            if call["method"] == "eth_getProof"
        ]
    assert [(part["payment"], part["amount"]) for part in flow["parts"]] == [("21", "100")]
    assert sum(slots) < 15


def test_what_is_not_spent_waits(gifts: Donations, page: Page) -> None:
    with lying(gifts.charity.node_address) as node:
        flow = flow_of(gifts, page, GIFTS - 1, [node])
    assert (flow["parts"], flow["unspent"], flow["requested"]) == ([], "100", [])


def amounts(changes: dict[int, int]) -> Change:
    """Show other amounts of payments, by their number; a number below one hides the payment."""

    def changed(log: dict[str, Any]) -> dict[str, Any]:
        amount = changes.get(int(log["topics"][3], 16))
        if amount is None:
            return log
        at = 2 + 64 * (4 + 3)  # behind actor, time, offset and length: payment, case, fund, amount
        return {**log, "data": f"{log['data'][:at]}{amount:064x}{log['data'][at + 64 :]}"}

    def change(method: str, _params: list[Any], result: Any) -> Any:
        if method != LOGS:
            return result
        shown = [log for log in result if changes.get(int(log["topics"][3], 16), 1) >= 0]
        return [changed(log) if int(log["topics"][2], 16) == Kind.PAYMENT else log for log in shown]

    return change


LIES: dict[str, dict[int, int]] = {
    # Gift 20 was paid by payment 21. Nothing that is proved of it changes here but its neighbours.
    "moves payments along": {1: 0, 39: 200},
    "hides one and makes another larger": {5: -1, 6: 200},
    "hides the gift's own payment": {21: -1, 20: 200},
    "hides the last and makes the first larger": {39: -1, 1: 200},
    "swaps": {20: 150, 21: 50},
}


@pytest.mark.parametrize("changes", LIES.values(), ids=LIES)
def test_unproved_payments_cannot_push_the_gift_elsewhere(
    gifts: Donations, page: Page, changes: dict[int, int]
) -> None:
    with honest_and(gifts.charity.node_address, 1, change=amounts(changes)) as (honest, liar):
        expected = flow_of(gifts, page, 20, [honest])
        assert flow_of(gifts, page, 20, [liar]) == "unsound"
        assert flow_of(gifts, page, 20, [liar, honest]) == expected


# -- once something was given back, the order of everything matters ---------------------------------------------------


@pytest.fixture(scope="module")
def holed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Donations]:
    """Return four gifts of 100: 50 of the first and 80 of the second were given back, 30 of them too late.

    The second refund comes after a payment that skipped the first one's hole and so had taken what it gives back.
    """
    with open_ledger(tmp_path_factory.mktemp("ledger")) as running:
        charity = Charity.deploy(running.url)
        donations = Donations.record(charity, [100] * 4)
        give_back(donations, 0, 50)
        charity.pay(100)
        give_back(donations, 1, 80)
        charity.pay(100)
        charity.pay(70)
        yield donations
        charity.node.close()


def give_back(donations: Donations, at: int, amount: int) -> None:
    """Refund a gift in part."""
    charity, gifts = donations.charity, donations.gifts
    state = charity.state()
    serial = (gifts.first_serial + at).to_bytes(32, "big")
    case = charity.approve(charity.next_case(amount, category=3, subject=serial))
    charity.do("recorder", ("refund", case, POLICY, REFERENCE, *gifts.proof(state, at)))


def parts_of(flow: Any) -> list[tuple[int, int]]:
    """Return payment and amount of each part."""
    return [(int(part["payment"]), int(part["amount"])) for part in flow["parts"]]


@pytest.mark.parametrize("at", range(4))
def test_a_refund_that_came_too_late_is_counted_as_python_counts_it(
    holed: Donations, page: Page, at: int
) -> None:
    expected = Tracer(holed.charity.state()).gift(1, 100 * at, 100)
    with lying(holed.charity.node_address) as node:
        flow = flow_of(holed, page, at, [node])
    assert parts_of(flow) == [(part.payment, part.amount) for part in expected.parts]
    assert (int(flow["refunded"]), int(flow["unspent"])) == (expected.refunded, expected.unspent)


def test_a_payment_shown_later_than_it_was_cannot_push_the_gift_elsewhere(
    holed: Donations, page: Page
) -> None:
    def number_of(log: Any, kind: Kind) -> int:
        return int(log["topics"][1], 16) if int(log["topics"][2], 16) == kind else 0

    def later(method: str, _params: list[Any], result: Any) -> Any:
        """Show the first payment behind the second refund. It does not touch the last gift, but moves all after it."""
        second_refund = (
            max((number_of(log, Kind.REFUND) for log in result), default=0) if method == LOGS else 0
        )
        if second_refund:
            payment = min(result, key=lambda log: number_of(log, Kind.PAYMENT) or 10**9)
            payment["topics"][1] = f"0x{second_refund + 1:064x}"
        return result

    with lying(holed.charity.node_address, change=later) as liar:
        assert flow_of(holed, page, 3, [liar]) == "unsound"
