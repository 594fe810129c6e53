"""The data beside the public pages: the same facts as CSV for spreadsheets and as JSON for programs.

CSV amounts are decimals beside their unit and whole minor units; JSON has minor units as text only. Nothing in a cell is
ever run. Knows no pages and no folder.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from almoner.services.face_facts import FaceBatch, FaceFacts, FaceFund, FacePayment, Step, Sums
from almoner.services.session import hex0x
from almoner.services.tables_out import inert
from almoner_chain.core.hashing import ZERO32
from almoner_chain.core.units import Unit

FORMAT = 1
SUMS = ("donated", "paid", "returned", "refunded", "available")
Row = Sequence[str | int]

README = """\
The public accounts of one charity as tables. Everything follows from the entries of its ledger, which anybody can read
from a node and replay; see the first page. Donors, payees, accounts, bank references and notes are not in these files.

CSV: UTF-8. A text that a spreadsheet would take for a formula has an apostrophe before it. Times are UTC. Amounts are
exact decimals beside their unit; *_minor is the same in the unit's smallest part (fen, cents, pieces), a whole number.
JSON: amounts are whole numbers of that smallest part, as text; "decimals" says how many places they have.

funds      donated    what donors gave (without what came back from payments)
           paid       what was paid out
           returned   what came back from payments
           refunded   what donors got back
           available  donated + returned - paid - refunded
           policy     the fund's rules: tier_above and tier_approvals in minor units and counts, delay in seconds,
                      admin_cap_bps in hundredths of a percent (10000: no limit)
payments   state      requested, approved, rejected, objected, paid, delivered, refunded (a donor got a gift back)
           requested, approved, paid, delivered, stopped   when; stopped: rejected, or an auditor objected
           case_hash  what the approvals name
           purpose    the words, where the charity publishes them; published.json has their salts
           evidence   SHA-256 of each file; evidence_hash is what the case commits to
           received_axis  which stretch of everything the fund ever received paid it, start-end in minor units
           entries    the numbers of its entries in the ledger
gifts      one line for each batch: count gifts worth total, serial numbers first_serial to first_serial + count - 1
           root       the root of the Merkle-sum tree that each receipt leads to
           start      where the batch begins on the fund's axis of everything received, in minor units
           replaces   the serial number of a receipt that was made out again; then nothing came in
           origin     another charity's payment that this is: chain:ledger:payment
           voided     receipts of it that do not stand any more
entries    every entry of the ledger: its number, kind, time, block, transaction, and the hash the ledger keeps of it.
           head(n) = keccak(head(n-1) + hash(n)) leads to the head on the first page (chain/PROTOCOL.md, section 1)
"""


def data_files(facts: FaceFacts) -> Iterator[tuple[str, bytes]]:
    """Yield each file's path below the site's root and its bytes."""
    funds, payments = list(facts.funds.values()), list(facts.payments.values())
    batches = [batch for fund in funds for batch in fund.batches]
    units = {fund.number: fund.unit for fund in funds}
    yield "data/README.txt", README.encode()
    yield "data/funds.csv", _csv(FUND_COLUMNS, (_fund_row(fund) for fund in funds))
    yield "data/funds.json", _json(facts, "funds", (_fund(fund) for fund in funds))
    yield "data/payments.csv", _csv(PAYMENT_COLUMNS, (_payment_row(facts, each) for each in payments))
    yield "data/payments.json", _json(facts, "payments", (_payment(units[p.fund], p) for p in payments))
    yield "data/gifts.csv", _csv(BATCH_COLUMNS, (_batch_row(units[b.fund], b) for b in batches))
    yield "data/gifts.json", _json(facts, "batches", (_batch(units[b.fund], b) for b in batches))
    yield "data/entries.csv", _csv(ENTRY_COLUMNS, _entry_rows(facts))


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Write UTF-8 with a byte order mark, without which Excel reads Chinese in the system's old encoding."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([inert(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _json(facts: FaceFacts, name: str, items: Iterable[dict[str, Any]]) -> bytes:
    """Write a document with one line for each item, so that what changed can be seen line by line."""
    about = {
        "format": FORMAT,
        "chain_id": str(facts.chain_id),
        "ledger": hex0x(facts.ledger),
        "name": facts.name,
        "domain": facts.domain,
        "entries": facts.last.entry,
        "head": hex0x(facts.head),
        "at": _moment(facts.last.at),
    }
    lines = ",\n".join(_line(item) for item in items)
    return f'{_line(about)[:-1]},"{name}":[\n{lines}\n]}}\n'.encode()


def _line(item: dict[str, Any]) -> str:
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def _moment(at: int) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _when(step: Step | None) -> str:
    return _moment(step.at) if step is not None else ""


# -- funds ---------------------------------------------------------------------------------------------------

FUND_COLUMNS = (
    *("fund", "name", "unit", "created", "entry"),
    *(column for name in SUMS for column in (name, f"{name}_minor")),
    *("payments", "batches"),
)


def _fund_row(fund: FaceFund) -> Row:
    return [
        *(fund.number, fund.name, fund.unit.code, _moment(fund.at), fund.entry),
        *(cell for name in SUMS for cell in _amounts(fund.unit, getattr(fund.sums, name))),
        *(len(fund.payments), len(fund.batches)),
    ]


def _amounts(unit: Unit, minor: int) -> tuple[str, str]:
    """Return an amount for people's tables and for programs; a negative one is no formula."""
    return unit.format(minor), str(minor)


