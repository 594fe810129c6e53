"""Say in one plain sentence what each act does that is about to be signed, and what of it cannot be undone.

Made from the facts of `services.preview` alone: what a hash in the bytes does not lead to is said to be not known here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from almoner.services.preview_words import YES
from almoner.ui import formats
from almoner.ui.review_words import coin, fact_value, kind_names
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.services.preview import Group, Shown


def sentence(shown: Shown) -> str:
    """Return what one transaction does."""
    return _SENTENCES[shown.kind](shown).format_map(_Filled(shown))


def group_sentence(group: Group) -> str:
    """Return what all transactions of one kind do together."""
    sums = [_total(total.fund_name, total.fund, total.minor, total.money) for total in group.totals]
    words = {"sums": tr(", ", "between the parts of a list").join(sums), "kind": kind_names()[group.kind]}
    if group.kind == "record_batch":
        gifts = tr("Record %Ln donation(s): {sums}.", "", group.gifts).format(**words)
        batches = tr("They go into the ledger in %Ln transaction(s).", "", group.count)
        return tr("{first} {second}", "two sentences").format(first=gifts, second=batches)
    if sums:
        return tr("{kind}, %Ln time(s): {sums}.", "", group.count).format(**words)
    return tr("{kind}, %Ln time(s).", "", group.count).format(**words)


def _total(name: str, number: int, minor: int, money: object) -> str:
    from almoner.services.preview_words import Money

    fund = formats.visible(name) or tr("number {number}").format(number=number)
    sum_ = formats.money(money.minor, money.unit) if isinstance(money, Money) else formats.number(minor)
    return tr("{amount} in the fund “{fund}”").format(amount=sum_, fund=fund)


class _Filled(dict[str, str]):
    """The words that sentences name; what is not known is said to be so."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._shown = shown

    def __missing__(self, name: str) -> str:
        special = _SPECIAL.get(name)
        return special(self._shown) if special is not None else self._fact(name)

    def _fact(self, name: str) -> str:
        fact = self._shown.fact(name)
        return formats.visible(fact_value(fact)) if fact is not None else tr("(not known here)")


def _who(name: str) -> Callable[[Shown], str]:
    def who(shown: Shown) -> str:
        label, account = shown.fact(f"{name}_label"), shown.fact(name)
        if label is not None:
            return tr("the wallet “{label}”").format(label=formats.visible(label.text))
        if account is None or not account.text:
            return tr("(nobody)")
        return tr("the account {address}").format(address=account.text)

    return who


def _fund(shown: Shown) -> str:
    name, number = shown.fact("fund_name"), shown.fact("fund")
    if name is not None and name.text:
        return tr("the fund “{fund}”").format(fund=formats.visible(name.text))
    return tr("the fund number {number}").format(number=number.text if number else "?")


def _money(shown: Shown) -> str:
    for name in ("amount", "total", "amount_returned", "minor_units"):
        fact = shown.fact(name)
        if fact is not None:
            return fact_value(fact)
    return tr("(an amount that is not known here)")


def _payee(shown: Shown) -> str:
    name, account = shown.fact("payee"), shown.fact("payee_account")
    if name is not None:
        return tr("“{payee}”").format(payee=formats.visible(name.text))
    if account is not None and account.text:
        return _who("payee_account")(shown)
    return tr("a payee whose name is not known here")


def _purpose(shown: Shown) -> str:
    purpose = shown.fact("purpose")
    if purpose is None:
        return tr("a purpose that is not known here")
    return tr("“{purpose}”").format(purpose=_short(purpose.text)) if purpose.text else tr("no stated purpose")


def _reason(shown: Shown) -> str:
    reason = shown.fact("reason") or shown.fact("void_reason")
    if reason is None:
        return tr("(not known here)")
    return _short(fact_value(reason))


def _short(text: str) -> str:
    shown = formats.visible(text)
    return shown if len(shown) <= 80 else shown[:79] + "…"


_SPECIAL: dict[str, Callable[[Shown], str]] = {
    "who": _who("account"),
    "admin": _who("administrator"),
    "spender": _who("spender"),
    "to": _who("to"),
    "fund": _fund,
    "money": _money,
    "payee": _payee,
    "purpose": _purpose,
    "why": _reason,
}


def _case_known(shown: Shown) -> bool:
    return any(shown.fact(name) is not None for name in ("amount", "minor_units"))


def _grant(shown: Shown) -> str:
    role = shown.fact("role")
    if role is not None and role.text == "administrator":
        return tr("Nominate {who} as an administrator; it becomes one when it accepts.")
    return tr("Give the role “{role}” to {who}.")


def _revoke(shown: Shown) -> str:
    return tr("Take the role “{role}” away from {who}.")


def _set_payee(shown: Shown) -> str:
    allowed = shown.fact("allowed")
    if allowed is not None and allowed.text == YES:
        return tr("Put {payee} on the list of payees of {fund}.")
    return tr("Take {payee} off the list of payees of {fund}.")


def _record(shown: Shown) -> str:
    count = shown.fact("count")
    return tr(
        "Record %Ln donation(s), {money} in all, in {fund}, serial numbers {first_serial} to {last_serial}.",
        "",
        count.raw if count is not None else 0,
    )


def _void(shown: Shown) -> str:
    successor = shown.fact("successor")
    if successor is not None and successor.raw:
        return tr("Void the receipt number {serial}; {successor} stands in its place. Reason: {why}.")
    return tr("Void the receipt number {serial}. Reason: {why}.")


