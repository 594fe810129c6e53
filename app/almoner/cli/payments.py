"""`almoner payment`: request, approve, pay and deliver disbursements."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from almoner.cli.app import App, pass_app, plain, shared, table

if TYPE_CHECKING:
    from almoner.services.cases import Draft
    from almoner.services.disbursements import Disbursement
    from almoner.services.funds import Fund
    from almoner.services.payments import Review

Command = TypeVar("Command", bound=Callable[..., Any])
CATEGORIES = ["programme", "administration", "fundraising", "refund", "sub-grant"]
STATES = ["requested", "approved", "rejected", "objected", "paid", "delivered"]
MANY = 10


def acting(command: Command) -> Command:
    """Add --as: the wallet to act with."""
    return click.option(
        "--as", "label", metavar="LABEL", help="Wallet to act with (else one that has the role)."
    )(command)


def case_options(command: Command) -> Command:
    """Add what a request and its amendment share."""
    for option in (
        click.option("--evidence", multiple=True, type=click.Path(path_type=Path), help="File; repeatable."),
        click.option(
            "--invoice",
            "invoices",
            multiple=True,
            metavar="ISSUER:NUMBER[:AMOUNT]",
            help="Paid once only; repeatable.",
        ),
        click.option(
            "--payee-key", metavar="ADDRESS|LABEL", help="The payee's own key: it signs the delivery."
        ),
        click.option("--gift", type=click.IntRange(min=1), metavar="SERIAL", help="Gift to refund."),
        click.option("--to-ledger", metavar="CHAIN:ADDRESS:FUND", help="Where a sub-grant goes."),
    ):
        command = option(command)
    return command


@click.group()
def command() -> None:
    """Request, approve, pay and deliver disbursements."""


@command.command()
@click.option("--fund", required=True, help="Name or number of the fund.")
@click.option("--amount", required=True, help="Plain decimal, such as 1234.50.")
@click.option(
    "--payee", required=True, metavar="NAME", help="Who is paid; only a keyed hash goes on the ledger."
)
@click.option("--category", type=click.Choice(CATEGORIES), default="programme", show_default=True)
@click.option(
    "--purpose", required=True, metavar="TEXT", help="What for; only a salted hash goes on the ledger."
)
@case_options
@acting
@shared
@pass_app
def request(app: App, /, **words: Any) -> None:
    """Ask for a payment; approvers see exactly this case."""
    from almoner.services import payments

    label = words.pop("label")
    done = payments.request(app.session, _draft(words), label=label)
    _answer(app, done, f"Payment {done.payment} requested: {_sum(done)} to {plain(done.payee_name)}.")


@command.command()
@click.argument("payment", type=click.IntRange(min=1))
@click.option("--amount", help="The new amount.")
@click.option("--payee", metavar="NAME", help="The new payee.")
@click.option("--category", type=click.Choice(CATEGORIES), help="The new category.")
@click.option("--purpose", metavar="TEXT", help="The new purpose.")
@case_options
@acting
@shared
@pass_app
def amend(app: App, /, payment: int, **words: Any) -> None:
    """Change a request; what is not named stays. All approvals so far become void."""
    from almoner.services import payments

    label = words.pop("label")
    done = payments.amend(app.session, payment, _draft({"fund": None, **words}), label=label)
    _answer(app, done, f"Payment {payment} amended (revision {done.case.revision}); it needs new approvals.")


def _draft(words: dict[str, Any]) -> Draft:
    from almoner.services.cases import Draft, parse_category

    category = words.pop("category")

    return Draft(**words, category=None if category is None else parse_category(category))


@command.command()
@click.argument("payment", type=click.IntRange(min=1))
@click.option("--yes", is_flag=True, help="Do not ask.")
@acting
@shared
@pass_app
def approve(app: App, payment: int, yes: bool, label: str | None) -> None:
    """Show the case with all that is known of it, then approve exactly that."""
    from almoner.services import payments

    review = payments.review(app.session, payment)
    for line in _lines(review):
        app.say(line)
    if sys.stdin.isatty() and not yes:
        click.confirm("Approve exactly this?", abort=True, err=True)
    done = payments.approve(app.session, review, label=label)
    waiting = f"; it can be paid from {done.ready_text}" if done.ready_at and done.waits else ""
    _answer(
        app,
        done,
        f"Payment {payment} approved ({done.approvals} of {done.approvals_needed}){waiting}.",
        notes=list(review.notes),
    )


@command.command()
@click.argument("payment", type=click.IntRange(min=1))
@click.option("--reason", default="", help="Why; only a salted hash goes on the ledger.")
@acting
@shared
@pass_app
def reject(app: App, payment: int, reason: str, label: str | None) -> None:
    """Reject a request for ever, as an approver, or withdraw it as its requester."""
    from almoner.services import payments

    done = payments.reject(app.session, payment, reason=reason, label=label)
    _answer(app, done, f"Payment {payment} rejected; it can never be paid.")


@command.command(name="object")
@click.argument("payment", type=click.IntRange(min=1))
@click.option("--reason", required=True, help="Why; only a salted hash goes on the ledger.")
@acting
@shared
@pass_app
def object_(app: App, payment: int, reason: str, label: str | None) -> None:
    """Object to an approved request while its waiting time runs, as an auditor."""
    from almoner.services import payments

    done = payments.object_to(app.session, payment, reason=reason, label=label)
    _answer(
        app,
        done,
        f"Objected to payment {payment}; it cannot be paid unless it is amended and approved again.",
    )


@command.command()
@click.argument("payment", type=click.IntRange(min=1))
@click.option("--reference", default="", help="The bank's reference; only a salted hash goes on the ledger.")
@acting
@shared
@pass_app
def pay(app: App, payment: int, reference: str, label: str | None) -> None:
    """Record that an approved payment was made (a token fund pays it itself)."""
    from almoner.services import payments

    done = payments.pay(app.session, payment, reference=reference, label=label)
    _answer(app, done, f"Payment {payment} paid: {_sum(done)} to {plain(done.payee_name)}.")


@command.command()
@click.argument("payment", type=click.IntRange(min=1))
@click.option("--note", default="", help="What arrived; only a salted hash goes on the ledger.")
@acting
@shared
@pass_app
def deliver(app: App, payment: int, note: str, label: str | None) -> None:
    """Record that it arrived; the payee's key signs where the case names one."""
    from almoner.services import payments

    done = payments.deliver(app.session, payment, note=note, label=label)
    who = "the payee's own key" if done.delivered_by_payee else "the charity"
    _answer(app, done, f"Payment {payment} delivered, acknowledged by {who}.")


