"""Make HTML so that nothing is ever taken for markup that is not ours: whatever is no `Html` is escaped.

Knows elements and characters, not what a page says.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape

from almoner.services.visible import visible as seen


class Html(str):
    """Text that is markup already. Made by this module and from literals only, never from what somebody wrote."""

    __slots__ = ()


Child = str | int | Iterable["Html | str | None"] | None


def visible(text: str) -> str:
    """Return a text with control, invisible and direction-turning characters as their numbers; line ends stay."""
    return seen(text.replace("\r\n", "\n"), lines=True)


def tag(name: str, *children: Child, **attributes: str | int | None) -> Html:
    """Return an element; a child or attribute that is None is left out, ``class_`` is written ``class``.

    Underscores in attributes' names stand for hyphens.
    """
    opened = "".join(
        [f' {_named(key)}="{_escaped(str(value))}"' for key, value in attributes.items() if value is not None]
    )
    return Html(f"<{name}{opened}>{''.join([_written(child) for child in children])}</{name}>")


def inner(*children: Child) -> Html:
    """Return children one after the other, escaped unless they are markup."""
    return Html("".join([_written(child) for child in children]))


def outside(text: str) -> Html:
    """Return a text from outside: its characters visible, and its direction kept from turning what stands around it."""
    return tag("bdi", visible(text))


def filled(template: str, **values: Child) -> Html:
    """Return a sentence of ours with its places filled; the sentence is escaped, and so is each value but markup."""
    return Html(
        escape(template, quote=False).format(**{key: _written(value) for key, value in values.items()})
    )


def _written(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return child
    if isinstance(child, str | int):
        return _escaped(str(child))
    return "".join([_written(each) for each in child])


# Tens of thousands of pages say much the same.
_escaped = lru_cache(1 << 14)(escape)


@cache
def _named(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
