"""The shipped typeface: what it covers, and that cutting it gives whole fonts with the very same glyphs."""

from __future__ import annotations

import io
from importlib import resources
from itertools import pairwise

from fontTools.ttLib import TTFont

from almoner.services.rendering.paper import FONT_FOLDER, FONT_NAME, typeface

SHIPPED = resources.files("almoner_resources") / FONT_FOLDER


def two_byte_signs(codec: str) -> set[str]:
    """Return every sign that a Chinese two-byte encoding has."""
    signs = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            signs |= set(bytes((lead, trail)).decode(codec, errors="ignore"))
    return {sign for sign in signs if ord(sign) > 0x7F and not 0xE000 <= ord(sign) < 0xF900}


def test_everything_in_gb_2312_can_be_drawn() -> None:
    signs = two_byte_signs("gb2312")
    assert len(signs) > 7_000
    assert typeface().missing("".join(sorted(signs))) == []


def test_every_ideograph_of_gbk_can_be_drawn() -> None:
    signs = {sign for sign in two_byte_signs("gbk") if "\u4e00" <= sign <= "\u9fff"}
    assert len(signs) > 20_000
    assert typeface().missing("".join(sorted(signs))) == []


def test_rare_signs_in_names_can_be_drawn() -> None:
    assert typeface().missing("䶮㛃㑇㺄𬱖𬭎𫟦𫖯𬀩𣲗𠅤𦙶𨱏𫚭") == []


def test_western_names_and_money_can_be_drawn() -> None:
    names = "Nguyễn Thị Ánh Tuyết, Łukasz Żółć, Özgür Şahin, Đorđe Ćirić, Їжакевич, Ґалаґан, Παπαδόπουλος, O’Brien"
    assert typeface().missing(names + "€₫¥£₹₴₽₩$¢—–…“”‘’№™ÀẾỹǨ") == []


def test_a_cut_font_is_a_whole_one_with_the_same_outlines_and_widths() -> None:
    wanted = "武汉Nguyễn €，"
    whole = TTFont(io.BytesIO((SHIPPED / FONT_NAME).read_bytes()), lazy=True)
    cut = TTFont(io.BytesIO(typeface().file.cut(map(ord, wanted))), checkChecksums=2)
    assert cut["maxp"].numGlyphs == len(set(wanted)) + 1
    for sign in wanted:
        old, new = (font.getBestCmap()[ord(sign)] for font in (whole, cut))
        assert cut["hmtx"][new] == whole["hmtx"][old]
        assert cut["glyf"][new].getCoordinates(cut["glyf"]) == whole["glyf"][old].getCoordinates(
            whole["glyf"]
        )


def test_a_cut_font_leaves_out_what_the_typeface_lacks() -> None:
    cut = TTFont(io.BytesIO(typeface().file.cut(map(ord, "a💚"))))
    assert set(cut.getBestCmap()) == {ord("a")}


def test_a_cut_font_is_small_and_the_same_whatever_the_order() -> None:
    file = typeface().file
    assert len(file.cut(map(ord, "善款收据" * 50))) < 4_000
    assert file.cut(map(ord, "善款收据")) == file.cut(map(ord, "据收款善善"))


def test_widths_are_those_of_the_font() -> None:
    assert round(typeface().width("捐赠", 10), 3) == round(2 * 10 * 25.4 / 72, 3)


def test_no_glyph_is_made_of_others() -> None:
    whole = TTFont(io.BytesIO((SHIPPED / FONT_NAME).read_bytes()), lazy=True)
    outlines, places = whole.getTableData("glyf"), whole["loca"].locations
    contours = [outlines[start : start + 2] for start, end in pairwise(places) if end > start]
    assert len(contours) > 24_000
    assert all(int.from_bytes(count, "big", signed=True) >= 0 for count in contours)


def test_the_licence_stands_beside_the_font() -> None:
    licence = (SHIPPED / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Noto Project Authors" in licence
    assert "Adobe" in licence


def test_lines_break_at_spaces_and_between_chinese_signs_but_not_before_a_full_stop() -> None:
    face = typeface()
    lines = face.wrap("用任意手机相机扫描二维码，打开网页。Scan with any phone camera.", 10, 22)
    assert "".join(lines).replace(" ", "") == "用任意手机相机扫描二维码，打开网页。Scanwithanyphonecamera."
    assert all(face.width(line, 10) <= 22 for line in lines)
    assert not any(line.startswith(("，", "。")) for line in lines)
    assert "phone" in " ".join(lines).split()


def test_a_word_longer_than_the_line_is_broken_and_loses_nothing() -> None:
    lines = typeface().wrap("0x" + "f" * 200, 10, 30)
    assert "".join(lines) == "0x" + "f" * 200
    assert len(lines) > 3
