"""What several public pages show alike: amounts, figures, lines of payments and of batches, months, pages of a long list.

Values in, markup out. Knows where pages lie, not how they are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from almoner.services.face_chart import bars, newest
from almoner.services.face_facts import FaceBatch, FaceFund, FacePayment, Sums
from almoner.services.face_frame import Frame
from almoner.services.face_markup import Html, filled, inner, outside, tag
from almoner_chain.core.units import Unit

PAGE = 200
"""Lines on one page of a long list. Pages are cut from the oldest on, so that what is new changes the last one only."""
NEWEST = 20
SHORT = 100
"""Characters of a purpose in a list."""
KINDS = ("payments", "gifts")


@dataclass(frozen=True, slots=True)
class Cut:
    """One page of a fund's long list: lines ``first`` to ``last`` (from 1) of ``count``, oldest first."""

    name: str
    first: int
    last: int
    count: int


def cuts(fund: FaceFund, kind: str) -> list[Cut]:
    """Return the pages of a fund's list of ``payments`` or ``gifts``; none where all lines fit the fund's own page."""
    count = len(fund.payments if kind == "payments" else fund.batches)
    if count <= PAGE:
        return []
    return [
        Cut(f"funds/{fund.number}-{kind}-{at // PAGE + 1}.html", at + 1, min(at + PAGE, count), count)
        for at in range(0, count, PAGE)
    ]


def money(frame: Frame, unit: Unit, minor: int) -> Html:
    """Return an amount that is read from left to right whatever stands around it."""
    return tag("bdi", frame.words.money(unit, minor), class_="sum")


def figures(frame: Frame, unit: Unit, sums: Sums) -> Html:
    """Return what came in and went out, and what is left."""
    shown = [("donated", sums.donated), ("paid", sums.paid)]
    shown += [
        (name, value) for name, value in (("returned", sums.returned), ("refunded", sums.refunded)) if value
    ]
    shown += [("available", sums.available)]
    return facts(
        [(frame.words.say(name), money(frame, unit, value)) for name, value in shown], class_="figures"
    )


def facts(pairs: Sequence[tuple[str, Html]], *, class_: str = "") -> Html:
    """Return names with their values."""
    rows = [tag("div", tag("dt", name), tag("dd", value)) for name, value in pairs]
    return tag("dl", rows, class_=f"facts {class_}".strip())


def payment_list(frame: Frame, payments: Sequence[FacePayment], funds: Mapping[int, FaceFund]) -> Html:
    """Return a line for each payment, in the order given."""
    return tag("ul", [_payment(frame, each, funds[each.fund]) for each in payments], class_="list")


def _payment(frame: Frame, payment: FacePayment, fund: FaceFund) -> Html:
    words = frame.words
    link = frame.link(f"payments/{payment.number}.html", words.say("payment", number=payment.number))
    meta = f"{words.day(payment.steps[0].at)} · {words.say('category.' + payment.category)} · "
    state = tag("span", words.say("state." + payment.state), class_="state")
    return tag(
        "li",
        tag("div", link, money(frame, fund.unit, payment.amount), class_="row"),
        tag("p", meta, state, class_="quiet"),
        tag("p", outside(shortened(payment.purpose))) if payment.purpose else None,
    )


def shortened(text: str) -> str:
    """Return the beginning of a long text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1] + "…"


def batch_list(frame: Frame, batches: Sequence[FaceBatch], unit: Unit) -> Html:
    """Return a line for each batch of gifts, in the order given."""
    return tag("ul", [_batch(frame, each, unit) for each in batches], class_="list")


def _batch(frame: Frame, batch: FaceBatch, unit: Unit) -> Html:
    words = frame.words
    name = words.say("batch", number=batch.batch)
    line = words.say("batch_line", day=words.day(batch.at), gifts=words.gifts(batch.count), entry=batch.entry)
    notes = []
    if batch.replaces:
        notes.append(tag("p", words.say("replaces", serial=batch.replaces), class_="quiet"))
    if batch.origin:
        origin = tag("code", batch.origin)
        notes.append(tag("p", filled(words.template("passed_on"), origin=origin), class_="quiet"))
    if batch.voided:
        notes.append(tag("p", words.say("voided", count=words.number(batch.voided)), class_="quiet"))
    top = tag("div", tag("span", name), money(frame, unit, batch.total), class_="row")
    return tag("li", top, tag("p", line, class_="quiet"), notes)


def page_links(frame: Frame, pages: Sequence[Cut], label: str) -> Html:
    """Return links to all pages of a long list, the newest first."""
    links = []
    for each in reversed(pages):
        first, last = frame.words.number(each.first), frame.words.number(each.last)
        links.append(frame.link(each.name, frame.words.say("page", first=first, last=last)))
    return tag("nav", links, class_="pages", aria_label=label)


def next_links(frame: Frame, pages: Sequence[Cut], cut: Cut) -> Html:
    """Return links to the pages before and after one. They do not say how long those are, which changes with every line."""
    at, words = pages.index(cut), frame.words
    links = []
    if at > 0:
        links.append(frame.link(pages[at - 1].name, words.say("older")))
    if at + 1 < len(pages):
        links.append(frame.link(pages[at + 1].name, words.say("newer")))
    return tag("nav", links, class_="pages", aria_label=words.say("pages"))


def by_month(frame: Frame, unit: Unit, months: Sequence[tuple[str, Sums]]) -> Iterator[Html]:
    """Yield a picture of the newest months, and all months as a table; nothing for a single month."""
    if len(months) < 2 or not any(sums != Sums() for _, sums in months):
        return
    words, shown = frame.words, newest(months)
    first, last = words.month(shown[0][0]), words.month(shown[-1][0])
    most = max(max(sums.donated, sums.paid) for _, sums in shown)
    label = words.say("chart", first=first, last=last, most=words.money(unit, most))
    yield bars(shown, label)
    ends = [tag("span", first), tag("span", last)]
    yield tag("p", ends, class_="span quiet", aria_hidden="true")
    yield tag("p", _key("in", words.say("donated")), _key("out", words.say("paid")), class_="quiet")
    yield tag("details", tag("summary", words.say("months_table")), _month_table(frame, unit, months))


def _key(name: str, label: str) -> Html:
    square = Html(
        f'<svg viewBox="0 0 9 9" aria-hidden="true"><rect class="{name}" width="9" height="9"/></svg>'
    )
    return tag("span", square, label, class_="key")


def _month_table(frame: Frame, unit: Unit, months: Sequence[tuple[str, Sums]]) -> Html:
    words = frame.words
    names = ["donated", "paid"]
    names += [name for name in ("returned", "refunded") if any(getattr(sums, name) for _, sums in months)]
    head = tag("tr", [tag("th", words.say(name), scope="col") for name in ("month", *names)])
    rows = [
        tag(
            "tr",
            tag("th", words.month(month), scope="row"),
            [tag("td", unit.show(getattr(sums, name))) for name in names],
        )
        for month, sums in reversed(months)
    ]
    table = tag("table", tag("thead", head), tag("tbody", rows))
    # Focus lets the keyboard scroll what is wider than the screen.
    return tag(
        "div",
        table,
        class_="wide",
        tabindex=0,
        role="region",
        aria_label=f"{words.say('months_table')} · {unit.code}",
    )


def section(title: str, *children: Html | None) -> Html:
    """Return a part of a page under its heading."""
    return inner(tag("h2", title), *children)
