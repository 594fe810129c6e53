"""What helps a person who enters gifts: suggestions, gifts that look the same, what waits for a commit and who can record it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from almoner.services import entering
from almoner.services.session import Session
from support_charity import Charity, fresh

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return the small charity with three waiting gifts."""
    charity = fresh(tmp_path)
    for donor, method in (("100% Good", "cash"), ("Li Wei", "bank"), ("Li Na", "bank")):
        charity.run("gift", "add", "--fund", "Relief", "--amount", "10", "--donor", donor, "--method", method, "--date", "2026-03-04")  # fmt: skip
    return charity


@pytest.fixture
def session(charity: Charity) -> Iterator[Session]:
    """Return an opened session on it."""
    session = Session.open(charity.home, passphrase=lambda label, confirm=False: "")
    yield session
    session.close()


def test_donors_are_suggested_by_any_part_of_their_name_the_latest_first(session: Session) -> None:
    assert entering.suggest_donors(session.store, "li") == ["Li Na", "Li Wei"]
    assert entering.suggest_donors(session.store, "wei") == ["Li Wei"]


def test_a_percent_sign_is_searched_as_it_stands(session: Session) -> None:
    assert entering.suggest_donors(session.store, "%") == ["100% Good"]
    assert entering.suggest_donors(session.store, "_") == []


def test_the_commonest_method_is_suggested_first(session: Session) -> None:
    assert entering.known_methods(session.store) == ["bank", "cash"]


def test_a_gift_is_the_same_only_in_all_four_respects(session: Session) -> None:
    same = {"fund": 1, "amount": 1000, "donor": "Li Wei", "date": "2026-03-04"}
    assert entering.same_gifts(session.store, **same) == [12]
    for other in ({"fund": 2}, {"amount": 1001}, {"donor": "Li Na Wei"}, {"date": "2026-03-05"}):
        assert entering.same_gifts(session.store, **(same | other)) == []


def test_the_outlook_tells_what_waits_and_who_can_record_it(session: Session) -> None:
    found = entering.outlook(session)
    assert [(each.fund.name, each.count, each.total) for each in found.waiting] == [("Relief", 3, 3000)]
    assert (found.count, found.recorder, found.promised, found.due) == (3, "clerk", 0, None)


def test_the_outlook_counts_promises_and_the_day_the_first_falls_due(
    charity: Charity, session: Session
) -> None:
    charity.run("receipt", "promise", 11, "--out", charity.home / "out", "--due-days", "3")
    found = entering.outlook(session)
    assert found.promised == 1
    assert found.due is not None


def test_without_a_recorder_the_outlook_names_nobody(charity: Charity, session: Session) -> None:
    for wallet in ("clerk", "administrator"):
        charity.run("wallet", "revoke", wallet, "recorder")
    assert entering.outlook(session).recorder == ""


def test_funds_are_known_although_the_ledger_is_silent(charity: Charity, session: Session) -> None:
    session.state()
    assert [fund.name for fund in entering.known_funds(session)[0]] == ["Relief", "Boxes"]
    session.home.set(engine="network", rpc=["http://127.0.0.1:9"])
    silent = Session.open(charity.home, passphrase=lambda label, confirm=False: "")
    funds, why = entering.known_funds(silent)
    silent.close()
    assert [(fund.name, fund.unit.code) for fund in funds] == [("Relief", "CNY"), ("Boxes", "box")]
    assert why
