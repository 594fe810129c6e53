"""The receipt's link as a QR code: error correction M, the smallest version, no logo.

zxing-cpp writes what is a byte segment up to ``#`` and a numeric segment after it, module for module what the
`qrcode` package makes of the same two segments, a hundred times faster with a mask that is given. Every mask is
legal; which one stands in the code. Knows neither paper nor receipts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from almoner_chain.core.errors import BadInput

QUIET_ZONE = 4
"""Modules of empty border that the standard asks for."""

MAX_VERSION = 37
"""A receipt of 1,700 bytes behind the longest host name; more is neither printed nor scanned."""

MASK = 6
"""Fixed: the data looks random, so no mask scans better than another, and trying all eight takes six times as long."""

_LINK = re.compile(r"https?://[!-\"$-~]+/[vj]#[0-9]+")


@dataclass(frozen=True)
class QrCode:
    """A square of modules without its quiet zone: ``modules`` is row after row, 0 dark and 255 light."""

    size: int
    modules: bytes

    @property
    def version(self) -> int:
        """Return the QR version, 1 to 40."""
        return (self.size - 17) // 4

    @property
    def full_size(self) -> int:
        """Return the modules across, quiet zone included."""
        return self.size + 2 * QUIET_ZONE

    @cached_property
    def rows(self) -> list[bytes]:
        """Return the rows from the top."""
        return [self.modules[start : start + self.size] for start in range(0, self.size**2, self.size)]


@lru_cache(maxsize=1024)
def encode(link: str) -> QrCode:
    """Return the code of a receipt's link (or of an invitation's, ``/j#``). Raises `BadInput` when it would be too dense to scan."""
    import zxingcpp

    if not _LINK.fullmatch(link):
        raise BadInput(
            "This is not a receipt's link.",
            code="qr.link",
            hint="A link is https://HOST/v# and a number; write the host in ASCII (xn--…).",
        )
    try:
        code = zxingcpp.create_barcode(link, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=MASK)
    except ValueError:
        raise _too_dense() from None
    image = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    result = QrCode(image.shape[0], bytes(memoryview(image)))  # type: ignore[arg-type]
    if result.version > MAX_VERSION:
        raise _too_dense()
    return result


def encode_address(url: str) -> QrCode:
    """Return the code of any short http or https address, such as where the page is served."""
    import zxingcpp

    if not re.fullmatch(r"https?://[!-~]{1,400}", url):
        raise BadInput("This is not an address.", code="qr.address", hint="Write https://HOST/….")
    code = zxingcpp.create_barcode(url, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    return QrCode(image.shape[0], bytes(memoryview(image)))  # type: ignore[arg-type]


def in_terminal(code: QrCode, *, colours: bool) -> list[str]:
    """Return a code as lines of text, two modules to a character; black on white whatever the terminal's colours are."""
    edge = QUIET_ZONE
    wide = code.size + 2 * edge
    light = b"\xff" * wide
    rows = [light] * edge + [b"\xff" * edge + row + b"\xff" * edge for row in code.rows] + [light] * edge
    rows += [light] * (len(rows) % 2)
    lines = [
        "".join(_HALVES[(not above, not below)] for above, below in zip(*rows[i : i + 2], strict=True))
        for i in range(0, len(rows), 2)
    ]
    return [f"\x1b[30;107m{line}\x1b[0m" for line in lines] if colours else lines


_HALVES = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def _too_dense() -> BadInput:
    return BadInput(
        "The receipt is too long for a code that can be scanned from paper.",
        code="qr.too_dense",
        hint="Hand it over as a receipt file, or open fewer fields.",
    )
