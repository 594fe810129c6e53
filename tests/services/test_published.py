"""What becomes public of disbursements: only what the ledger binds, and nobody's name."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from almoner.services.evidence import evidence_hash
from almoner.services.published import Published, published
from almoner.services.published_names import Names
from almoner.services.session import Session
from almoner_chain.core.hashing import keccak
from support_charity import Charity, fresh


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with ten recorded gifts."""
    return fresh(tmp_path)


def publish(charity: Charity, *, purposes: bool = True) -> tuple[Published, dict[str, Any]]:
    """Return what would be published now, and its payments."""
    with closing(Session.open(charity.home, passphrase=lambda *_: "")) as session:
        found = published(session, purposes=purposes)
        return found, json.loads(found.document)["payments"]


def the_case(charity: Charity, payment: int) -> Any:
    """Return the case of a payment as the ledger has it."""
    from almoner.services.disbursements import find_disbursement

    with closing(Session.open(charity.home, passphrase=lambda *_: "")) as session:
        return find_disbursement(session, payment).case


def test_purpose_and_evidence_lead_to_the_hashes_in_the_case(charity: Charity, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(f"invoice {name}")
    files = ("--evidence", tmp_path / "a", "--evidence", tmp_path / "b")
    payment = charity.request("60.00", *files, purpose="A roof for the well — 井棚")
    found, payments = publish(charity)
    case, entry = the_case(charity, payment), payments[str(payment)]
    salt = bytes.fromhex(entry["purpose"]["salt"][2:])
    assert len(salt) == 16
    assert keccak(b"\x07" + salt + entry["purpose"]["text"].encode()) == case.purpose
    digests = [bytes.fromhex(each) for each in entry["evidence"]]
    assert digests == sorted(digests)
    assert (len(digests), evidence_hash(digests)) == (2, case.evidence)
    assert (found.purposes, found.withheld, found.evidence) == (1, 0, 1)


def test_the_newest_request_counts(charity: Charity) -> None:
    payment = charity.request("60.00", purpose="A roof")
    words = ("--amount", "70.00", "--purpose", "A roof and a door", "--as", "clerk")
    charity.run("payment", "amend", payment, *words)
    _, payments = publish(charity)
    assert payments[str(payment)]["purpose"]["text"] == "A roof and a door"


def test_nothing_of_a_refund_is_published(charity: Charity) -> None:
    kept = charity.request("60.00", purpose="A roof")
    words = (
        "--gift",
        1,
        "--amount",
        "50.00",
        "--purpose",
        "Given in error",
        "--as",
        "clerk",
        "--payee",
        "Ada",
    )
    refund = charity.run("payment", "request", "--fund", "Relief", "--category", "refund", *words)["payment"]
    found, payments = publish(charity)
    assert refund != kept
    assert list(payments) == [str(kept)]
    assert b"error" not in found.document


def test_nothing_of_a_rejected_request_is_published(charity: Charity) -> None:
    payment = charity.request("60.00", purpose="Something that nobody wanted")
    charity.run("payment", "reject", payment, "--reason", "no", "--as", "first")
    assert publish(charity)[1] == {}


def test_purposes_can_be_kept_and_digests_stay(charity: Charity, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("invoice")
    payment = charity.request("60.00", "--evidence", tmp_path / "a", purpose="A roof")
    found, payments = publish(charity, purposes=False)
    assert (found.purposes, list(payments[str(payment)])) == (0, ["evidence"])


def test_names_of_payees_and_donors_are_in_nothing_that_is_published(charity: Charity) -> None:
    charity.request("10.00", payee="Qingshan Pump Works", purpose="Pumps by QINGSHAN  pump-works, two")
    charity.request("10.00", payee="河畔水泵厂", purpose="向河畔水泵厂购买水泵")
    charity.request("10.00", purpose="As Donor of 100.00 wished")
    charity.run("gift", "add", "--fund", "Relief", "--amount", "5.00", "--donor", "王小明")
    charity.request("10.00", purpose="王小明捐赠的书")
    plain = charity.request("10.00", purpose="Pumps")
    found, payments = publish(charity)
    assert list(payments) == [str(plain)]
    assert (found.purposes, found.withheld) == (1, 4)
    text = found.document.decode().casefold()
    assert [name for name in ("qingshan", "河畔", "donor of", "王小明", "acme") if name in text] == []


def test_a_text_that_does_not_lead_to_the_case_is_not_published(charity: Charity) -> None:
    payment = charity.request("60.00", purpose="A roof")
    with (
        closing(Session.open(charity.home, passphrase=lambda *_: "")) as session,
        session.store.writing() as db,
    ):
        db.execute("UPDATE said SET text = 'Six roofs' WHERE text = 'A roof'")
    assert str(payment) not in publish(charity)[1]


def test_the_same_ledger_gives_the_same_bytes(charity: Charity) -> None:
    for i in range(12):
        charity.request("1.00", purpose=f"Step {i}")
    first, second = publish(charity)[0].document, publish(charity)[0].document
    assert first == second
    numbers = [int(each) for each in json.loads(first)["payments"]]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("name", "text", "there"),
    [
        ("Ann Lee", "for Ann Lee", True),
        ("Ann Lee", "for ANN-LEE's roof", True),
        ("Ann Lee", "for annlee", False),
        ("Li", "Lights", False),
        ("Li", "for Li", True),
        ("李雷", "给李雷的书", True),
        ("李 雷", "给李雷的书", True),
        ("Müller", "Mu\u0308ller", True),
        ("A", "A roof", False),  # one letter is no name
        ("", "anything", False),
        (
            "Ann Lee of the very long name that goes on and on",
            "Ann Lee of the very long name that ends",
            True,
        ),
    ],
)
def test_a_name_is_found_as_a_word(name: str, text: str, there: bool) -> None:
    assert Names([name]).are_in(text) is there


def test_a_hundred_thousand_names_are_looked_for_at_once() -> None:
    names = Names(f"Given{i} Family{i}" for i in range(100_000))
    assert names.are_in("with thanks to given99999 family99999")
    assert not names.are_in("with thanks to given99999 family99998")
