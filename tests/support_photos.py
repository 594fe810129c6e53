"""Photographs of codes, made by arithmetic: leaning, turned, blurred, unevenly lit, grainy."""

from __future__ import annotations

import math
import random
from io import BytesIO

from PIL import Image, ImageChops, ImageFilter

from almoner.services.rendering.qr import QUIET_ZONE, encode

DOTS = 8


def drawn(link: str, *, dots: int = DOTS) -> Image.Image:
    """Return a link's code, ``dots`` a module, with its quiet zone."""
    code = encode(link)
    modules = Image.frombytes("L", (code.size, code.size), code.modules)
    whole = Image.new("L", (code.full_size, code.full_size), 255)
    whole.paste(modules, (QUIET_ZONE, QUIET_ZONE))
    return whole.resize((whole.width * dots, whole.width * dots), Image.Resampling.NEAREST)


def photo(link: str, rng: random.Random, *, per_module: float = 4.5, tilt: float = 0.07) -> Image.Image:
    """Return a photograph in which a module of the code takes about ``per_module`` dots."""
    code = drawn(link)
    side = code.width / DOTS * per_module
    width, height = int(side * 1.5), int(side * 1.7)
    angle = math.radians(rng.uniform(-25, 25))
    corners = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        a, b = (each * side / 2 * (1 + rng.uniform(-tilt, tilt)) for each in (x, y))
        corners.append(
            (
                width / 2 + a * math.cos(angle) - b * math.sin(angle),
                height / 2 + a * math.sin(angle) + b * math.cos(angle),
            )
        )
    seen = code.filter(ImageFilter.GaussianBlur(DOTS / per_module * 0.45)).transform(
        (width, height),
        Image.Transform.PERSPECTIVE,
        _leaning(corners, code.width),
        Image.Resampling.BICUBIC,
        fillcolor=235,
    )
    light = Image.linear_gradient("L").rotate(rng.choice((0, 90, 180, 270))).resize((width, height))
    lit = ImageChops.multiply(
        seen.filter(ImageFilter.GaussianBlur(0.7)), light.point([120 + p // 2 for p in range(256)])
    )
    return Image.blend(lit, Image.effect_noise((width, height), 60), 0.1)


def jpeg(picture: Image.Image) -> bytes:
    """Return a picture as a phone stores it."""
    out = BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


def png(picture: Image.Image) -> bytes:
    """Return a picture as a screenshot is stored."""
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _leaning(corners: list[tuple[float, float]], side: int) -> list[float]:
    """Return the eight numbers of the projection that takes these corners to those of a square."""
    rows = []
    for (x, y), (u, v) in zip(corners, ((0, 0), (side, 0), (side, side), (0, side)), strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, float(u)])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, float(v)])
    for i in range(8):
        best = max(range(i, 8), key=lambda r: abs(rows[r][i]))
        rows[i], rows[best] = rows[best], rows[i]
        for r in range(8):
            if r != i:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i], strict=True)]
    return [rows[i][8] / rows[i][i] for i in range(8)]
