"""Write to a chain as one account: every call is tried first, stored before it is sent, and sent once.

The order is what keeps money safe: try, store the intent, sign, store the bytes, broadcast, wait. Whatever happens
in between, the next run finds the stored bytes and sends the same ones again. Must not know what the calls mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from almoner_chain.client.fees import HISTORY, fees_from
from almoner_chain.client.flights import Flight, Flights, NonceTaken, StillPending, form_of
from almoner_chain.client.ledger import WrongLedger
from almoner_chain.client.outbox import Mined, Outbox, Pending, Signed, SignedForm
from almoner_chain.client.reverts import AccountEmpty, CallRefused
from almoner_chain.client.rpc import Node
from almoner_chain.client.simulate import Simulator
from almoner_chain.client.transaction import Call, Fees, Signer, Transaction
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


class Resumed(NamedTuple):
    """What became of an intent that an earlier run left. ``mined`` is None where nothing was done."""

    pending: Pending
    mined: Mined | None


class Transactor:
    """One account on one chain. ``max_fee_wei`` is the most it may offer for each unit of gas.

    ``wait`` is how long to wait for blocks, ``patience`` when to send again or offer more, in seconds.
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
    ) -> None:
        self._node = node
        self._chain_id = chain_id
        self._key = key
        self._outbox = outbox
        self._max_fee_wei = max_fee_wei
        self._simulator = Simulator(node, key.address)
        self._flights = Flights(node, key, outbox, max_fee_wei=max_fee_wei, wait=wait, patience=patience)

    @property
    def address(self) -> bytes:
        """The account, 20 bytes."""
        return self._key.address

    def send(self, calls: Sequence[Call], *, purpose: str = "") -> list[Mined]:
        """Bring ``calls`` into blocks, in order, and return where they are.

        First finishes what an earlier run left. Raises `CallRefused` (with the contract's ``reason``) before
        anything is sent where a call would be refused; calls before it may then be in blocks already. Raises
        `StillPending` when time is over: the call must not be made again, the next run finds it.
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
        ids = self._outbox.begin(self.address, purpose, calls)
        try:
            signed = self._sign(ids, calls, limits)
        except BaseException:
            # Nothing of it can be on its way.
            for each in ids:
                self._outbox.failed(each, "it was not signed")
            raise
        self._outbox.signed(signed)
        flights = [
            Flight(each.id, each.nonce, call, [each.form]) for each, call in zip(signed, calls, strict=True)
        ]
        self._flights.broadcast(flights)
        self._flights.bring_home(flights)
        return [_landed(flight) for flight in flights]

    def _sign(self, ids: Sequence[int], calls: Sequence[Call], limits: Sequence[int]) -> list[Signed]:
        nonce, fees = self._nonce_and_fees()
        signed: list[Signed] = []
        for each, call, gas in zip(ids, calls, limits, strict=True):
            transaction = Transaction(self._chain_id, nonce + len(signed), fees, gas, call)
            signed.append(Signed(each, transaction.nonce, form_of(transaction.signed(self._key))))
        return signed

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
        fillers: list[Flight] = []
        for nonce in [each for each in range(next_, max(ours)) if each not in ours][:MAX_TOGETHER]:
            call = Call(self.address, b"")
            (number,) = self._outbox.begin(self.address, "fill a gap", [call])
            form = form_of(Transaction(self._chain_id, nonce, fees, FILLER_GAS, call).signed(self._key))
            self._outbox.signed([Signed(number, nonce, form)])
            fillers.append(Flight(number, nonce, call, [form]))
        self._flights.broadcast(fillers)
        return fillers


def _landed(flight: Flight) -> Mined:
    if flight.refused is not None:
        raise flight.refused
    if flight.mined is None:
        raise AssertionError("a flight ended without an outcome")
    return flight.mined
