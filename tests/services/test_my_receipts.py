"""A donor's receipts: kept in any form, looked at again, and what moved is told once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from almoner.services.cancelling import Cancelled
from almoner.services.kept_receipts import Look, Part, Place, moves
from almoner.services.my_receipts import (
    add_receipt,
    add_receipts,
    keep_again,
    list_receipts,
    look_again,
    mark_seen,
    remove_receipt,
    set_extra_nodes,
    set_label,
)
from almoner.services.session import Session
from almoner.services.tracing import trace_document
from almoner_chain.core.errors import BadInput, ReceiptInvalid
from support_charity import PASSPHRASE, Charity, build, fresh, run, served


@pytest.fixture
def charity(tmp_path: Path) -> Iterator[Charity]:
    """Return a charity whose ledger is served for the whole test."""
    made = fresh(tmp_path)
    with served(made):
        yield made


@pytest.fixture
def donor(charity: Charity, tmp_path: Path) -> Iterator[Session]:
    """Return the session of a donor who joined the charity's ledger."""
    link = charity.run("ledger", "invite")["link"]
    assert run("--home", tmp_path / "donor", "ledger", "join", link, "--kind", "donor").code == 0
    session = Session.open(tmp_path / "donor", passphrase=lambda label, confirm=False: PASSPHRASE)
    yield session
    session.close()


@pytest.fixture
def papers(charity: Charity, tmp_path: Path) -> Path:
    """Return a folder with the receipts 1 (100.00) and 2 (200.00)."""
    charity.run("receipt", "export", 1, 2, "--out", tmp_path / "papers", "--formats", "pdf,png,almr")
    return tmp_path / "papers"


def told(session: Session) -> list[tuple[str, int]]:
    """Look again; return what moved and how much."""
    return [(moved.what, moved.amount) for moved in look_again(session)]


def test_a_receipt_is_kept_in_any_form_and_once(donor: Session, papers: Path, charity: Charity) -> None:
    (first,) = [path for path in papers.iterdir() if path.name == "receipt-000001.almr"]
    link = charity.run("verify", first)["receipt"]
    document = first.read_bytes()
    kept = add_receipt(donor, str(first), label="Spring")
    assert (kept.serial, kept.label, kept.verdict, kept.seen) == (1, "Spring", "", True)
    assert kept.document == document
    for source in (document, papers / "receipt-000001.pdf", papers / "receipt-000001.png"):
        add_receipt(donor, source)
    assert {each.serial for each in list_receipts(donor)} == {1}
    assert {each.digest: each.label for each in list_receipts(donor)}[kept.digest] == "Spring"
    assert link["serial"] == 1


def test_all_receipts_of_a_pdf_are_kept(donor: Session, charity: Charity, tmp_path: Path) -> None:
    out = tmp_path / "all"
    charity.run("receipt", "export", "--all", "--combined", "--out", out)
    (paper,) = out.glob("*.pdf")
    assert sorted(each.serial for each in add_receipts(donor, paper)) == list(range(1, 11))
    with pytest.raises(BadInput) as caught:
        add_receipt(donor, paper)
    assert caught.value.code == "scan.several"


@pytest.mark.parametrize("source", ["12345", "https://x.example/v#77", b"\x01\x02\x03", "no-such-file.pdf"])
def test_what_is_no_receipt_is_not_kept(donor: Session, source: str | bytes) -> None:
    with pytest.raises((BadInput, ReceiptInvalid)):
        add_receipt(donor, source)
    assert list_receipts(donor) == []


def test_a_gift_is_followed_through_everything_that_happens_to_it(
    donor: Session, papers: Path, charity: Charity
) -> None:
    kept = add_receipt(donor, papers / "receipt-000001.almr")
    assert told(donor) == [("recorded", 10_000)]
    assert told(donor) == []
    payment = charity.paid("60.00")
    (moved,) = look_again(donor)
    assert (moved.what, moved.amount, moved.unit, moved.payment) == ("paid", 6_000, "CNY", payment)
    assert (moved.state, moved.category, moved.digest) == ("paid", "programme", kept.digest)
    (now,) = list_receipts(donor)
    assert now.look.place is not None
    assert (now.verdict, now.look.place.unspent, now.seen) == ("valid", "4000", False)
    charity.run("payment", "deliver", payment)
    assert told(donor) == [("delivered", 6_000)]
    charity.paid("90.00")
    assert told(donor) == [("paid", 4_000)]
    mark_seen(donor, [kept.digest])
    assert told(donor) == []
    assert list_receipts(donor)[0].seen is True
    charity.run("receipt", "void", 1, "--reason", "duplicate")
    assert told(donor) == [("voided", 0)]
    assert list_receipts(donor)[0].verdict == "voided"


