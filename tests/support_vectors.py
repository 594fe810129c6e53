"""The shared vectors' form in JSON, and how to run one: see tests/vectors/README.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from almoner_chain.core.entries import RawEntry
from almoner_chain.core.layout import RolePeriod, VoidRecord
from almoner_chain.core.verify import (
    Contract,
    Facts,
    FinalBlock,
    NodeAnswer,
    Verification,
    VerifyPolicy,
    verify,
    verify_text,
)
from support_receipts import FixedChain

FOLDER = Path(__file__).parent / "vectors"
FILES = ("valid", "voided", "promised", "invalid", "cannot_check")


@dataclass(frozen=True)
class Vector:
    """One document, what nodes say of it, and what must come of it. ``answers`` None: offline."""

    name: str
    why: str
    document: bytes | str
    policy: VerifyPolicy
    answers: tuple[NodeAnswer, ...] | None


def run(vector: Vector) -> Verification:
    """Verify the vector's document."""
    chain = None if vector.answers is None else FixedChain(vector.answers)
    if isinstance(vector.document, str):
        return verify_text(vector.document, chain=chain, policy=vector.policy)
    return verify(vector.document, chain=chain, policy=vector.policy)


def load(name: str) -> Iterator[tuple[Vector, dict[str, Any]]]:
    """Yield each vector of a file with what it expects."""
    for item in json.loads((FOLDER / f"{name}.json").read_text("utf-8"))["vectors"]:
        yield _vector(item), item["expect"]


def dump(vectors: list[Vector]) -> str:
    """Return a file of vectors; what they expect is what the verifier says now."""
    items = [{**_item(vector), "expect": outcome(run(vector))} for vector in vectors]
    return json.dumps({"format": 1, "vectors": items}, ensure_ascii=False, indent=1) + "\n"


def outcome(result: Verification) -> dict[str, Any]:
    """Return a verification as vectors have it."""
    return {
        "verdict": result.verdict.value,
        "checks": {check.name: check.state.value for check in result.checks},
        "codes": {check.name: check.code for check in result.checks if check.code},
        "facts": _facts(result.facts),
    }


def _facts(facts: Facts) -> dict[str, Any]:
    numbers = ("batch", "start", "end", "recorded_at", "archived_at")
    known: dict[str, Any] = {
        name: str(getattr(facts, name)) for name in numbers if getattr(facts, name) is not None
    }
    if facts.signer:
        known["signer"] = _hex(facts.signer)
    if facts.unit:
        known["unit"] = {
            "kind": str(int(facts.unit.kind)),
            "code": facts.unit.code,
            "decimals": str(facts.unit.decimals),
        }
    if facts.void:
        known["void"] = _numbers(facts.void)
    if facts.overdue_days:
        known["overdue_days"] = str(facts.overdue_days)
    return known | {
        name: text for name in ("fund_name", "domain", "issuer") if (text := getattr(facts, name))
    }


def _item(vector: Vector) -> dict[str, Any]:
    form = "text" if isinstance(vector.document, str) else "document"
    shown = vector.document if isinstance(vector.document, str) else vector.document.hex()
    answers = None if vector.answers is None else [_answer(answer) for answer in vector.answers]
    return {
        "name": vector.name,
        "why": vector.why,
        form: shown,
        "policy": _policy(vector.policy),
        "answers": answers,
    }


def _policy(policy: VerifyPolicy) -> dict[str, Any]:
    lists = {"trusted": ("name", policy.trusted), "confirmed": ("domain", policy.confirmed)}
    return {
        "needed": str(policy.needed),
        "today": policy.today.isoformat(),
        "local": policy.local,
        **{
            name: [
                {"chain_id": str(chain), "ledger": _hex(ledger), word: text}
                for (chain, ledger), text in items.items()
            ]
            for name, (word, items) in lists.items()
        },
    }


def _answer(answer: NodeAnswer) -> dict[str, Any]:
    if answer.problem:
        return {"node": answer.node, "problem": answer.problem}
    final, event = answer.final_block, answer.event
    return {
        "node": answer.node,
        "chain_id": str(answer.chain_id),
        "contract": answer.contract.value,
        "final_block": final
        and {"number": str(final.number), "hash": _hex(final.hash), "timestamp": str(final.timestamp)},
        "entry_hash": None if answer.entry_hash is None else _hex(answer.entry_hash),
        "event": event
        and {
            "number": str(event.number),
            "kind": str(int(event.kind)),
            "subject": str(event.subject),
            "actor": _hex(event.actor),
            "at": str(event.at),
            "data": _hex(event.data),
            "block": str(event.block),
            "transaction": _hex(event.transaction),
        },
        "signer_period": answer.signer_period and _numbers(answer.signer_period),
        "void": answer.void and _numbers(answer.void),
        "pending": answer.pending,
        "fund_name": answer.fund_name,
        "unit_kind": str(answer.unit_kind),
        "unit_code": answer.unit_code,
        "unit_decimals": str(answer.unit_decimals),
        "domain": answer.domain,
    }


def _numbers(record: RolePeriod | VoidRecord) -> dict[str, str]:
    return {name: str(value) for name, value in record._asdict().items()}


def _hex(data: bytes) -> str:
    return data.hex()


def _vector(item: dict[str, Any]) -> Vector:
    answers = item["answers"]
    return Vector(
        item["name"],
        item["why"],
        item["text"] if "text" in item else bytes.fromhex(item["document"]),
        _read_policy(item["policy"]),
        None if answers is None else tuple(_read_answer(answer) for answer in answers),
    )


def _read_policy(item: dict[str, Any]) -> VerifyPolicy:
    def names(key: str, word: str) -> dict[tuple[int, bytes], str]:
        return {(int(each["chain_id"]), bytes.fromhex(each["ledger"])): each[word] for each in item[key]}

    return VerifyPolicy(
        needed=int(item["needed"]),
        today=date.fromisoformat(item["today"]),
        local=item["local"],
        trusted=names("trusted", "name"),
        confirmed=names("confirmed", "domain"),
    )


def _read_answer(item: dict[str, Any]) -> NodeAnswer:
    if "problem" in item:
        return NodeAnswer(item["node"], problem=item["problem"])
    final, event, period, void = (item[key] for key in ("final_block", "event", "signer_period", "void"))
    return NodeAnswer(
        node=item["node"],
        chain_id=int(item["chain_id"]),
        contract=Contract(item["contract"]),
        final_block=final
        and FinalBlock(int(final["number"]), bytes.fromhex(final["hash"]), int(final["timestamp"])),
        entry_hash=None if item["entry_hash"] is None else bytes.fromhex(item["entry_hash"]),
        event=event
        and RawEntry(
            int(event["number"]),
            int(event["kind"]),
            int(event["subject"]),
            bytes.fromhex(event["actor"]),
            int(event["at"]),
            bytes.fromhex(event["data"]),
            int(event["block"]),
            bytes.fromhex(event["transaction"]),
        ),
        signer_period=period and RolePeriod(**{name: int(value) for name, value in period.items()}),
        void=void and VoidRecord(**{name: int(value) for name, value in void.items()}),
        pending=item["pending"],
        fund_name=item["fund_name"],
        unit_kind=int(item["unit_kind"]),
        unit_code=item["unit_code"],
        unit_decimals=int(item["unit_decimals"]),
        domain=item["domain"],
    )
