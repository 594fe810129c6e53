"""The public page of one payment: what for, where it stands, what happened when, and which gifts paid it.

Facts in, a whole page out. It says nothing that its own entries do not say, so that it changes only when they do.
"""

from __future__ import annotations

from almoner.services.face_facts import FaceFacts, FaceFund, FacePayment, Piece
from almoner.services.face_frame import Frame
from almoner.services.face_markup import Html, filled, inner, outside, tag
from almoner.services.face_parts import facts, money, section, shortened
from almoner.services.session import hex0x
from almoner_chain.core.hashing import ZERO32
from almoner_chain.core.units import Unit

MOST_PIECES = 50


def payment_page(facts_: FaceFacts, payment: FacePayment, frame: Frame) -> bytes:
    """Return the page of one payment."""
    words, fund = frame.words, facts_.funds[payment.fund]
    title = words.say("payment", number=payment.number)
    purpose = f": {shortened(payment.purpose)}" if payment.purpose else ""
    body = inner(
        tag("h1", title),
        tag("p", outside(words.money(fund.unit, payment.amount)), class_="big"),
        tag("p", tag("span", words.say(f"state.{payment.state}"), class_="state")),
        facts(_facts(frame, fund, payment)),
        section(words.say("history"), _history(frame, payment)),
        section(words.say("evidence"), *_evidence(frame, payment)),
        section(words.say("sources"), *_sources(frame, fund.unit, payment)),
        section(
            words.say("proof"),
            tag("p", words.say("proof_how")),
            _proof(facts_, frame, payment),
            tag("p", filled(words.template("in_data"), file=_data(frame))),
        ),
    )
    crumbs = [("index.html", facts_.name), (f"funds/{fund.number}.html", fund.name)]
    return frame.document(title=f"{title}{purpose} · {facts_.name}", body=body, crumbs=crumbs)


def _facts(frame: Frame, fund: FaceFund, payment: FacePayment) -> list[tuple[str, Html]]:
    words = frame.words
    told = tag("span", outside(payment.purpose), class_="words")
    kept = tag("span", words.say("purpose_kept"), class_="quiet")
    pairs = [
        (words.say("purpose"), told if payment.purpose else kept),
        (words.say("of_fund"), frame.link(f"funds/{fund.number}.html", outside(fund.name))),
        (words.say("category"), tag("span", words.say(f"category.{payment.category}"))),
        (
            words.say("given"),
            tag("span", words.say("given_of", given=payment.approvals, needed=payment.needed)),
        ),
    ]
    if payment.returned:
        pairs.append((words.say("came_back"), money(frame, fund.unit, payment.returned)))
    if payment.ready_at:
        pairs.append((words.say("ready"), tag("span", words.time(payment.ready_at))))
    return pairs


def _history(frame: Frame, payment: FacePayment) -> Html:
    words, lines = frame.words, []
    for step in payment.steps:
        when = words.say("step_line", time=words.time(step.at), entry=words.number(step.entry))
        lines.append(tag("li", tag("div", words.say(f"step.{step.kind}")), tag("p", when, class_="quiet")))
    return tag("ul", lines, class_="list")


def _evidence(frame: Frame, payment: FacePayment) -> list[Html]:
    words = frame.words
    if payment.committed == ZERO32:
        return [tag("p", words.say("no_evidence"))]
    if not payment.evidence:
        return [tag("p", words.say("evidence_kept"))]
    digests = [tag("li", tag("code", each)) for each in payment.evidence]
    return [tag("p", words.say("evidence_how")), tag("ul", digests)]


def _sources(frame: Frame, unit: Unit, payment: FacePayment) -> list[Html]:
    words = frame.words
    if not payment.pieces:
        return [tag("p", words.say("unpaid"))]
    refund = payment.state == "refunded"
    shown = [tag("li", _piece(frame, unit, each)) for each in payment.pieces[:MOST_PIECES]]
    left = len(payment.pieces) - len(shown)
    more = [tag("p", words.say("more_pieces", count=words.number(left)))] if left else []
    return [tag("p", words.say("sources_refund" if refund else "sources_how")), tag("ul", shown), *more]


def _piece(frame: Frame, unit: Unit, piece: Piece) -> Html:
    words = frame.words
    start, end = money(frame, unit, piece.start), money(frame, unit, piece.start + piece.amount)
    source: Html | str = words.say("from_nowhere")
    if piece.batch:
        source = words.say("from_batch", batch=piece.batch)
    elif piece.payment:
        said = words.say("from_payment", payment=piece.payment)
        source = frame.link(f"payments/{piece.payment}.html", said)
    return inner(filled(words.template("piece"), start=start, end=end), " · ", source)


def _proof(facts_: FaceFacts, frame: Frame, payment: FacePayment) -> Html:
    words = frame.words
    pairs = [(words.say("case_hash"), _hash(payment.case_hash))]
    if payment.committed != ZERO32:
        pairs.append((words.say("evidence_hash"), _hash(payment.committed)))
    for step in payment.steps:
        line, number = facts_.entry(step.entry), words.number(step.entry)
        pairs.append((words.say("entry_hash", entry=number), _hash(line.hash)))
        pairs.append((words.say("transaction", entry=number), _hash(line.transaction)))
    return tag("details", tag("summary", words.say("hashes")), facts(pairs))


def _data(frame: Frame) -> Html:
    return tag("a", "payments.json", href=frame.root("data/payments.json"))


def _hash(value: bytes) -> Html:
    return tag("code", hex0x(value))
