"""The public pages of a charity and of its funds, and the pages of their long lists.

Facts in, whole pages out. Knows not where they are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from almoner.services.face_chart import share
from almoner.services.face_facts import FaceFacts, FaceFund, Sums
from almoner.services.face_frame import Frame
from almoner.services.face_markup import Html, filled, inner, outside, tag
from almoner.services.face_parts import (
    NEWEST,
    Cut,
    batch_list,
    by_month,
    cuts,
    facts,
    figures,
    money,
    next_links,
    page_links,
    payment_list,
    section,
)
from almoner.services.session import hex0x
from almoner_chain.core.units import Unit

LATEST = 10
DATA = (
    ("data_funds", ("funds.csv", "funds.json")),
    ("data_payments", ("payments.csv", "payments.json")),
    ("data_gifts", ("gifts.csv", "gifts.json")),
    ("data_entries", ("entries.csv",)),
    ("data_readme", ("README.txt",)),
)
Months = Sequence[tuple[str, Sums]]


def front_page(facts_: FaceFacts, frame: Frame) -> bytes:
    """Return the first page: who, how much in all, the funds, the latest payments, how to check."""
    words = frame.words
    latest = [facts_.payments[number] for number in sorted(facts_.payments, reverse=True)[:LATEST]]
    body = inner(
        tag("h1", outside(facts_.name)),
        tag("p", outside(facts_.domain), class_="quiet"),
        tag("p", words.say("intro")),
        tag("p", words.say("local"), class_="warn") if facts_.local else None,
        _broken(facts_, frame),
        _as_of(facts_, frame),
        [_whole(frame, unit, sums, months) for unit, sums, months in _by_unit(facts_.funds.values())],
        section(words.say("funds"), _funds(facts_, frame)),
        section(
            words.say("latest"),
            payment_list(frame, latest, facts_.funds) if latest else tag("p", words.say("no_payments")),
        ),
        _receipts(frame),
        _check(facts_, frame),
        _data(frame),
    )
    return frame.document(title=words.say("title", name=facts_.name), body=body)


def _broken(facts_: FaceFacts, frame: Frame) -> Html | None:
    if not facts_.broken:
        return None
    said = frame.words.say("broken", count=facts_.broken, entry=facts_.first_broken)
    return tag("p", said, class_="warn")


def _as_of(facts_: FaceFacts, frame: Frame) -> Html:
    last = facts_.last
    said = frame.words.say("as_of", entry=frame.words.number(last.entry), time=frame.words.time(last.at))
    return tag("p", said, class_="quiet")


def _by_unit(funds: Iterable[FaceFund]) -> list[tuple[Unit, Sums, Months]]:
    """Add up the funds that are counted in the same unit, month by month, in the order of the funds.

    Units that nothing was given or paid in are left out, unless there is no other.
    """
    sums: dict[Unit, Sums] = {}
    months: dict[Unit, dict[str, Sums]] = {}
    for fund in funds:
        sums[fund.unit] = sums.get(fund.unit, Sums()).plus(fund.sums)
        mine = months.setdefault(fund.unit, {})
        for month, each in fund.months:
            mine[month] = mine.get(month, Sums()).plus(each)
    used = [unit for unit in sums if sums[unit] != Sums()]
    return [(unit, sums[unit], sorted(months[unit].items())) for unit in used or sums]


def _whole(frame: Frame, unit: Unit, sums: Sums, months: Months) -> Html:
    title = inner(frame.words.say("totals"), " · ", outside(unit.code))
    return inner(tag("h2", title), figures(frame, unit, sums), by_month(frame, unit, months))


def _funds(facts_: FaceFacts, frame: Frame) -> Html:
    if not facts_.funds:
        return tag("p", frame.words.say("no_funds"))
    return tag("ul", [_fund_line(frame, fund) for fund in facts_.funds.values()], class_="list")


def _fund_line(frame: Frame, fund: FaceFund) -> Html:
    line = filled(
        frame.words.template("fund_line"),
        donated=money(frame, fund.unit, fund.sums.donated),
        paid=money(frame, fund.unit, fund.sums.paid),
        available=money(frame, fund.unit, fund.sums.available),
    )
    return tag(
        "li",
        frame.link(f"funds/{fund.number}.html", outside(fund.name)),
        share(fund.sums.paid - fund.sums.returned, fund.sums.donated - fund.sums.refunded),
        tag("p", line, class_="quiet"),
    )


def _receipts(frame: Frame) -> Html:
    link = tag("a", frame.words.say("receipt_link"), href=frame.root("v/index.html"), class_="button")
    return section(frame.words.say("receipt"), tag("p", frame.words.say("receipt_how")), tag("p", link))


def _check(facts_: FaceFacts, frame: Frame) -> Html:
    words, ledger = frame.words, hex0x(facts_.ledger)
    pairs = [
        (words.say("ledger"), tag("code", ledger)),
        (words.say("chain"), tag("code", facts_.chain_id)),
        (words.say("entries"), tag("span", words.number(facts_.last.entry))),
        (words.say("head"), tag("code", hex0x(facts_.head))),
    ]
    command = tag("pre", tag("code", f"almoner audit --rpc URL --ledger {ledger}"))
    return section(words.say("check"), tag("p", words.say("check_how")), command, facts(pairs))


def _data(frame: Frame) -> Html:
    rows = []
    for key, names in DATA:
        links = [tag("a", name, href=frame.root(f"data/{name}")) for name in names]
        rows.append(tag("li", tag("div", frame.words.say(key)), links))
    return section(
        frame.words.say("data"),
        tag("p", frame.words.say("data_how")),
        tag("ul", rows, class_="downloads"),
    )


# -- a fund --------------------------------------------------------------------------------------------------


def fund_page(facts_: FaceFacts, fund: FaceFund, frame: Frame) -> bytes:
    """Return a fund's own page: its rules, its figures, its newest payments and batches of gifts."""
    words = frame.words
    counted = filled(words.template("counted"), unit=outside(fund.unit.code))
    body = inner(
        tag("h1", outside(fund.name)),
        tag("p", words.say("fund", number=fund.number), " · ", counted, class_="quiet"),
        _as_of(facts_, frame),
        figures(frame, fund.unit, fund.sums),
        section(
            words.say("rules"), tag("ul", [tag("li", rule) for rule in words.rules(fund.unit, fund.policy)])
        ),
        _months(frame, fund),
        _categories(frame, fund),
        _payments(facts_, fund, frame),
        _gifts(fund, frame),
    )
    title = f"{fund.name} · {facts_.name}"
    return frame.document(title=title, body=body, crumbs=[("index.html", facts_.name)])