@command.command(name="return")
@click.argument("payment", type=click.IntRange(min=1))
@click.option("--amount", required=True, help="Plain decimal, such as 1234.50.")
@click.option("--reference", default="", help="The bank's reference; only a salted hash goes on the ledger.")
@acting
@shared
@pass_app
def return_(app: App, payment: int, amount: str, reference: str, label: str | None) -> None:
    """Record money that came back from a payment; it can be spent again and stays traced."""
    from almoner.services import payments

    done = payments.return_money(app.session, payment, amount=amount, reference=reference, label=label)
    back = done.fund.unit.format(done.returned)
    _answer(app, done, f"Recorded: of payment {payment}, {back} {done.fund.unit.code} came back in all.")


@command.group()
def payee() -> None:
    """Say who a fund with a restricted list may pay."""


@payee.command(name="allow")
@click.argument("fund")
@click.argument("name")
@acting
@shared
@pass_app
def allow(app: App, fund: str, name: str, label: str | None) -> None:
    """Put a payee on the fund's list (in a token fund: an address)."""
    _set_payee(app, fund, name, True, label)


@payee.command(name="remove")
@click.argument("fund")
@click.argument("name")
@acting
@shared
@pass_app
def remove(app: App, fund: str, name: str, label: str | None) -> None:
    """Take a payee off the fund's list."""
    _set_payee(app, fund, name, False, label)


