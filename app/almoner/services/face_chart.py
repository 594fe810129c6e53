"""Draw a fund's months as bars and its share paid out as a line, in SVG that runs and loads nothing.

Whole numbers only: a bar's height is counted, not measured. Knows amounts, not what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence

from almoner.services.face_facts import Sums
from almoner.services.face_markup import Html, tag

SHOWN = 24
"""Months in a chart; more would be bars that nobody can tell apart."""
FEWEST = 12
"""Fewer would be drawn as fat columns: empty months stand before them."""
HEIGHT, BAR, GAP = 100, 8, 8
WHOLE = 1000


def newest(months: Sequence[tuple[str, Sums]]) -> Sequence[tuple[str, Sums]]:
    """Return the months that a chart shows."""
    shown = list(months[-SHOWN:])
    while len(shown) < FEWEST:
        shown.insert(0, (_before(shown[0][0]), Sums()))
    return shown


def _before(month: str) -> str:
    year, number = map(int, month.split("-"))
    return f"{year - 1:04}-12" if number == 1 else f"{year:04}-{number - 1:02}"


def bars(months: Sequence[tuple[str, Sums]], label: str) -> Html:
    """Return two bars for each month, received and paid; ``label`` says in words what they show."""
    most = max(1, *(max(sums.donated, sums.paid) for _, sums in months))
    width = (2 * BAR + GAP) * len(months)
    drawn = []
    for at, (_, sums) in enumerate(months):
        left = at * (2 * BAR + GAP) + GAP // 2
        drawn += [_bar("in", left, sums.donated, most), _bar("out", left + BAR, sums.paid, most)]
    return tag(
        "svg",
        *(drawn, Html(f'<path class="base" d="M0 {HEIGHT}H{width}"/>')),
        viewBox=f"0 0 {width} {HEIGHT + 1}",
        preserveAspectRatio="none",
        role="img",
        aria_label=label,
        class_="bars",
    )


def _bar(name: str, left: int, amount: int, most: int) -> Html:
    # What is there is seen, however little it is.
    height = max(1, amount * HEIGHT // most) if amount > 0 else 0
    shape = f'x="{left}" y="{HEIGHT - height}" width="{BAR - 1}" height="{height}"'
    return Html(f'<rect class="{name}" {shape}/>' if height else "")


def share(part: int, whole: int) -> Html:
    """Return a line of which so much is filled; what it shows must stand beside it in words."""
    filled = min(WHOLE, part * WHOLE // whole) if whole > 0 else 0
    inside = (
        f'<rect class="rest" width="{WHOLE}" height="12"/><rect class="out" width="{filled}" height="12"/>'
    )
    return Html(
        f'<svg class="share" viewBox="0 0 {WHOLE} 12" preserveAspectRatio="none" aria-hidden="true">{inside}</svg>'
    )