def _months(frame: Frame, fund: FaceFund) -> Html | None:
    shown = inner(by_month(frame, fund.unit, fund.months))
    return section(frame.words.say("months"), shown) if shown else None


def _categories(frame: Frame, fund: FaceFund) -> Html | None:
    if not fund.categories:
        return None
    pairs = [
        (frame.words.say(f"category.{name}"), money(frame, fund.unit, kept)) for name, kept in fund.categories
    ]
    return section(frame.words.say("categories"), facts(pairs))


def _payments(facts_: FaceFacts, fund: FaceFund, frame: Frame) -> Html:
    words, pages = frame.words, cuts(fund, "payments")
    numbers = fund.payments[: -NEWEST - 1 : -1] if pages else fund.payments[::-1]
    if not numbers:
        return section(words.say("payments"), tag("p", words.say("no_payments")))
    lines = payment_list(frame, [facts_.payments[each] for each in numbers], facts_.funds)
    return section(words.say("payments"), lines, _more(frame, pages, "all_payments"))


def _gifts(fund: FaceFund, frame: Frame) -> Html:
    words, pages = frame.words, cuts(fund, "gifts")
    batches = fund.batches[: -NEWEST - 1 : -1] if pages else fund.batches[::-1]
    if not batches:
        return section(words.say("gifts"), tag("p", words.say("no_gifts")))
    how = tag("p", words.say("gifts_how"))
    return section(
        words.say("gifts"), how, batch_list(frame, batches, fund.unit), _more(frame, pages, "all_gifts")
    )


def _more(frame: Frame, pages: Sequence[Cut], key: str) -> Html | None:
    if not pages:
        return None
    label = frame.words.say(key, count=frame.words.number(pages[-1].count))
    return inner(tag("p", label), page_links(frame, pages, label))


def list_page(facts_: FaceFacts, fund: FaceFund, frame: Frame, kind: str, cut: Cut) -> bytes:
    """Return one page of a fund's long list of ``payments`` or ``gifts``, the newest of it first."""
    words = frame.words
    counts = {"first": words.number(cut.first), "last": words.number(cut.last)}
    if kind == "payments":
        numbers = fund.payments[cut.first - 1 : cut.last][::-1]
        lines = payment_list(frame, [facts_.payments[each] for each in numbers], facts_.funds)
    else:
        lines = batch_list(frame, fund.batches[cut.first - 1 : cut.last][::-1], fund.unit)
    links = next_links(frame, cuts(fund, kind), cut)
    title = words.template(f"{kind}_page")
    return frame.document(
        title=f"{title.format(fund=fund.name, **counts)} · {facts_.name}",
        body=inner(tag("h1", filled(title, fund=outside(fund.name), **counts)), lines, links),
        crumbs=[("index.html", facts_.name), (f"funds/{fund.number}.html", fund.name)],
    )
