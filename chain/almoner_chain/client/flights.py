"""Transactions under way: broadcast, looked for in blocks, sent again, replaced where they are stuck.

Everything here has been stored before. A transaction is known by our own hash of its bytes; what a node calls it
counts for nothing. Must not decide what to send.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from almoner_chain.client.blocks import read_block
from almoner_chain.client.fees import HISTORY, FeesTooHigh, fees_from, raised
from almoner_chain.client.http import NodeMisbehaved
from almoner_chain.client.logs import Log
from almoner_chain.client.outbox import Mined, Outbox, Pending, Signed, SignedForm
from almoner_chain.client.reverts import AccountEmpty, CallRefused
from almoner_chain.client.rpc import Node, NodeRefused
from almoner_chain.client.simulate import reason_in_block
from almoner_chain.client.transaction import Call, Signer, Transaction, created_address
from almoner_chain.client.wire import bytes_of, hex0x, number_of
from almoner_chain.core.errors import Unreachable
from almoner_chain.core.hashing import keccak

DEEP = 128
"""Blocks on top after which a block counts as final where the chain names no final block itself."""
_KNOWN = ("already known", "known transaction", "already imported", "already exists", "already in")
_USED = ("nonce too low", "nonce is too low", "old nonce", "invalid nonce")
_CHEAP = ("underpriced", "less than block base fee", "fee too low", "fee cap", "fee is too low")
_POOR = ("insufficient funds", "insufficient balance", "upfront cost")


class StillPending(Unreachable):
    """Sent, but in no block yet. It is kept, and will be looked for again before anything else is sent."""

    def __init__(self, hashes: Sequence[bytes]) -> None:
        self.hashes = tuple(hashes)
        super().__init__(
            f"The transaction {hex0x(hashes[0])} was sent and is in no block yet.",
            code="transaction.pending",
            hint="Do not do it again: run the same command later, and it will be found.",
        )


class NonceTaken(Unreachable):
    """Another transaction of the account took the place of ours, which can never be in a block."""

    def __init__(self, account: bytes, nonce: int) -> None:
        super().__init__(
            f"Another program used the account {hex0x(account)} at the same time (nonce {nonce}); nothing was done.",
            code="transaction.nonce_taken",
            hint="Try again, and use the account from one place at a time.",
        )


@dataclass(slots=True)
class Flight:
    """One transaction under way, with all the forms it was signed in."""

    id: int
    nonce: int
    call: Call
    forms: list[SignedForm]
    used: bool = False
    cheap: bool = False
    mined: Mined | None = None
    refused: Unreachable | CallRefused | AccountEmpty | None = None

    @classmethod
    def of(cls, pending: Pending) -> Flight:
        """Return what an earlier run left."""
        if pending.nonce is None:
            raise ValueError("nothing was signed")
        return cls(pending.id, pending.nonce, pending.call, list(pending.forms))

    @property
    def done(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.mined is not None or self.refused is not None


class Flights:
    """Brings signed transactions of one account into blocks. Times are in seconds, fees in wei a unit of gas."""

    def __init__(
        self, node: Node, signer: Signer, outbox: Outbox, *, max_fee_wei: int, wait: float, patience: float
    ) -> None:
        self._node = node
        self._signer = signer
        self._outbox = outbox
        self._cap = max_fee_wei
        self._wait = wait
        self._patience = patience

    def broadcast(self, flights: Sequence[Flight]) -> None:
        """Send the newest form of each, in one exchange; what nodes say against it is noted, not believed."""
        under_way = [flight for flight in flights if not flight.done]
        calls = [("eth_sendRawTransaction", [hex0x(flight.forms[-1].raw)]) for flight in under_way]
        for flight, answer in zip(under_way, self._node.attempt(calls), strict=True):
            if isinstance(answer, NodeRefused):
                self._note(flight, answer)

    def bring_home(self, flights: Sequence[Flight]) -> None:
        """Wait until every one is in a block, or refused for good; raises `StillPending` when time is over."""
        begun = last_tried = time.monotonic()
        pause = 0.005
        while True:
            self.look_for(flights)
            open_ = [flight for flight in flights if not flight.done]
            if not open_:
                return
            now = time.monotonic()
            if now - begun > self._wait:
                raise StillPending([flight.forms[-1].hash for flight in open_])
            if now - last_tried > self._patience or any(flight.cheap for flight in open_):
                self._push(open_)
                last_tried = time.monotonic()
            time.sleep(pause)
            pause = min(1.0, pause * 1.4)

    def look_for(self, flights: Sequence[Flight]) -> None:
        """Note which are in a block."""
        asked = [(flight, form) for flight in flights if not flight.done for form in flight.forms]
        calls = [("eth_getTransactionReceipt", [hex0x(form.hash)]) for _, form in asked]
        answers = self._node.batch(calls)
        found = [(f, form, r) for (f, form), r in zip(asked, answers, strict=True) if r is not None]
        if not found:
            return
        landed: dict[int, Mined] = {}
        for flight, form, receipt in found:
            mined, worked = self._read_receipt(flight, form, receipt)
            if worked:
                flight.mined = landed[flight.id] = mined
            else:
                self._refused_in_block(flight, mined.block)
        if landed:
            self._outbox.mined(landed, final=self._final_number())

    def _refused_in_block(self, flight: Flight, block: int) -> None:
        reason = reason_in_block(self._node, self._signer.address, flight.call, block)
        flight.refused = CallRefused(reason)
        self._outbox.failed(flight.id, f"refused in block {block}: {reason}")

    def _read_receipt(self, flight: Flight, form: SignedForm, receipt: Any) -> tuple[Mined, bool]:
        if not isinstance(receipt, dict) or bytes_of(receipt.get("transactionHash"), 32) != form.hash:
            raise NodeMisbehaved(f"{self._node.name} sends the receipt of another transaction.")
        try:
            logs = tuple(msgspec.convert(receipt.get("logs"), list[Log]))
        except msgspec.ValidationError:
            raise NodeMisbehaved(f"{self._node.name} sends a receipt that cannot be read.") from None
        created = created_address(self._signer.address, flight.nonce) if flight.call.to is None else None
        mined = Mined(
            transaction=form.hash,
            block=number_of(receipt.get("blockNumber")),
            block_hash=bytes_of(receipt.get("blockHash"), 32),
            gas_used=number_of(receipt.get("gasUsed")),
            created=created,
            logs=logs,
        )
        return mined, number_of(receipt.get("status")) == 1

    def _final_number(self) -> int:
        newest = read_block(self._node, "latest").number
        if self._node.is_local:
            return newest
        try:
            return max(read_block(self._node, "finalized").number, newest - DEEP)
        except (NodeRefused, NodeMisbehaved):
            return newest - DEEP

    def _push(self, flights: Sequence[Flight]) -> None:
        """Send again what got lost, give up what can never be in a block, replace what offers too little."""
        used_up_to = number_of(
            self._node.call("eth_getTransactionCount", [hex0x(self._signer.address), "latest"])
        )
        for flight in flights:
            if flight.used and flight.nonce < used_up_to:
                flight.refused = NonceTaken(self._signer.address, flight.nonce)
                self._outbox.failed(flight.id, "another transaction took its nonce")
        left = [flight for flight in flights if not flight.done]
        # Where the cap allows no more, all that is left is to send the same again and wait.
        with suppress(FeesTooHigh):
            self._replace(left)
        for flight in left:
            flight.cheap = False
        self.broadcast(left)

    def _replace(self, flights: Sequence[Flight]) -> None:
        """Sign a further form, which offers more, of each that offers too little by now."""
        now = fees_from(self._node.call(*HISTORY), self._cap)
        dearer: list[tuple[Flight, SignedForm]] = []
        for flight in flights:
            stuck = Transaction.read(flight.forms[-1].raw)
            if flight.cheap or now.most > stuck.fees.most:
                better = replace(stuck, fees=raised(stuck.fees, now, self._cap))
                dearer.append((flight, form_of(better.signed(self._signer))))
        self._outbox.signed([Signed(flight.id, flight.nonce, form) for flight, form in dearer])
        for flight, form in dearer:
            flight.forms.append(form)

    def _note(self, flight: Flight, answer: NodeRefused) -> None:
        said = answer.text.lower()
        if any(word in said for word in _KNOWN):
            return
        if any(word in said for word in _USED):
            flight.used = True
        elif any(word in said for word in _CHEAP):
            flight.cheap = True
        elif len(flight.forms) > 1:
            # An earlier form may be under way.
            return
        elif any(word in said for word in _POOR):
            flight.refused = AccountEmpty(self._signer.address)
            self._outbox.failed(flight.id, "the account could not pay for it")
        else:
            flight.refused = answer
            self._outbox.failed(flight.id, f"the node refused it: {answer.text}")


def form_of(raw: bytes) -> SignedForm:
    """Return signed bytes with our own hash of them."""
    return SignedForm(raw, keccak(raw))
