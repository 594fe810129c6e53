"""Drawings written as PNG (Pillow) and SVG; a module of a code is a whole number of dots, or an exact square.

Knows marks in millimetres and nothing of receipts.
"""

from __future__ import annotations

import io
import re
from html import escape

from almoner.services.rendering.paper import BOLD, POINT, Box, Code, Drawing, Mark, Text, Typeface

LEAST_DOTS = 4
"""Dots per module and side: a phone's screen, and a messenger that shrinks pictures, leave enough of them."""

USUAL_WIDTH = 720
COLOURS = 64
"""A card has five and their shades; a palette halves the file and the time to write it."""

FONTS = "'Noto Sans SC','Noto Sans','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
_DARK = re.compile(rb"\x00+")


def to_png(drawing: Drawing, face: Typeface) -> bytes:
    """Return the drawing as PNG, scaled so that a module takes at least four whole dots."""
    from PIL import Image, ImageDraw, ImageFont

    module = next((mark.module for mark in drawing.marks if isinstance(mark, Code)), 1.0)
    scale = max(LEAST_DOTS, round(USUAL_WIDTH / drawing.width * module)) / module
    font = face.file.cut({ord(c) for mark in drawing.marks if isinstance(mark, Text) for c in mark.text})
    image = Image.new("RGB", (round(drawing.width * scale), round(drawing.height * scale)), "white")
    pen = ImageDraw.Draw(image)
    fonts: dict[float, ImageFont.FreeTypeFont] = {}
    for mark in drawing.marks:
        if isinstance(mark, Box):
            corner = ((mark.x + mark.width) * scale - 1, (mark.y + mark.height) * scale - 1)
            pen.rectangle((mark.x * scale, mark.y * scale, *corner), mark.fill, mark.border)
        elif isinstance(mark, Text):
            dots = mark.size * POINT * scale
            if dots not in fonts:
                fonts[dots] = ImageFont.truetype(io.BytesIO(font), dots, layout_engine=ImageFont.Layout.BASIC)
            stroke = dots * BOLD / 2 if mark.bold else 0
            place = (mark.x * scale, mark.y * scale)
            pen.text(place, mark.text, mark.colour, fonts[dots], anchor="ls", stroke_width=stroke)
        else:
            size = mark.code.size
            dots = round(mark.module * scale)
            modules = Image.frombytes("L", (size, size), mark.code.modules)
            enlarged = modules.resize((size * dots, size * dots), Image.Resampling.NEAREST)
            image.paste(enlarged, (round(mark.x * scale), round(mark.y * scale)))
    out = io.BytesIO()
    few = image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG")
    return out.getvalue()


def to_svg(drawing: Drawing, face: Typeface) -> bytes:
    """Return the drawing as SVG: squares as one path, text as text, held to its measured width."""
    body = "\n".join(_svg_mark(mark, face) for mark in drawing.marks)
    width, height = f"{drawing.width:.4g}", f"{drawing.height:.4g}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width} {height}" font-family="{escape(FONTS)}">\n{body}\n</svg>\n'
    ).encode()


def _svg_mark(mark: Mark, face: Typeface) -> str:
    if isinstance(mark, Box):
        fill = mark.fill.css if mark.fill else "none"
        border = f' stroke="{mark.border.css}" stroke-width="0.25"' if mark.border else ""
        where = f'x="{mark.x:.3f}" y="{mark.y:.3f}" width="{mark.width:.3f}" height="{mark.height:.3f}"'
        return f'<rect {where} fill="{fill}"{border}/>'
    if isinstance(mark, Text):
        size = mark.size * POINT
        weight = ' font-weight="bold"' if mark.bold else ""
        width = face.width(mark.text, mark.size)
        return (
            f'<text x="{mark.x:.3f}" y="{mark.y:.3f}" font-size="{size:.3f}" fill="{mark.colour.css}"{weight} '
            f'textLength="{width:.3f}" lengthAdjust="spacingAndGlyphs">{escape(mark.text)}</text>'
        )
    runs = "".join(
        f"M{run.start()} {y}h{len(run[0])}v1h-{len(run[0])}z"
        for y, row in enumerate(mark.code.rows)
        for run in _DARK.finditer(row)
    )
    where = f"translate({mark.x:.4f} {mark.y:.4f}) scale({mark.module:.6g})"
    return f'<path transform="{where}" d="{runs}" fill="#000" shape-rendering="crispEdges"/>'
