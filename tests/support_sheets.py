"""Receipts on paper for the tests of rendering and scanning: sheets with real links, pages turned into pictures."""

from __future__ import annotations

import io
import random
from datetime import date
from typing import Any

import pypdfium2
from PIL import Image

from almoner.services.rendering import Charity, ReceiptSheet
from almoner_chain.core.link import to_link
from almoner_chain.core.units import Unit

HOST = "https://receipts.example.org"
CHARITY = Charity(
    name="武汉市江汉区慈善会",
    registration="51420100MJH2223456",
    address="湖北省武汉市江汉区台北一路 15 号",
    domain="receipts.example.org",
    site="www.example.org",
    place="武汉",
)


def document(size: int, seed: int = 1) -> bytes:
    """Return bytes as long as a receipt's and as random as one."""
    return b"\x01" + random.Random(seed * 10_000 + size).randbytes(size - 1)


def sheet(size: int = 470, seed: int = 1, **changes: Any) -> ReceiptSheet:
    """Return a recorded receipt of 314,540,755.69 yuan whose code holds `document(size, seed)`."""
    values: dict[str, Any] = {
        "charity": CHARITY,
        "fund": "疫情防控专项 Covid-19 relief",
        "unit": Unit.currency("CNY"),
        "amount": 31_454_075_569,
        "issued": date(2020, 2, 1),
        "chain_id": 3_141_592_653,
        "ledger": "0xa11ce0000000000000000000000000000000a11c",
        "link": to_link(HOST, document(size, seed)),
        "serial": 1284,
        "batch": 7,
        "place": (100_000, 31_454_175_569),
        "donor": "交通银行股份有限公司湖北省分行",
        "gift_date": date(2020, 1, 28),
        "method": "bank",
    }
    return ReceiptSheet(**(values | changes))


def promise(**changes: Any) -> ReceiptSheet:
    """Return a receipt for a gift that is not in the ledger yet."""
    not_recorded = {"serial": None, "batch": None, "place": None, "due": date(2020, 3, 2)}
    return sheet(160, **(not_recorded | changes))


def page_text(pdf: bytes, page: int = 0) -> str:
    """Return the text that is copied from a page."""
    text: str = pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_range()
    return text.replace("\r\n", "\n")


def page_picture(pdf: bytes, *, dpi: int = 150, page: int = 0) -> Image.Image:
    """Return a page as a grey picture."""
    picture: Image.Image = pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72, grayscale=True).to_pil()
    return picture


def opened(png: bytes) -> Image.Image:
    """Return the picture in a PNG file."""
    return Image.open(io.BytesIO(png))
