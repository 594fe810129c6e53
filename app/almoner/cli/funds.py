"""`almoner fund`: create funds with their policy, list them, show one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from almoner.cli.app import App, pass_app, plain, shared, table

if TYPE_CHECKING:
    from almoner.services.funds import Fund


@click.group("fund")
def command() -> None:
    """Funds: money or goods for one purpose, in one unit."""


def document(fund: Fund) -> dict[str, Any]:
    """Return the JSON form of a fund; amounts as text in minor units."""
    return {
        "fund": fund.number,
        "name": fund.name,
        "unit": fund.unit.code,
        "decimals": fund.unit.decimals,
        "received": str(fund.received),
        "spent": str(fund.spent),
        "refunded": str(fund.refunded),
        "available": str(fund.available),
    }


def _policy_document(fund: Fund) -> dict[str, Any]:
    policy = fund.policy
    tiers = zip(policy.tier_above, policy.tier_approvals, strict=True)
    return {
        "tiers": [{"above": str(above), "approvals": needed} for above, needed in tiers if needed],
        "delay_seconds": policy.delay,
        "delay_above": str(policy.delay_above),
        "admin_cap_bps": policy.admin_cap_bps,
        "payees_restricted": policy.payees_restricted,
    }


@command.command("create")
@click.argument("name")
@click.option(
    "--unit", required=True, help="CNY, USD…; token:0xADDRESS:SYMBOL:DECIMALS; or a thing such as box."
)
@click.option("--approvals", type=int, default=1, show_default=True, help="Approvals a payment needs.")
@click.option(
    "--tier", "tiers", multiple=True, metavar="AMOUNT:N", help="Above AMOUNT, N approvals; may be repeated."
)
@click.option("--delay", type=int, default=0, metavar="HOURS", help="Hours between approval and payment.")
@click.option("--delay-above", default=None, metavar="AMOUNT", help="The delay holds above this amount only.")
@click.option("--admin-cap", default=None, metavar="PERCENT", help="Largest share for administration.")
@click.option("--payees-restricted", is_flag=True, help="Pay only payees on the fund's list.")
@click.option("--as", "label", default=None, help="Act with this wallet.")
@shared
@pass_app
def create(
    app: App,
    name: str,
    unit: str,
    approvals: int,
    tiers: tuple[str, ...],
    delay: int,
    delay_above: str | None,
    admin_cap: str | None,
    payees_restricted: bool,
    label: str | None,
) -> None:
    """Create a fund. Its policy is fixed for ever: it is the promise to those who give."""
    from almoner.services.funds import create_fund, make_policy, parse_unit

    kind = parse_unit(unit)
    policy = make_policy(
        kind,
        approvals=approvals,
        tiers=tiers,
        delay_hours=delay,
        delay_above=delay_above,
        admin_cap_percent=admin_cap,
        payees_restricted=payees_restricted,
    )
    fund = create_fund(app.session, name=name, unit=kind, policy=policy, label=label)
    app.answer(
        {**document(fund), "policy": _policy_document(fund)},
        f"Fund {fund.number}, “{plain(fund.name)}”, counts {plain(fund.unit.code)}.",
        f"Next: almoner gift import FILE --fund “{plain(fund.name)}”",
    )


@command.command("list")
@shared
@pass_app
def list_(app: App) -> None:
    """List all funds and what they hold."""
    from almoner.services.funds import list_funds

    funds = list_funds(app.session)
    app.answer(
        {"funds": [document(fund) for fund in funds]},
        *table(
            ["fund", "name", "unit", "received", "spent", "available"],
            [
                [
                    str(fund.number),
                    fund.name,
                    fund.unit.code,
                    *(fund.unit.show(amount) for amount in (fund.received, fund.spent, fund.available)),
                ]
                for fund in funds
            ],
        ),
    )


@command.command("show")
@click.argument("fund")
@shared
@pass_app
def show(app: App, fund: str) -> None:
    """Show one fund and its policy."""
    from almoner.services.funds import find_fund

    found = find_fund(app.session, fund)
    unit, policy = found.unit, found.policy
    tiers = [
        f"Above {unit.show(above)}: {needed} approvals." if above else f"Approvals needed: {needed}."
        for above, needed in zip(policy.tier_above, policy.tier_approvals, strict=True)
        if needed
    ]
    delay = (
        f"{policy.delay // 3600} hours' delay above {unit.show(policy.delay_above)}." if policy.delay else ""
    )
    cap = f"Administration at most {policy.admin_cap_bps / 100:g} %." if policy.admin_cap_bps < 10_000 else ""
    app.answer(
        {**document(found), "policy": _policy_document(found)},
        f"Fund {found.number}, “{plain(found.name)}”, in {plain(unit.code)}",
        f"Received {unit.show(found.received)}, spent {unit.show(found.spent)}, "
        f"returned to donors {unit.show(found.refunded)}, available {unit.show(found.available)}",
        *tiers,
        *[line for line in (delay, cap) if line],
        *(["Only payees on the fund's list can be paid."] if policy.payees_restricted else []),
    )