def _sentences() -> dict[str, Callable[[Shown], str]]:
    return {
        "deploy": lambda s: tr(
            "Make a new ledger for “{charity_name}” ({domain}). Its administrator is {admin}."
        ),
        "set_profile": lambda s: tr("Record the charity's name “{charity_name}” and its domain {domain}."),
        "grant_role": _grant,
        "revoke_role": _revoke,
        "accept_administration": lambda s: tr("Accept to be an administrator of this ledger."),
        "create_fund": lambda s: tr("Make the fund “{fund_name}”, counted in {unit}."),
        "set_payee": _set_payee,
        "record_batch": _record,
        "record_transfer": lambda s: tr(
            "Record {money} passed on by another charity, in {fund}, serial number {serial}."
        ),
        "give": lambda s: tr("Give {money} to {fund}."),
        "void_receipt": _void,
        "replace_receipt": lambda s: tr(
            "Replace the receipt number {serial} by the new number {new_serial}. Reason: {why}."
        ),
        **_payment_sentences(),
        "token_approve": lambda s: tr("Let {spender} take {money} of this account's tokens."),
        "token_transfer": lambda s: tr("Send {money} of this account's tokens to {to}."),
        "fill_gap": lambda s: tr("Send nothing to oneself, so that what waits behind it can go on."),
    }


def _payment_sentences() -> dict[str, Callable[[Shown], str]]:
    return {
        "request": lambda s: tr("Request payment {payment}: {money} from {fund} to {payee} for {purpose}."),
        "amend": lambda s: tr(
            "Change the request {payment} to: {money} from {fund} to {payee} for {purpose}. Approvals so far are void."
        ),
        "approve": lambda s: tr("Approve payment {payment}: {money} from {fund} to {payee} for {purpose}."),
        "reject": lambda s: (
            tr("Reject the request {payment}: {money} to {payee}. Reason: {why}.")
            if _case_known(s)
            else tr("Reject the request {payment}, whose content is not known here. Reason: {why}.")
        ),
        "object": lambda s: (
            tr("Object to payment {payment}: {money} to {payee}. Reason: {why}.")
            if _case_known(s)
            else tr("Object to payment {payment}, whose content is not known here. Reason: {why}.")
        ),
        "pay": lambda s: tr(
            "Record that payment {payment} was made: {money} from {fund} to {payee} for {purpose}."
        ),
        "refund": lambda s: tr(
            "Record that {money} of the donation number {gift_serial} was given back (payment {payment})."
        ),
        "record_return": lambda s: tr(
            "Record that {amount_returned} of payment {payment} to {payee} came back."
        ),
        "acknowledge_delivery": lambda s: tr(
            "Confirm that payment {payment} to {payee} ({money}) has arrived."
        ),
    }


_SENTENCES = _sentences()


REVERSIBLE = frozenset(
    {
        *("set_profile", "grant_role", "revoke_role", "accept_administration", "set_payee", "request"),
        *("token_approve", "fill_gap"),
    }
)
"""Kinds of acts that a later act can undo; all others stay as they are."""


def lasting(kind: str) -> str:
    """Return what about an act of this kind can or cannot be undone."""
    return {
        "deploy": tr("A ledger is there for ever once it is made."),
        "set_profile": tr("It can be changed again; the old name and domain stay visible in the ledger."),
        "grant_role": tr("A role can be taken away again; that it was given stays visible in the ledger."),
        "revoke_role": tr("The role can be given again; that it was taken stays visible in the ledger."),
        "accept_administration": tr("Another administrator can take it away again."),
        "create_fund": tr("This cannot be undone: a fund's rules are fixed for ever."),
        "set_payee": tr("The list can be changed again."),
        "record_batch": tr(
            "This cannot be undone: recorded donations stay. A wrong receipt can only be voided or replaced."
        ),
        "record_transfer": tr("This cannot be undone: the donation stays recorded."),
        "give": tr("This cannot be undone: what is given belongs to the fund."),
        "void_receipt": tr("This cannot be undone: a void receipt never becomes valid again."),
        "replace_receipt": tr("This cannot be undone: the old receipt never becomes valid again."),
        "request": tr(
            "It can be changed until it is paid; that it was asked for stays visible in the ledger."
        ),
        "amend": tr("Earlier approvals are lost; everybody who approved has to look again."),
        "approve": tr("This cannot be undone: an approval stays, unless the request is changed."),
        "reject": tr("This cannot be undone: a rejected request can never be paid."),
        "object": tr(
            "This cannot be undone: the payment is stopped until the request is changed and approved anew."
        ),
        "pay": tr("This cannot be undone: money that comes back is recorded as a return."),
        "refund": tr("This cannot be undone: what was given back is gone from the fund."),
        "record_return": tr("This cannot be undone: the money counts as being there again."),
        "acknowledge_delivery": tr("This cannot be undone: the delivery stays confirmed."),
        "token_approve": tr("It holds until the tokens are taken or the permission is changed."),
        "token_transfer": tr("This cannot be undone: the tokens are gone."),
        "fill_gap": tr("It does nothing else."),
    }[kind]


def cost_words(max_cost: int, estimate: int) -> str:
    """Return what signing costs, in the chain's coin; both figures in wei."""
    if not max_cost:
        return tr("Nothing on this ledger")
    most, about = coin(max_cost, upwards=True), coin(estimate, upwards=True)
    return tr("About {estimate}, at most {most}").format(estimate=about, most=most)