def _set_payee(app: App, fund: str, name: str, allowed: bool, label: str | None) -> None:
    from almoner.services.payees import allow_payee

    target, done = allow_payee(app.session, fund, name, allowed=allowed, label=label)
    app.answer(
        {
            "fund": target.number,
            "payee": done.name,
            "payee_id": "0x" + done.payee_id.hex(),
            "allowed": allowed,
        },
        f"“{plain(done.name)}” is {'now' if allowed else 'no longer'} on the list of “{plain(target.name)}”.",
    )


@command.command(name="list")
@click.option("--state", type=click.Choice(STATES))
@click.option("--fund", help="Name or number of the fund.")
@shared
@pass_app
def list_(app: App, state: str | None, fund: str | None) -> None:
    """List the payments."""
    from almoner.services.disbursements import list_disbursements

    found = list_disbursements(app.session, state=state, fund=fund)
    rows = [
        [
            str(d.payment),
            d.state,
            d.fund.name,
            _sum(d),
            d.payee_name,
            d.purpose,
            f"{d.approvals}/{d.approvals_needed}",
        ]
        for d in found
    ]
    headers = ["payment", "state", "fund", "amount", "payee", "purpose", "approvals"]
    app.answer({"payments": [d.document() for d in found]}, *table(headers, rows))


@command.command()
@click.argument("payment", type=click.IntRange(min=1))
@shared
@pass_app
def show(app: App, payment: int) -> None:
    """Show one payment with its evidence checked again."""
    from almoner.services import payments

    review = payments.review(app.session, payment)
    notes = list(review.notes)
    app.answer(
        {**review.disbursement.document(), "notes": notes},
        *_lines(review),
    )


def _answer(app: App, done: Disbursement, sentence: str, *, notes: list[str] | None = None) -> None:
    app.answer({**done.document(), "notes": notes or []}, sentence)


def _sum(done: Disbursement) -> str:
    return f"{done.fund.unit.format(done.case.amount)} {plain(done.fund.unit.code)}"


def _lines(review: Review) -> list[str]:
    """Say in plain lines what an approver is asked to approve."""
    done, asking = review.disbursement, review.requester_label
    pairs = [
        ("Payment", f"{done.payment}, revision {done.case.revision}, {done.state}"),
        ("Fund", _fund(done.fund)),
        ("Amount", _sum(done)),
        ("Category", done.category),
        (
            "Payee",
            (done.payee_name or "(name not kept here)")
            + (f", key {done.payee_key}" if done.payee_key else ""),
        ),
        ("Purpose", done.purpose or "(text not kept here)"),
        *[("Invoice", invoice) for invoice in done.invoices],
        *[
            ("Evidence", f"{e.name} ({e.size:,} bytes, SHA-256 {e.sha256.hex()}): {e.state}")
            for e in done.evidence
        ],
        ("Requested by", f"{asking} ({done.requester})" if asking else done.requester),
        ("Approvals", f"{done.approvals} of {done.approvals_needed}"),
        *([("Payable from", done.ready_text)] if done.ready_at else []),
        *([("Reference", done.reference)] if done.reference else []),
        *([("Came back", done.fund.unit.format(done.returned))] if done.returned else []),
        ("Case hash", "0x" + done.case_hash.hex()),
    ]
    width = max(len(name) for name, _ in pairs)
    lines = [f"{name + ':':<{width + 1}} {plain(value)}" for name, value in pairs]
    return [*lines, *(f"Note: {note}" for note in review.notes)]


def _fund(fund: Fund) -> str:
    return f"{fund.name} (available {fund.unit.format(fund.available)} {fund.unit.code})"
