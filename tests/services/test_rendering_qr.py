"""The code on a receipt: what it holds, how dense it is, and that it equals the reference encoder's."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.util import MODE_8BIT_BYTE, MODE_NUMBER, QRData

from almoner.services.rendering import layout, qr
from almoner.services.rendering.qr import QrCode, encode
from almoner_chain.core.errors import BadInput
from almoner_chain.core.link import MAX_QR_BYTES, from_text, to_link
from support_sheets import HOST, document


def reference(link: str) -> list[list[bool]]:
    """Make the same code with the qrcode package: a byte segment up to #, a numeric one after it."""
    prefix, _, number = link.partition("#")
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=qr.MASK)
    code.add_data(QRData(f"{prefix}#".encode(), mode=MODE_8BIT_BYTE), optimize=0)
    code.add_data(QRData(number.encode(), mode=MODE_NUMBER), optimize=0)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.modules]


@pytest.mark.parametrize("size", [100, 160, 300, 470, 1000, MAX_QR_BYTES])
def test_a_code_is_module_for_module_that_of_two_segments(size: int) -> None:
    link = to_link(HOST, document(size))
    assert [[module == 0 for module in row] for row in encode(link).rows] == reference(link)


@pytest.mark.parametrize(("size", "version"), [(160, 10), (470, 17)])
def test_a_receipt_of_the_target_size_needs_the_target_version(size: int, version: int) -> None:
    assert encode(to_link(HOST, document(size))).version <= version


@pytest.mark.parametrize("size", range(20, MAX_QR_BYTES + 1, 120))
def test_every_size_decodes_to_its_bytes(size: int) -> None:
    code = encode(to_link(HOST, document(size)))
    picture = Image.new("L", (code.full_size, code.full_size), 255)
    picture.paste(Image.frombytes("L", (code.size, code.size), code.modules), (qr.QUIET_ZONE, qr.QUIET_ZONE))
    (read,) = zxingcpp.read_barcodes(picture.resize((code.full_size * 3,) * 2, Image.Resampling.NEAREST))
    assert read.ec_level == "M"
    assert from_text(read.text) == document(size)


def test_modules_are_printed_half_a_millimetre_or_wider_and_fit_the_page() -> None:
    for version in range(1, qr.MAX_VERSION + 1):
        code = QrCode(17 + 4 * version, b"")
        assert code.version == version
        assert layout.module_size(code) >= 0.5
        assert layout.module_size(code) * code.full_size < layout.WIDTH / 2 + 5


def test_the_largest_receipt_fits_behind_the_longest_domain() -> None:
    longest = "https://" + "a" * 88 + ".example.org"
    assert encode(to_link(longest, b"\xff" * MAX_QR_BYTES)).version <= qr.MAX_VERSION


def test_a_link_too_long_to_scan_is_refused() -> None:
    for digits in (5_000, 20_000):
        with pytest.raises(BadInput) as caught:
            encode(f"{HOST}/v#{'9' * digits}")
        assert caught.value.code == "qr.too_dense"


@pytest.mark.parametrize(
    "link",
    [
        "",
        "https://a.example/v",
        "https://a.example/v#",
        "https://a.example/v#12a",
        "https:///v#1",
        "ftp://a/v#1",
        "https://é.example/v#1",
    ],
)
def test_only_a_receipts_link_becomes_a_code(link: str) -> None:
    with pytest.raises(BadInput, match="not a receipt's link"):
        encode(link)
