"""Verification of a receipt: a pure function over bytes and what nodes say. No network, no clock.

Protocol, section 8. The steps:

1.  Read the document: size, checksum, version, one spelling only (`format`); the rules of its private fields
    (`commitment`) and its place in the batch (`path`) are met on the way.
2.  Make the commitment again and recover who signed (`signature`).
3.  Fold the gift's leaf and path up to the batch's root (`path`).
4.  Archived: follow the proofs from the header down to the entry and the void (`proof`).
5.  A receipt that contradicts itself is not asked about. Else ask the nodes and compare what they say with the
    receipt and with each other (`ledger`, `signer`, `entry`, `agreement`, `voided`).
6.  See whether the ledger is one of those we know (`issuer`); it changes no verdict.
7.  The verdict follows from the checks alone; then it is put into words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from almoner_chain.core import link
from almoner_chain.core.archive import Archived, check_archive
from almoner_chain.core.errors import AlmonerError, ReceiptInvalid
from almoner_chain.core.merkle_sum import Folded, PathInvalid
from almoner_chain.core.proof import ProofInvalid
from almoner_chain.core.receipt import decode
from almoner_chain.core.receipt_values import Receipt, Stage
from almoner_chain.core.verify_nodes import Findings, not_asked, shown, weigh
from almoner_chain.core.verify_types import (
    ChainPort,
    Check,
    Contract,
    Facts,
    FinalBlock,
    NodeAnswer,
    Question,
    State,
    Verdict,
    Verification,
    VerifyPolicy,
)
from almoner_chain.core.verify_words import sentence

__all__ = [
    "ChainPort",
    "Check",
    "Contract",
    "Facts",
    "FinalBlock",
    "NodeAnswer",
    "Question",
    "State",
    "Verdict",
    "Verification",
    "VerifyPolicy",
    "verify",
    "verify_text",
]


@dataclass(frozen=True, slots=True)
class _Inside:
    """What the document says of itself: the checks that need no node."""

    checks: tuple[Check, ...]
    signer: bytes | None
    folded: Folded | None = None
    archived: Archived | None = None

    @property
    def sound(self) -> bool:
        return all(check.state is State.PASS for check in self.checks)


def verify_text(text: str, *, chain: ChainPort | None, policy: VerifyPolicy) -> Verification:
    """Verify a receipt given as link, ``#…`` or digits; see `verify`."""
    try:
        document = link.from_text(text)
    except ReceiptInvalid as problem:
        return _unreadable(problem)
    return verify(document, chain=chain, policy=policy)


def verify(document: bytes, *, chain: ChainPort | None, policy: VerifyPolicy) -> Verification:
    """Return the verdict on a receipt's bytes; whatever they are, it ends calmly.

    ``chain`` None means offline: then nothing is ever `valid`, and the sentence says what is still known.
    """
    try:
        receipt = decode(document)
    except ReceiptInvalid as problem:
        return _unreadable(problem)
    inside = _look_inside(receipt)
    findings = _ask(receipt, inside, chain, policy)
    issuer = _issuer(receipt, findings, policy)
    checks = (*inside.checks, *findings.checks, issuer[0])
    facts = _facts(receipt, inside, findings, issuer[1], policy)
    verdict = _verdict(receipt, checks, facts)
    words = sentence(verdict, checks, receipt, facts, local=policy.local)
    return Verification(verdict, words, checks, receipt, facts)


def _unreadable(problem: ReceiptInvalid) -> Verification:
    """Step 1 failed: nothing after it can be checked."""
    name = problem.code.partition(".")[0]
    passed = () if name == "format" else (Check("format", State.PASS, "", "the document is whole"),)
    newer = problem.code == "format.version"  # whole, but not ours to judge
    state, verdict = (State.UNKNOWN, Verdict.CANNOT_CHECK) if newer else (State.FAIL, Verdict.NOT_GENUINE)
    checks = (*passed, Check(name, state, problem.code, problem.message))
    facts = Facts()
    return Verification(verdict, sentence(verdict, checks, None, facts, local=False), checks, None, facts)


