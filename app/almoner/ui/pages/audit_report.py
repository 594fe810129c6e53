"""Write an audit's outcome to a file: JSON for programs, CSV for spreadsheets, text or PDF to sign and file away.

The words are the window's, the figures the services'. Runs in a worker; knows no widget.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from almoner.ui import formats
from almoner.ui.pages import audit_words as words
from almoner.ui.pages.entry_words import iso_time
from almoner.ui.words import tr
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.ui.pages.audit_words import Done


def write_report(path: Path, done: Done) -> None:
    """Write a report, by the file's ending: .json, .csv, .txt or .pdf; whole or not at all. Raises BadInput."""
    writers: dict[str, Callable[[Done], bytes]] = {
        ".json": _json,
        ".csv": _csv,
        ".txt": lambda each: "\n".join(report_lines(each)).encode() + b"\n",
        ".pdf": _pdf,
    }
    write = writers.get(path.suffix.lower())
    if write is None:
        raise BadInput(
            tr("The name of a report ends in .pdf, .txt, .csv or .json."),
            code="report.format",
            hint=tr("Choose the kind of file below the name."),
        )
    data, draft = write(done), path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _json(done: Done) -> bytes:
    document = {
        "report": "almoner audit",
        "charity": done.charity,
        "audited_at": iso_time(done.at),
        "nodes": list(done.asked),
        **done.audit.document(),
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _csv(done: Done) -> bytes:
    import csv
    import io

    from almoner.services.tables_out import inert

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(
        [inert(each) for each in (tr("Severity"), tr("Entry"), tr("Finding"), tr("Code"))],
    )
    for finding in done.audit.findings:
        writer.writerow(
            [
                words.severity_name(finding.severity),
                finding.entry or "",
                inert(words.finding_words(finding)),
                finding.code,
            ]
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def report_lines(done: Done) -> Iterator[str]:
    """Yield the report as plain lines, with places for names and signatures at its end."""
    audit = done.audit
    yield tr("Audit of the ledger of {charity}").format(charity=formats.visible(done.charity))
    yield ""
    yield words.outcome(audit.entries, done.counts(), audit.first_bad_entry or 0)
    yield from words.scope(done)
    yield ""
    for name, value in words.technical(done):
        yield tr("{name}: {value}").format(name=name, value=value)
    yield ""
    yield tr("Funds")
    for fund in audit.funds:
        unit = words.unit_of(fund)
        yield tr(
            "{fund}: received {received}, spent {spent}, given back {refunded}, available {available}"
        ).format(
            fund=formats.visible(fund.created.name),
            received=formats.money(fund.received, unit),
            spent=formats.money(fund.spent, unit),
            refunded=formats.money(fund.refunded, unit),
            available=formats.money(fund.available, unit),
        )
    yield ""
    yield tr("Findings")
    if not audit.findings:
        yield tr("None.")
    for finding in audit.findings:
        yield _finding_line(finding.entry).format(
            severity=words.severity_name(finding.severity),
            entry=formats.number(finding.entry),
            finding=words.finding_words(finding),
        )
    yield ""
    for who in (tr("Audited by"), tr("Date"), tr("Signature")):
        yield ""
        yield tr("{name}: {value}").format(name=who, value="_" * 40)


def _finding_line(entry: int) -> str:
    return tr("{severity}, entry {entry}: {finding}") if entry else tr("{severity}: {finding}")


def _pdf(done: Done) -> bytes:
    from fpdf import FPDF

    from almoner.ui.language import resource

    pdf = FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(True, margin=18)
    pdf.set_margins(20, 18)
    pdf.set_producer("Almoner")
    with resource("fonts", "AlmonerSans.ttf") as font:
        pdf.add_font("almoner", fname=str(font))
        pdf.add_page()
        for at, line in enumerate(report_lines(done)):
            pdf.set_font("almoner", size=15 if at == 0 else 10)
            if line:
                pdf.multi_cell(0, 8 if at == 0 else 5.2, line, align="L", new_x="LMARGIN", new_y="NEXT")
            else:
                pdf.ln(4)
        return bytes(pdf.output())
