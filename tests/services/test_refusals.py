"""Every reason for which the contract refuses an act about a payment has words for people."""

from __future__ import annotations

import re
from pathlib import Path

from almoner.services.refusals import REASONS

CONTRACTS = Path(__file__).resolve().parents[2] / "chain" / "contracts"
ABOUT_PAYMENTS = ("cases", "requests", "payments", "returns", "delivery", "intervals", "vault")
ELSEWHERE = {"batches: not in the log", "batches: not in the batch", "roles: missing role"} | {
    f"funds: {what}" for what in ("policy", "payee", "coin")
}


def reasons() -> set[str]:
    """Return the reasons that stand in the contract's sources, without their comments."""
    found: set[str] = set()
    for source in CONTRACTS.glob("*.vy"):
        code = re.sub(r'""".*?"""', "", source.read_text(), flags=re.DOTALL)
        found |= set(re.findall(r'"([a-z_]+: [a-z ]+)"', code))
    return found


def test_every_reason_about_payments_is_explained() -> None:
    wanted = {each for each in reasons() if each.partition(":")[0] in ABOUT_PAYMENTS}
    assert len(wanted) > 20
    assert wanted <= set(REASONS)


def test_no_explanation_is_left_of_a_reason_that_is_gone() -> None:
    assert set(REASONS) <= reasons()
    assert set(REASONS) >= ELSEWHERE