def test_the_charity_itself_sees_the_payees_name(charity: Charity, papers: Path) -> None:
    charity.paid("60.00", payee="Acme Pumps")
    session = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    add_receipt(session, papers / "receipt-000001.almr")
    assert [(moved.what, moved.payee) for moved in look_again(session)] == [
        ("recorded", ""),
        ("paid", "Acme Pumps"),
    ]
    session.close()


def test_a_node_that_is_down_takes_nothing_back_and_tells_nothing_twice(
    donor: Session, papers: Path, charity: Charity
) -> None:
    charity.paid("60.00")
    add_receipt(donor, papers / "receipt-000001.almr")
    assert told(donor) == [("recorded", 10_000), ("paid", 6_000)]
    up = donor.urls
    again = Session.open(donor.home.directory, passphrase=lambda label, confirm=False: PASSPHRASE)
    again.home.set(rpc=["http://127.0.0.1:9/"])
    assert told(again) == []
    (kept,) = list_receipts(again)
    assert kept.verdict == "cannot_check"
    assert "127.0.0.1:9" in kept.look.problem
    assert kept.look.place is not None
    assert kept.look.place.unspent == "4000"
    again.home.set(rpc=up)
    again.close()
    assert told(donor) == []
    assert list_receipts(donor)[0].verdict == "valid"


def test_a_promise_is_superseded_by_the_recorded_receipt_of_the_same_gift(
    donor: Session, charity: Charity, tmp_path: Path
) -> None:
    words = ("--fund", "Relief", "--amount", "12", "--donor", "Ada")
    gift = charity.run("gift", "add", *words)["gift"]
    charity.run("receipt", "promise", gift, "--out", tmp_path / "promise", "--formats", "almr")
    (promise,) = (tmp_path / "promise").glob("*.almr")
    add_receipt(donor, promise)
    assert told(donor) == []
    assert [each.verdict for each in list_receipts(donor)] == ["promised"]
    charity.run("batch", "commit")
    charity.run("receipt", "export", 11, "--out", tmp_path / "recorded", "--formats", "almr")
    (recorded,) = (tmp_path / "recorded").glob("*.almr")
    add_receipt(donor, recorded)
    assert told(donor) == [("recorded", 1_200)]
    assert {each.serial: each.superseded for each in list_receipts(donor)} == {0: True, 11: False}


def test_receipts_of_another_chain_are_kept_and_looked_at_once_a_node_is_named(
    donor: Session, tmp_path: Path
) -> None:
    other = build(tmp_path / "other", name="Far Relief")
    with served(other) as url:
        other.run("receipt", "export", 1, "--out", tmp_path / "far", "--formats", "almr")
        kept = add_receipt(donor, tmp_path / "far" / "receipt-000001.almr")
        chain = kept.receipt.chain_id
        assert told(donor) == []
        (there,) = list_receipts(donor)
        assert (there.verdict, there.look.problem) == (
            "cannot_check",
            f"No node of chain {chain} is known here.",
        )
        set_extra_nodes(donor, chain, ["http://127.0.0.1:9/", url])
        set_extra_nodes(donor, chain, [url])
        assert told(donor) == [("recorded", 10_000)]
    assert told(donor) == []
    (gone,) = list_receipts(donor)
    assert gone.verdict == "cannot_check"
    assert gone.look.place is not None
    set_extra_nodes(donor, chain, [])
    assert donor.home.get("extra_nodes") == {}
    with pytest.raises(BadInput):
        set_extra_nodes(donor, chain, ["file:///etc/passwd"])


def test_another_ledger_on_the_same_chain_works(donor: Session, charity: Charity, tmp_path: Path) -> None:
    second = build(tmp_path / "second", name="Second Relief", rpc=donor.urls[0])
    second.run("receipt", "export", 3, "--out", tmp_path / "there", "--formats", "almr")
    add_receipt(donor, tmp_path / "there" / "receipt-000003.almr")
    assert told(donor) == [("recorded", 30_000)]
    second.paid("350.00")
    assert told(donor) == [("paid", 5_000)]
    assert charity.run("ledger", "status")["payments"] == 0


