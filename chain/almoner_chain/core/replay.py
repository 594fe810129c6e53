"""Replay the log from nothing but its entries, check every rule again, and name what breaks one.

The ledger's contract enforces these rules; a replay trusts neither the contract's code nor the node: it is how an
auditor finds an entry that could not have been. Never raises on bad entries: it reports and goes on.
Must not know where entries come from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from almoner_chain.core import replay_gifts, replay_payments, replay_requests, replay_roles
from almoner_chain.core.abi import AbiInvalid
from almoner_chain.core.entries import (
    EntryMalformed,
    Kind,
    RawEntry,
    Void,
    decode_entry,
    entry_hash,
    genesis_head,
    next_head,
)
from almoner_chain.core.replay_check import Check
from almoner_chain.core.replay_state import Finding, LedgerState, Severity

_RULES: dict[Kind, Callable[[Check, Any], None]] = {
    Kind.PROFILE: replay_roles.profile,
    Kind.ROLE: replay_roles.role_change,
    Kind.FUND: replay_roles.fund_created,
    Kind.PAYEE: replay_roles.payee_change,
    Kind.BATCH: replay_gifts.batch,
    Kind.RETURN: replay_payments.money_returned,
    Kind.REQUEST: replay_requests.request,
    Kind.APPROVAL: replay_requests.approval,
    Kind.REJECTION: replay_requests.rejection,
    Kind.OBJECTION: replay_requests.objection,
    Kind.PAYMENT: replay_payments.payment,
    Kind.REFUND: replay_payments.refund,
    Kind.DELIVERY: replay_requests.delivery,
    Kind.VOID: replay_gifts.void,
}
_DEPLOYMENT = {1: Kind.PROFILE, 2: Kind.ROLE}


class Replayer:
    """Take entries one by one, in order; ``state`` is what they led to so far."""

    def __init__(self, chain_id: int, ledger: bytes) -> None:
        self.state = LedgerState(chain_id, ledger, genesis_head(chain_id, ledger))

    def add(self, raw: RawEntry) -> None:
        """Check one entry against all before it and apply it. Never raises on a bad entry."""
        state = self.state
        check = Check(state, raw)
        expected = state.count + 1
        if raw.number < expected:
            check.require(False, "log.order", f"Entry {raw.number} came again, or too late.")
            return
        if raw.number > expected:
            what = (
                f"Entry {expected} is"
                if raw.number == expected + 1
                else f"Entries {expected} to {raw.number - 1} are"
            )
            check.require(False, "log.gap", f"{what} missing before entry {raw.number}.")
        state.count = raw.number
        try:
            state.head = next_head(state.head, entry_hash(raw))
            data = decode_entry(raw)
        except (EntryMalformed, AbiInvalid) as problem:
            check.require(False, problem.code, problem.message)
            return
        self._check_log(check, data)
        _RULES[data.KIND](check, data)

    def finish(self) -> LedgerState:
        """Check what can only be seen at the end, and return the state."""
        self._check_replaced(None)
        return self.state

    def _check_log(self, check: Check, data: Any) -> None:
        state, raw = self.state, check.raw
        wanted = _DEPLOYMENT.get(raw.number)
        check.require(
            wanted is None or data.KIND is wanted,
            "log.deployment",
            f"Entry {raw.number} is not what deployment writes.",
        )
        check.require(
            raw.at >= state.last_at, "log.time", f"Entry {raw.number} is older than the one before it."
        )
        state.last_at = max(state.last_at, raw.at)
        self._check_replaced(data)

    def _check_replaced(self, following: Any) -> None:
        """A replacement and the end of the old receipt are one transaction: the VOID comes right behind."""
        state = self.state
        if state.replacing is None:
            return
        old, new, _ = state.replacing
        state.replacing = None
        if not (isinstance(following, Void) and (following.serial, following.successor) == (old, new)):
            sentence = f"Serial {old} was replaced by {new} but not voided right after."
            entry = state.batch_of_serial(new)
            number = entry.place.entry if entry else 0
            state.report(Finding("replacement.not_voided", Severity.ERROR, number, sentence))


def replay(chain_id: int, ledger: bytes, entries: Iterable[RawEntry]) -> LedgerState:
    """Replay ``entries`` of the contract ``ledger`` (20 bytes) on ``chain_id`` and return what they led to."""
    replayer = Replayer(chain_id, ledger)
    for raw in entries:
        replayer.add(raw)
    return replayer.finish()
