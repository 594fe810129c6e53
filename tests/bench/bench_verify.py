"""Offline verification of receipts: decode, commitment, signature, path."""

from __future__ import annotations

from datetime import date

from receipts import recorded_receipts
from report import Report, best

from almoner_chain.core.link import from_text, to_link
from almoner_chain.core.verify import VerifyPolicy, verify


def run(report: Report) -> None:
    """Measure receipts of a batch of 256, as bytes and as links."""
    documents = recorded_receipts(256)
    links = [to_link("https://almoner.example", document) for document in documents]
    policy = VerifyPolicy(needed=1, today=date(2026, 1, 1))
    report.figure("bytes of a recorded receipt in a batch of 256", len(documents[0]), "bytes")
    report.figure(
        "offline verification",
        len(documents)
        / best(lambda: [verify(document, chain=None, policy=policy) for document in documents]),
        "receipts/s",
    )
    report.figure("links read", len(links) / best(lambda: [from_text(link) for link in links]), "links/s")