def _fund(fund: FaceFund) -> dict[str, Any]:
    policy = fund.policy
    return {
        "fund": fund.number,
        "name": fund.name,
        **_unit(fund.unit),
        "created": _moment(fund.at),
        "entry": fund.entry,
        **_sums(fund.sums),
        "policy": {
            "tier_above": [str(each) for each in policy.tier_above],
            "tier_approvals": list(policy.tier_approvals),
            "delay": policy.delay,
            "delay_above": str(policy.delay_above),
            "admin_cap_bps": policy.admin_cap_bps,
            "payees_restricted": policy.payees_restricted,
        },
        "categories": {name: str(kept) for name, kept in fund.categories},
        "months": [{"month": month, **_sums(sums)} for month, sums in fund.months],
    }


def _unit(unit: Unit) -> dict[str, Any]:
    return {"unit": unit.code, "unit_kind": unit.kind.name.lower(), "decimals": unit.decimals}


def _sums(sums: Sums) -> dict[str, str]:
    return {name: str(getattr(sums, name)) for name in SUMS}


# -- payments ------------------------------------------------------------------------------------------------

PAYMENT_COLUMNS = (
    *("payment", "fund", "fund_name", "unit", "amount", "amount_minor", "category", "state", "purpose"),
    *("requested", "approved", "paid", "delivered", "stopped", "approvals", "approvals_needed", "revision"),
    *("returned", "returned_minor", "case_hash", "evidence_hash", "evidence", "received_axis", "entries"),
)


def _dates(payment: FacePayment) -> dict[str, str]:
    return {
        "requested": _when(payment.at("changed", "requested")),
        "approved": _when(payment.at("approved")) if payment.approvals >= payment.needed else "",
        "paid": _when(payment.at("paid", "refunded")),
        "delivered": _when(payment.at("delivered")),
        "stopped": _when(payment.at(payment.state)) if payment.state in ("rejected", "objected") else "",
    }


def _payment_row(facts: FaceFacts, payment: FacePayment) -> Row:
    fund = facts.funds[payment.fund]
    return [
        *(payment.number, payment.fund, fund.name, fund.unit.code),
        *_amounts(fund.unit, payment.amount),
        *(payment.category, payment.state, payment.purpose, *_dates(payment).values()),
        *(payment.approvals, payment.needed, payment.revision, *_amounts(fund.unit, payment.returned)),
        hex0x(payment.case_hash),
        hex0x(payment.committed) if payment.committed != ZERO32 else "",
        " ".join(payment.evidence),
        " ".join(f"{start}-{end}" for start, end in payment.stretches),
        " ".join(str(step.entry) for step in payment.steps),
    ]


def _payment(unit: Unit, payment: FacePayment) -> dict[str, Any]:
    return {
        "payment": payment.number,
        "fund": payment.fund,
        **_unit(unit),
        "amount": str(payment.amount),
        "category": payment.category,
        "state": payment.state,
        "purpose": payment.purpose or None,
        **{name: when or None for name, when in _dates(payment).items()},
        "approvals": payment.approvals,
        "approvals_needed": payment.needed,
        "revision": payment.revision,
        "returned": str(payment.returned),
        "case_hash": hex0x(payment.case_hash),
        "evidence_hash": hex0x(payment.committed) if payment.committed != ZERO32 else None,
        "evidence": list(payment.evidence),
        "received_axis": [
            {
                "start": str(piece.start),
                "end": str(piece.start + piece.amount),
                "batch": piece.batch or None,
                "returned_from": piece.payment or None,
            }
            for piece in payment.pieces
        ],
        "history": [
            {"what": step.kind, "at": _moment(step.at), "entry": step.entry} for step in payment.steps
        ],
    }


# -- gifts and the log ---------------------------------------------------------------------------------------

BATCH_COLUMNS = (
    *("batch", "fund", "unit", "entry", "at", "count", "total", "total_minor", "first_serial", "start_minor"),
    *("voided", "replaces", "origin", "root", "manifest"),
)


def _batch_row(unit: Unit, batch: FaceBatch) -> Row:
    return [
        *(batch.batch, batch.fund, unit.code, batch.entry, _moment(batch.at), batch.count),
        *(*_amounts(unit, batch.total), batch.first_serial, str(batch.start)),
        *(batch.voided, batch.replaces or "", batch.origin),
        *(hex0x(batch.root), hex0x(batch.manifest) if batch.manifest != ZERO32 else ""),
    ]


def _batch(unit: Unit, batch: FaceBatch) -> dict[str, Any]:
    return {
        "batch": batch.batch,
        "fund": batch.fund,
        **_unit(unit),
        "entry": batch.entry,
        "at": _moment(batch.at),
        "count": batch.count,
        "total": str(batch.total),
        "first_serial": batch.first_serial,
        "start": str(batch.start),
        "voided": batch.voided,
        "replaces": batch.replaces or None,
        "origin": batch.origin or None,
        "root": hex0x(batch.root),
        "manifest": hex0x(batch.manifest) if batch.manifest != ZERO32 else None,
    }


ENTRY_COLUMNS = ("entry", "kind", "at", "block", "transaction", "hash")


def _entry_rows(facts: FaceFacts) -> Iterator[Row]:
    for line in facts.log:
        yield [
            *(line.entry, line.kind, _moment(line.at), line.block),
            *(hex0x(line.transaction), hex0x(line.hash)),
        ]
