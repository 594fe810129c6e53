"""Write to a chain as one account: every call is tried first, stored before it is sent, and sent once.

The order is what keeps money safe: try, store the intent, sign, store the bytes, broadcast, wait. Whatever happens
in between, the next run finds the stored bytes and sends the same ones again. Must not know what the calls mean.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from almoner_chain.client.fees import HISTORY, fees_from
from almoner_chain.client.flights import Flight, Flights, NonceTaken, StillPending, form_of
from almoner_chain.client.ledger import WrongLedger
from almoner_chain.client.outbox import Mined, Outbox, Pending, Signed, SignedForm
from almoner_chain.client.reverts import AccountEmpty, CallRefused
from almoner_chain.client.rpc import Node
from almoner_chain.client.simulate import Simulator
from almoner_chain.client.transaction import Call, Fees, Signer, Transaction, sign
from almoner_chain.client.wire import hex0x, number_of

__all__ = [
    "AccountEmpty",
    "Call",
    "CallRefused",
    "Fees",
    "Mined",
    "NonceTaken",
    "Outbox",
    "Pending",
    "Resumed",
    "Signed",
    "SignedForm",
    "Signer",
    "StillPending",
    "Transactor",
]

MAX_TOGETHER = 50
"""Transactions in the air at once: nodes queue few of one account."""
FILLER_GAS = 21_000

Review = Callable[[Sequence[bytes]], None]
"""Is given the unsigned bytes of transactions, exactly as they will be signed; raises where they must not be."""


class Resumed(NamedTuple):
    """What became of an intent that an earlier run left. ``mined`` is None where nothing was done."""

    pending: Pending
    mined: Mined | None


class Transactor:
    """One account on one chain. ``max_fee_wei`` is the most it may offer for each unit of gas.

    ``wait`` is how long to wait for blocks, ``patience`` when to send again or offer more, in seconds.

    ``review`` is asked before anything is signed, with final nonces, fees and gas limits, once for all that is
    signed together (at most `MAX_TOGETHER`). Where it raises, nothing was signed and nothing is sent, and what it
    raised comes through. Exactly the bytes it was given are signed. It is not asked again for a replacement, which
    repeats the same call under the same nonce with a higher fee, never above ``max_fee_wei``.
    """

    def __init__(
        self,
        node: Node,
        chain_id: int,
        key: Signer,
        outbox: Outbox,
        *,
        max_fee_wei: int,
        wait: float = 180.0,
        patience: float = 45.0,
        review: Review | None = None,
    ) -> None:
        self._node = node
        self._chain_id = chain_id
        self._key = key
        self._outbox = outbox
        self._max_fee_wei = max_fee_wei
        self._review = review
        self._simulator = Simulator(node, key.address)
        self._flights = Flights(node, key, outbox, max_fee_wei=max_fee_wei, wait=wait, patience=patience)

    @property
    def address(self) -> bytes:
        """The account, 20 bytes."""
        return self._key.address

    def send(self, calls: Sequence[Call], *, purpose: str = "") -> list[Mined]:
        """Bring ``calls`` into blocks, in order, and return where they are.

        First finishes what an earlier run left. Raises `CallRefused` (with the contract's ``reason``) before
        anything is sent where a call would be refused; calls before it may then be in blocks already, and so where
        the review refuses later ones. Raises `StillPending` when time is over: the call must not be made again, the
        next run finds it.
        """
        mined: list[Mined] = []
        with self._outbox.exclusively(self.address):
            self._finish_pending()
            while len(mined) < len(calls):
                ahead = calls[len(mined) : len(mined) + MAX_TOGETHER]
                try:
                    limits = self._simulator.gas_limits(ahead)
                except CallRefused as refused:
                    raise CallRefused(refused.reason, len(mined)) from None
                mined += self._send_ready(ahead[: len(limits)], limits, purpose)
        return mined

    def resume(self) -> list[Resumed]:
        """Finish what an earlier run left: what was signed is brought into a block, what was not is dropped."""
        with self._outbox.exclusively(self.address):
            return self._finish_pending()

    def _send_ready(self, calls: Sequence[Call], limits: Sequence[int], purpose: str) -> list[Mined]:
        def prepare() -> list[Transaction]:
            first, fees = self._nonce_and_fees()
            return [
                Transaction(self._chain_id, nonce, fees, gas, call)
                for nonce, (call, gas) in enumerate(zip(calls, limits, strict=True), first)
            ]

        flights = self._signed(purpose, calls, prepare)
        self._flights.broadcast(flights)
        self._flights.bring_home(flights)
        return [_landed(flight) for flight in flights]

    def _signed(
        self, purpose: str, calls: Sequence[Call], prepare: Callable[[], Sequence[Transaction]]
    ) -> list[Flight]:
        """Store the intents, have the transactions reviewed, sign the reviewed bytes and store them."""
        ids = self._outbox.begin(self.address, purpose, calls)
        why = "it was not signed"
        try:
            transactions = prepare()
            unsigned = [each.unsigned for each in transactions]
            why = "it was not confirmed"
            if self._review is not None:
                self._review(tuple(unsigned))
            why = "it was not signed"
            forms = [form_of(sign(each, self._key)) for each in unsigned]
        except BaseException:
            # Nothing of it can be on its way.
            for number in ids:
                self._outbox.failed(number, why)
            raise
        flights = [
            Flight(number, each.nonce, each.call, [form])
            for number, each, form in zip(ids, transactions, forms, strict=True)
        ]
        self._outbox.signed([Signed(flight.id, flight.nonce, flight.forms[0]) for flight in flights])
        return flights

    def _nonce_and_fees(self) -> tuple[int, Fees]:
        chain_id, nonce, history = self._node.batch(
            [("eth_chainId", []), ("eth_getTransactionCount", [hex0x(self.address), "pending"]), HISTORY]
        )
        if number_of(chain_id) != self._chain_id:
            found = number_of(chain_id)
            raise WrongLedger(
                f"{self._node.name} is on chain {found}, not {self._chain_id}.", "ledger.other_chain"
            )
        return number_of(nonce), fees_from(history, self._max_fee_wei)

    def _finish_pending(self) -> list[Resumed]:
        left = self._outbox.pending(self.address)
        flights: dict[int, Flight] = {}
        for pending in left:
            if pending.forms:
                flights[pending.id] = Flight.of(pending)
            else:
                self._outbox.failed(pending.id, "it was not signed before the program ended")
        if flights:
            under_way = list(flights.values())
            self._flights.look_for(under_way)
            self._flights.broadcast(under_way)
            fillers = self._fill_gaps([flight for flight in under_way if not flight.done])
            self._flights.bring_home([*under_way, *fillers])
        return [Resumed(pending, flights[pending.id].mined if pending.forms else None) for pending in left]

    def _fill_gaps(self, flights: Sequence[Flight]) -> list[Flight]:
        """Use up nonces below ours that nothing of ours will use: or ours would wait for ever."""
        if not flights:
            return []
        next_, fees = self._nonce_and_fees()
        ours = {flight.nonce for flight in flights}
        gaps = [each for each in range(next_, max(ours)) if each not in ours][:MAX_TOGETHER]
        if not gaps:
            return []
        call = Call(self.address, b"")
        fillers = self._signed(
            "fill a gap",
            [call] * len(gaps),
            lambda: [Transaction(self._chain_id, nonce, fees, FILLER_GAS, call) for nonce in gaps],
        )
        self._flights.broadcast(fillers)
        return fillers


def _landed(flight: Flight) -> Mined:
    if flight.refused is not None:
        raise flight.refused
    if flight.mined is None:
        raise AssertionError("a flight ended without an outcome")
    return flight.mined
