"""The stable codes a preview speaks in; a window words each of them in the person's language.

No sentence stands here. What each code means is said once, so that whoever words it knows.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from almoner_chain.core.entries import Category, Role, VoidReason
from almoner_chain.core.units import Unit, UnitKind

KINDS = (
    *(
        "deploy",
        "set_profile",
        "grant_role",
        "revoke_role",
        "accept_administration",
        "create_fund",
        "set_payee",
    ),
    *("record_batch", "record_transfer", "give", "void_receipt", "replace_receipt"),
    *("request", "amend", "approve", "reject", "object", "pay", "refund", "record_return"),
    *("acknowledge_delivery", "token_approve", "token_transfer", "fill_gap"),
)
"""What a transaction does: a function of the ledger; ``deploy`` makes a ledger; ``token_approve`` lets an account
(``spender``) take tokens; ``token_transfer`` moves them; ``fill_gap`` does nothing but use up a number in the row."""

FACTS = (
    # Who and what.
    *("administrator", "administrator_label", "charity_name", "domain", "role", "account", "account_label"),
    *("fund", "fund_name", "unit", "unit_kind", "decimals", "token", "allowed", "spender", "spender_label"),
    *("to", "to_label"),
    # The rules of a fund.
    *("approvals_above", "delay", "delay_above", "admin_cap", "payees_restricted"),
    # Gifts.
    *(
        "total",
        "amount",
        "minor_units",
        "gift_amount",
        "amount_returned",
        "count",
        "first_serial",
        "last_serial",
    ),
    *("serial", "new_serial", "successor", "batch", "donor", "void_reason"),
    *("origin_chain", "origin_ledger", "origin_payment"),
    # A request and what becomes of it.
    *(
        "payment",
        "revision",
        "category",
        "payee",
        "payee_account",
        "payee_account_label",
        "purpose",
        "evidence",
    ),
    *("invoice", "gift_serial", "destination", "requester", "requester_label"),
    *("reference", "reason", "note", "signed_by_payee", "coin"),
    # Hashes and the like, for whoever checks.
    *("name_hash", "root", "manifest", "commitment", "new_commitment", "batch_entry", "proof_steps"),
    *("payee_id", "purpose_hash", "evidence_hash", "fingerprint", "subject", "case_hash"),
    *("reference_hash", "reason_hash", "note_hash"),
)
"""The names of all facts. One may stand several times (``evidence``, ``invoice``, ``approvals_above``)."""

TECHNICAL = frozenset(FACTS[FACTS.index("name_hash") :])
"""Facts for whoever checks hashes: a window may keep them folded away, but must be able to show them."""

YES, NO = "yes", "no"

CODED = {
    "role": tuple(each.name.lower() for each in Role),
    "category": tuple(each.name.lower().replace("_", "-") for each in Category),
    "void_reason": tuple(each.name.lower().replace("_", "-") for each in VoidReason),
    "unit_kind": tuple(each.name.lower() for each in UnitKind),
    "allowed": (YES, NO),
    "payees_restricted": (YES, NO),
    "signed_by_payee": (YES, NO),
}
"""The facts whose text is a code, with all codes there are (a number where the bytes hold one that has no name)."""


class Money(NamedTuple):
    """An amount in minor units, with what it counts."""

    minor: int
    unit: Unit

    @property
    def text(self) -> str:
        """The plain amount with its unit, such as ``1234.50 CNY``."""
        return f"{self.unit.format(self.minor)} {self.unit.code}"


class Fact(NamedTuple):
    """One thing the bytes say: its name (of `FACTS`), its value as text, the value itself.

    An empty text stands for nothing (no payee's account, no evidence). ``raw`` is an int, bytes, str, bool or `Money`;
    for ``approvals_above`` the pair (`Money` or int, approvals), for ``evidence`` the file's SHA-256.
    """

    name: str
    text: str
    raw: Any
