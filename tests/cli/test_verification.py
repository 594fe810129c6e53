"""Verification through the command line: from the charity's home, from none, with nodes that are gone or lie."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from support_charity import Charity, fresh, run, served


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with ten recorded gifts."""
    return fresh(tmp_path)


@pytest.fixture
def link(charity: Charity, tmp_path: Path) -> str:
    """Return the link of receipt 3."""
    url: str = charity.run("receipt", "export", 3, "--out", tmp_path / "out", "--formats", "png")["receipts"][
        0
    ]["url"]
    return url


def test_a_receipt_is_valid_with_every_check_behind_it(charity: Charity, link: str) -> None:
    checked = charity.run("verify", link)
    assert (checked["verdict"], checked["receipt"]["serial"]) == ("valid", 3)
    assert checked["receipt"]["amount"] == "30000"
    assert checked["receipt"]["unit"] == "CNY"
    assert {check["state"] for check in checked["checks"]} == {"pass"}
    assert "this computer" in checked["sentence"]


@pytest.mark.parametrize("place", [0, 1, 2, 40, 200, -2, -1])
def test_one_changed_digit_is_never_genuine(charity: Charity, link: str, place: int) -> None:
    head, _, number = link.partition("#")
    at = place % len(number)
    digit = str((int(number[at]) + 1) % 10 or 1)
    changed = f"{head}#{number[:at]}{digit}{number[at + 1 :]}"
    assert charity.run("verify", changed, code=1)["verdict"] == "not_genuine"


def test_digits_and_standard_input_are_read_too(
    charity: Charity, link: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert charity.run("verify", link.partition("#")[2])["verdict"] == "valid"
    picture = (tmp_path / "out" / "receipt-000003.png").read_bytes()
    for data in (picture, link.encode() + b"\n"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert charity.run("verify", "-")["verdict"] == "valid"


def test_a_dead_node_never_makes_a_receipt_bad(charity: Charity, link: str) -> None:
    checked = charity.run("verify", link, "--rpc", "http://127.0.0.1:9", code=3)
    assert checked["verdict"] == "cannot_check"
    states = {check["name"]: check["state"] for check in checked["checks"]}
    assert states["signature"] == "pass"
    assert states["entry"] == "unknown"


def test_offline_says_what_is_still_known(charity: Charity, link: str) -> None:
    checked = charity.run("verify", link, "--offline", code=3)
    assert checked["verdict"] == "cannot_check"
    assert checked["receipt"]["donor"] == "Donor of 300.00"


def test_anybody_can_check_by_a_node_and_sees_an_unknown_issuer(
    charity: Charity, link: str, home: Path
) -> None:
    with served(charity) as url:
        checked = run("--home", home, "verify", link, "--rpc", url, "--json")
    assert (checked.code, checked["verdict"], checked["receipt"]["issuer"]) == (0, "valid", None)
    assert checked["receipt"]["fund_name"] == "Relief"
    states = {check["name"]: check["state"] for check in checked["checks"]}
    assert states["issuer"] == "unknown"
    assert not home.exists()


def test_without_home_and_node_nothing_is_claimed(link: str, home: Path) -> None:
    checked = run("--home", home, "verify", link, "--json")
    assert (checked.code, checked["verdict"]) == (3, "cannot_check")


def test_a_receipt_of_another_ledger_is_not_called_bad(charity: Charity, link: str, tmp_path: Path) -> None:
    from support_charity import build, cheap_keystores

    with cheap_keystores():
        other = build(tmp_path / "other", gifts=False)
    assert other.run("verify", link, code=3)["verdict"] == "cannot_check"


def test_more_nodes_must_agree_than_answer(charity: Charity, link: str) -> None:
    with served(charity) as url:
        checked = charity.run(
            "verify", link, "--rpc", url, "--rpc", "http://127.0.0.1:9", "--agree", 2, code=3
        )
    assert checked["verdict"] == "cannot_check"


@pytest.mark.parametrize("text", ["hello", "https://example.org/", "/no/such/file.pdf"])
def test_what_is_no_receipt_is_wrong_use(charity: Charity, text: str) -> None:
    charity.refused("verify", text, code=2)


@pytest.mark.parametrize("text", ["1", "42424242", "9" * 400])
def test_a_number_that_is_no_receipt_is_not_genuine(charity: Charity, text: str) -> None:
    assert charity.run("verify", text, code=1)["verdict"] == "not_genuine"


def test_people_get_a_sentence_first(charity: Charity, link: str) -> None:
    told = charity.told("verify", link).splitlines()
    assert told[0].startswith("Valid: the gift of 300.00 CNY")
    assert "How this was checked:" in told


def test_one_node_of_a_network_is_not_enough(
    charity: Charity, link: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from almoner.services import verification

    monkeypatch.setattr(verification, "is_loopback", lambda url: False)
    with served(charity) as url:
        alone = run("--home", home, "verify", link, "--rpc", url, "--json")
        trusted = run("--home", home, "verify", link, "--rpc", url, "--agree", 1, "--json")
    assert (alone["verdict"], trusted["verdict"]) == ("cannot_check", "valid")
