"""Whatever a person stops, and wherever, leaves nothing half-made: what is done stays, the rest was never begun."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from almoner.services.auditing import audit
from almoner.services.batches import commit_gifts
from almoner.services.cancelling import Cancelled
from almoner.services.handing_out import Style, hand_out
from almoner.services.importing import import_gifts
from almoner.services.receipts import issue_receipts
from almoner.services.session import Session
from almoner.services.tables import ImportCancelled, ImportOptions
from support_charity import PASSPHRASE, Charity, fresh

APART = Style.of(formats="svg")
TOGETHER = Style.of(formats="pdf", combined=True)


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with ten recorded gifts."""
    return fresh(tmp_path)


@pytest.fixture
def session(charity: Charity) -> Iterator[Session]:
    """Open the installation."""
    opened = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    yield opened
    opened.close()


def stop_at(step: int) -> Callable[[int, int], None]:
    """Return a progress function that stops the work when it is called for the ``step``-th time."""
    calls = iter(range(1, step + 1))

    def progress(done: int, total: int) -> None:
        if next(calls) == step:
            raise Cancelled

    return progress


def exported(session: Session) -> list[int]:
    """Return the serials whose receipts count as handed out."""
    rows = session.store.rows("SELECT serial FROM gift WHERE exported IS NOT NULL ORDER BY serial")
    return [row["serial"] for row in rows]


def test_an_import_that_is_stopped_enters_nothing(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "gifts.csv"
    path.write_text("Donor,Amount\nA,1.00\nB,2.00\n")
    before = session.store.value("SELECT count(*) FROM gift")
    with pytest.raises(Cancelled):
        import_gifts(session, path, fund="Relief", options=ImportOptions(), progress=stop_at(1))
    assert session.store.value("SELECT count(*) FROM gift") == before
    assert session.store.value("SELECT count(*) FROM source") == 0
    assert import_gifts(session, path, fund="Relief", options=ImportOptions()).accepted == 2


def test_an_import_that_learns_by_asking_is_stopped_by_the_same_error() -> None:
    assert issubclass(ImportCancelled, Cancelled)


def test_a_commit_that_is_stopped_keeps_what_is_recorded_and_the_rest_waits(
    charity: Charity, session: Session
) -> None:
    for fund, amount in (("Relief", "5.00"), ("Boxes", "3")):
        charity.run("gift", "add", "--fund", fund, "--amount", amount, "--donor", "X")
    with pytest.raises(Cancelled):
        commit_gifts(session, progress=stop_at(1))
    assert session.reader.counts().next_serial == 12
    waiting = session.store.rows("SELECT fund, serial FROM gift WHERE batch IS NULL")
    assert [tuple(row) for row in waiting] == [(2, None)]
    assert session.store.value("SELECT count(*) FROM batch WHERE batch IS NULL") == 0
    assert [batch.fund for batch in commit_gifts(session)] == [2]


def test_a_commit_whose_passphrase_nobody_gives_leaves_all_gifts_waiting(charity: Charity) -> None:
    def nobody(label: str, confirm: bool = False) -> str:
        raise Cancelled

    charity.run("gift", "add", "--fund", "Relief", "--amount", "5.00", "--donor", "X")
    session = Session.open(charity.home, passphrase=nobody)
    with pytest.raises(Cancelled):
        commit_gifts(session)
    assert session.store.value("SELECT count(*) FROM batch WHERE batch IS NULL") == 0
    assert session.store.value("SELECT count(*) FROM gift WHERE batch IS NULL") == 1
    session.close()


def test_receipts_that_are_stopped_while_they_are_made_are_no_duplicates_later(session: Session) -> None:
    with pytest.raises(Cancelled):
        list(issue_receipts(session, None, progress=stop_at(3)))
    assert exported(session) == []
    assert [each.receipt.duplicate for each in issue_receipts(session, None)] == [False] * 10


@pytest.mark.parametrize("stopped_by", ["the writing", "the making"])
def test_receipts_that_are_stopped_while_they_are_written_count_as_far_as_their_files_are_there(
    session: Session, tmp_path: Path, stopped_by: str
) -> None:
    making = stop_at(3) if stopped_by == "the making" else stop_at(99)
    writing = stop_at(3) if stopped_by == "the writing" else stop_at(99)
    with pytest.raises(Cancelled):
        hand_out(session, issue_receipts(session, None, progress=making), tmp_path, APART, progress=writing)
    assert sorted(each.name for each in tmp_path.iterdir() if each.name.startswith("receipt")) == [
        f"receipt-{serial:06d}.svg" for serial in (1, 2, 3)
    ]
    assert not list(tmp_path.glob(".*.part"))
    assert exported(session) == [1, 2, 3]
    again = [each.receipt.duplicate for each in issue_receipts(session, None)]
    assert again == [True] * 3 + [False] * 7


@pytest.mark.parametrize("step", [4, 14], ids=["before the pages", "among the pages"])
def test_one_pdf_that_is_stopped_is_not_there_and_no_receipt_counts(
    session: Session, tmp_path: Path, step: int
) -> None:
    with pytest.raises(Cancelled):
        hand_out(session, issue_receipts(session, None), tmp_path / "out", TOGETHER, progress=stop_at(step))
    assert list((tmp_path / "out").iterdir()) == []
    assert exported(session) == []


def test_writing_tells_how_many_of_how_many(session: Session, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    receipts = list(issue_receipts(session, [1, 2]))
    hand_out(session, receipts, tmp_path, TOGETHER, progress=lambda *step: told.append(step))
    assert told == [(1, 2), (2, 2), (1, 2), (2, 2)]


def test_an_audit_can_be_stopped_between_any_two_of_its_parts_and_changes_nothing(session: Session) -> None:
    steps: list[tuple[int, int]] = []
    whole = audit(session, progress=lambda *step: steps.append(step)).document()
    assert len(steps) > 6
    before = session.store.rows("SELECT * FROM gift")
    for step in range(1, len(steps) + 1):
        with pytest.raises(Cancelled):
            audit(session, progress=stop_at(step))
    assert session.store.rows("SELECT * FROM gift") == before
    assert audit(session).document() == whole
