"""What a country's profile asks for is seen before a receipt is signed, and whose receipt lacks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from almoner.services.completeness import Lacking, Wanted, count_wanted, lacking, without
from almoner.services.handing_out import Style
from almoner.services.session import Session
from almoner_chain.core.commitment import FieldId
from support_charity import Charity, fresh

EVERYTHING = Wanted()


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    return fresh(tmp_path)


@pytest.fixture
def session(charity: Charity) -> Session:
    return Session.open(
        charity.home, passphrase=lambda label, confirm=False: pytest.fail("a key was asked for")
    )


def style(profile: str, **extra: str) -> Style:
    return Style.of(formats="pdf", profile=profile, extra=extra)


def test_the_general_profile_asks_for_nothing_more(session: Session) -> None:
    assert lacking(session, EVERYTHING, style("generic"), None) is None


def test_what_the_charity_itself_lacks_is_told_once(session: Session) -> None:
    assert lacking(session, EVERYTHING, style("uk"), None) == Lacking("charity.registration", False)


def test_a_field_of_the_profiles_own_is_named(session: Session) -> None:
    session.home.set(details={"registration": "1000"})
    assert lacking(session, EVERYTHING, style("uk"), None) == Lacking("gift_aid", False)
    assert lacking(session, EVERYTHING, style("uk", gift_aid="none made"), None) is None


def test_a_field_that_is_there_and_not_opened_is_told_apart(session: Session) -> None:
    session.home.set(details={"registration": "1000"})
    found = lacking(session, EVERYTHING, style("uk", gift_aid="none made"), {FieldId.DATE})
    assert found == Lacking("donor", True)


def test_gifts_that_lack_a_field_are_named_and_can_be_left_out(charity: Charity, session: Session) -> None:
    session.home.set(details={"registration": "1000"})
    charity.run("gift", "add", "--fund", "Relief", "--amount", "5", "--donor", " ")
    charity.run("batch", "commit")
    found = lacking(session, EVERYTHING, style("uk", gift_aid="none made"), None)
    assert found == Lacking("donor", False, (11,), (11,))
    rest = without(session, EVERYTHING, found.gifts)
    assert rest == Wanted(serials=tuple(range(1, 11)))
    assert lacking(session, rest, style("uk", gift_aid="none made"), None) is None


def test_what_was_handed_out_before_is_counted(charity: Charity, session: Session) -> None:
    charity.run("receipt", "export", 1, 2, "--out", charity.home.parent / "out")
    assert count_wanted(session, EVERYTHING) == (10, 2)
    assert count_wanted(session, Wanted(batch=1)) == (4, 2)
    assert count_wanted(session, Wanted(serials=(2, 3))) == (2, 1)


def test_no_promise_left_is_not_every_receipt(session: Session) -> None:
    assert count_wanted(session, without(session, Wanted(promises=(1,)), [1])) == (0, 0)
