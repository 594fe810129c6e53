"""A receipt as a link and as one decimal number, and back.

Protocol, section 5. The number follows ``#``, which browsers do not send to the server. Knows bytes only.
"""

from __future__ import annotations

import re

from almoner_chain.core.errors import ReceiptInvalid

MAX_QR_BYTES = 1_700
"""More does not scan from paper; longer receipts travel as files."""

MAX_DIGITS = 4_095
"""The digits of the largest number of 1,700 bytes: 2^13600 has 4,095."""

_MAX_TEXT = 16_384
_CHUNK = 500  # below the least limit Python can be set to for converting numbers (640)
_LINK = re.compile(r"(?:https?://[^\s#]{1,2048}/v)?#(.*)", re.DOTALL | re.IGNORECASE)
_WHERE = "Scan the code again, or paste the whole link or number."


def digits(document: bytes) -> str:
    """Return the document as a decimal number. Raises `ReceiptInvalid` for one too long for a QR code."""
    if not 0 < len(document) <= MAX_QR_BYTES or document[0] == 0:
        raise ReceiptInvalid(
            f"A receipt of {len(document):,} bytes does not fit a code or link.",
            code="format.too_long",
            hint="Hand it over as a file.",
        )
    number, chunks = int.from_bytes(document, "big"), []
    while number:
        number, chunk = divmod(number, 10**_CHUNK)
        chunks.append(str(chunk).rjust(_CHUNK, "0"))
    return "".join(reversed(chunks)).lstrip("0")


def to_link(base_url: str, document: bytes) -> str:
    """Return the link that a QR code carries; ``base_url`` such as ``https://HOST``."""
    return f"{base_url.rstrip('/')}/v#{digits(document)}"


def from_text(text: str) -> bytes:
    """Return the document in a link, in ``#…`` or in bare digits; white space and line breaks are dropped.

    Raises `ReceiptInvalid` for anything else, whatever it is.
    """
    if len(text) > _MAX_TEXT:
        raise ReceiptInvalid("This text is too long to be a receipt.", code="format.malformed", hint=_WHERE)
    linked = _LINK.fullmatch(text.strip())
    number = "".join((linked[1] if linked else text).split())
    if not number or len(number) > MAX_DIGITS or not (number.isascii() and number.isdigit()):
        raise ReceiptInvalid(
            "This text is not a receipt's link or number.", code="format.malformed", hint=_WHERE
        )
    if number[0] == "0":
        raise ReceiptInvalid(
            "A receipt's number does not begin with 0.", code="format.not_canonical", hint=_WHERE
        )
    value = 0
    for start in range(0, len(number), _CHUNK):
        chunk = number[start : start + _CHUNK]
        value = value * 10 ** len(chunk) + int(chunk)
    document = value.to_bytes((value.bit_length() + 7) // 8, "big")
    if len(document) > MAX_QR_BYTES:
        raise ReceiptInvalid("This number is too long to be a receipt.", code="format.malformed", hint=_WHERE)
    return document
