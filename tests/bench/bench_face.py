"""The public pages of a charity with 10,000 payments and 100,000 gifts: all of them, and after one more payment.

The rival is what a generator without a memory does: make and write every page again.
"""

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from pathlib import Path

from bench_audits import AMOUNT, POLICY, build
from charity import charity
from log import send_all
from report import Report, peak_megabytes, seconds

from almoner.services.face import FaceExport, export_face
from almoner.services.face_read import read_face
from almoner.services.session import Session
from almoner_chain.core.entries import Case
from almoner_chain.core.signing import SigningKey


def run(report: Report) -> None:
    """Measure one ledger: first export, nothing new, one more payment, everything again."""
    gifts, payments = (10_000, 1_000) if report.quick else (100_000, 10_000)
    with charity() as session, tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        build(session, gifts, payments)
        session.state()
        taken, done = seconds(partial(export_face, session, site))
        report.figure(f"first export: {done.pages:,} pages, {done.payments:,} payments", taken, "s")
        read, _ = seconds(partial(read_face, session))
        report.figure("of it: the ledger replayed and read", read, "s")
        same, done = seconds(partial(export_face, session, site))
        assert done.written == 0
        report.figure("again with nothing new", same, "s")
        _request(session, payments + 1)
        once, done = seconds(partial(export_face, session, site))
        report.figure(f"after one more payment: {done.written:,} files written", once, "s")
        again, _ = seconds(partial(_anew, session, site))
        report.ratio("faster than every page written again", again, once, at_least=1)
        report.figure("memory at most", peak_megabytes(), "MB")


def _request(session: Session, number: int) -> None:
    key = SigningKey(b"\x07" * 32)
    case = Case(number, 1, 1, AMOUNT, 0, key.address, payee_id=number.to_bytes(32))
    send_all(session, key, [session.call("request", case, POLICY)])


def _anew(session: Session, site: Path) -> FaceExport:
    shutil.rmtree(site)
    return export_face(session, site)