def _look_inside(receipt: Receipt) -> _Inside:
    """Steps 2 to 4."""
    signer = receipt.signer()
    checks = [
        Check("format", State.PASS, "", "the document is whole and in its one form"),
        Check("commitment", State.PASS, "", "the private fields are bound by one hash"),
        Check("signature", State.PASS, "", f"signed by 0x{signer.hex()}")
        if signer
        else Check("signature", State.FAIL, "signature.invalid", "no account can have signed this"),
    ]
    folded, archived = None, None
    if receipt.recorded is not None:
        try:
            folded = receipt.folded()
            checks.append(Check("path", State.PASS, "", "the path leads from the gift to a root"))
        except PathInvalid as problem:
            checks.append(Check("path", State.FAIL, problem.code, problem.message))
    if receipt.archive is not None:
        try:
            archived = check_archive(receipt)
            block = f"the proofs hold together at block {archived.header.number}"
            checks.append(Check("proof", State.PASS, "", block))
        except (ProofInvalid, PathInvalid) as problem:
            checks.append(Check("proof", State.FAIL, "proof.invalid", problem.message))
    return _Inside(tuple(checks), signer, folded, archived)


def _ask(receipt: Receipt, inside: _Inside, chain: ChainPort | None, policy: VerifyPolicy) -> Findings:
    """Step 5."""
    if not inside.sound or inside.signer is None:
        return not_asked(receipt, "not asked: the receipt contradicts itself")
    if chain is None:
        return not_asked(receipt, "not asked: offline", "ledger.offline")
    place = receipt.recorded
    question = Question(
        chain_id=receipt.chain_id,
        ledger=receipt.ledger,
        fund=receipt.fund,
        signer=inside.signer,
        entry=place.entry if place else None,
        block=place.block if place else None,
        serial=place.serial if place else None,
    )
    try:
        answers = chain.ask(question)
    except (
        AlmonerError
    ) as problem:  # a port should answer for a node that failed; a good receipt is not to blame
        return not_asked(receipt, shown(problem.message), "ledger.unreachable")
    return weigh(receipt, question, answers, policy.needed)


def _issuer(receipt: Receipt, findings: Findings, policy: VerifyPolicy) -> tuple[Check, str | None]:
    """Step 6. The name is that of our own list, or a domain whose site names this very ledger."""
    ledger = (receipt.chain_id, receipt.ledger)
    if ledger in policy.trusted:
        name = policy.trusted[ledger]
        return Check("issuer", State.PASS, "", f"the trust list has this ledger as {name}"), name
    domain = policy.confirmed.get(ledger)
    if domain and domain == findings.domain:
        return Check("issuer", State.PASS, "", f"{domain} confirms that this ledger is its own"), domain
    return Check("issuer", State.UNKNOWN, "issuer.unknown", "nobody known vouches for this ledger"), None


def _facts(
    receipt: Receipt, inside: _Inside, findings: Findings, issuer: str | None, policy: VerifyPolicy
) -> Facts:
    facts = Facts(
        signer=inside.signer,
        fund_name=findings.fund_name,
        unit=findings.unit,
        domain=findings.domain,
        void=findings.void,
        issuer=issuer,
        overdue_days=_overdue(receipt, policy),
        nodes_agreeing=findings.agreeing,
        nodes_asked=findings.asked,
    )
    if findings.place is not None:
        batch, start, end, at = findings.place
        return replace(facts, batch=batch, start=start, end=end, recorded_at=at)
    if inside.archived is not None and inside.folded is not None and receipt.archive is not None:
        record = receipt.archive.record
        start = record.start + inside.folded.left_sum
        facts = replace(facts, batch=record.batch, start=start, end=start + receipt.amount)
        header, void = inside.archived
        return replace(facts, recorded_at=record.at, void=void, archived_at=header.timestamp)
    return facts


def _overdue(receipt: Receipt, policy: VerifyPolicy) -> int:
    if receipt.stage is not Stage.PROMISED or receipt.due is None:
        return 0
    return max(0, (policy.today - receipt.due).days)


def _verdict(receipt: Receipt, checks: tuple[Check, ...], facts: Facts) -> Verdict:
    """Step 7."""
    if any(check.state is State.FAIL for check in checks):
        return Verdict.NOT_GENUINE
    passed = {check.name for check in checks if check.state is State.PASS}
    if not {"signer", "agreement"} <= passed:
        return Verdict.CANNOT_CHECK
    if receipt.stage is Stage.PROMISED:
        return Verdict.PROMISED
    if not {"entry", "voided"} <= passed:
        return Verdict.CANNOT_CHECK
    return Verdict.VOIDED if facts.void else Verdict.VALID