def test_cancelling_keeps_what_was_looked_at(donor: Session, papers: Path) -> None:
    add_receipt(donor, papers / "receipt-000001.almr")
    add_receipt(donor, papers / "receipt-000002.almr")

    def stop(done: int, total: int) -> None:
        assert total == 2
        raise Cancelled

    with pytest.raises(Cancelled):
        look_again(donor, progress=stop)
    assert sorted(each.verdict for each in list_receipts(donor)) == ["", "valid"]
    (left,) = [each.receipt.amount for each in list_receipts(donor) if not each.verdict]
    assert told(donor) == [("recorded", left)]


def test_a_receipt_that_is_removed_is_gone(donor: Session, papers: Path) -> None:
    kept = add_receipt(donor, papers / "receipt-000001.almr")
    remove_receipt(donor, kept.digest)
    assert list_receipts(donor) == []
    with pytest.raises(BadInput):
        remove_receipt(donor, kept.digest)


def test_a_document_is_followed_as_its_file_is(donor: Session, papers: Path) -> None:
    traced = trace_document(donor, (papers / "receipt-000002.almr").read_bytes())
    assert (traced.place.serial, traced.unspent) == (2, 20_000)


def test_money_that_comes_back_and_goes_on_is_told_as_both(donor: Session, papers: Path) -> None:
    kept = add_receipt(donor, papers / "receipt-000001.almr")

    def look(*parts: tuple[int, int, str], refunded: int = 0) -> Look:
        made = tuple(
            Part("0x01", payment, str(amount), "CNY", 2, "programme", state)
            for payment, amount, state in parts
        )
        return Look(recorded=True, place=Place(1, "Relief", "CNY", 2, "10000", "0", str(refunded), 0, made))

    from dataclasses import replace

    before = replace(kept, look=look((1, 600, "paid"), (1, 100, "paid"), (2, 300, "paid")))
    found = moves(before, look((1, 500, "delivered"), (3, 200, "delivered"), refunded=300))
    assert [(moved.what, moved.payment, moved.amount) for moved in found] == [
        ("returned", 1, 200),
        ("delivered", 1, 500),
        ("paid", 3, 200),
        ("returned", 2, 300),
        ("refunded", 0, 300),
    ]


def test_kept_receipts_from_the_command_line(
    donor: Session, charity: Charity, papers: Path, tmp_path: Path
) -> None:
    donor.close()
    mine = Charity(tmp_path / "donor")
    (mine.home / "passphrase").write_text(PASSPHRASE)
    files = [papers / "receipt-000001.pdf", papers / "receipt-000002.png"]
    assert [each["serial"] for each in mine.run("receipt", "keep", *files)["receipts"]] == [1, 2]
    charity.paid("60.00")
    looked = mine.run("receipt", "kept", "--look")
    assert [(each["what"], each["serial"]) for each in looked["moved"]].count(("paid", 1)) == 1
    assert {each["verdict"] for each in looked["receipts"]} == {"valid"}
    assert "60.00 CNY in payment 1" in mine.told("receipt", "kept")
    assert "Nothing has moved" in mine.told("receipt", "kept", "--look")
    identity = looked["receipts"][0]["id"]
    assert mine.run("receipt", "forget", identity[:12])["id"] == identity
    assert mine.refused("receipt", "forget", identity, code=2)["code"] == "receipt.not_kept"
    assert mine.run("receipt", "node", 5, "http://127.0.0.1:9/")["nodes"] == 1
    assert len(mine.run("receipt", "kept")["receipts"]) == 1


def test_a_label_is_changed_and_taken_away(donor: Session, papers: Path) -> None:
    kept = add_receipt(donor, papers / "receipt-000001.almr", label="Spring")
    set_label(donor, kept.digest, "  Autumn ")
    assert list_receipts(donor)[0].label == "Autumn"
    set_label(donor, kept.digest, "")
    assert list_receipts(donor)[0].label == ""
    for digest, label in ((kept.digest, "two\nlines"), (bytes(32), "nobody")):
        with pytest.raises(BadInput):
            set_label(donor, digest, label)


def test_a_removed_receipt_comes_back_as_it_was(donor: Session, papers: Path) -> None:
    add_receipt(donor, papers / "receipt-000001.almr", label="Spring")
    look_again(donor)
    (kept,) = list_receipts(donor)
    remove_receipt(donor, kept.digest)
    keep_again(donor, kept)
    keep_again(donor, kept)
    assert list_receipts(donor) == [kept]
    assert told(donor) == []
