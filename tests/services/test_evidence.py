"""Evidence files: kept under their SHA-256, found out when they are changed or gone."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from almoner.services import evidence
from almoner.services.evidence import CHANGED, KEPT, MISSING
from almoner.services.home import Home
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import ZERO32, keccak


@pytest.fixture
def place(home: Path) -> Iterator[Home]:
    """Return an installation's folder without a ledger."""
    made = Home.create(home)
    yield made
    made.close()


def test_a_kept_file_lies_under_its_digest_and_only_its_owner_reads_it(place: Home, tmp_path: Path) -> None:
    source = tmp_path / "发票 17.pdf"
    source.write_bytes(b"invoice" * 400_000)
    kept = evidence.keep(place, source)
    copy = place.evidence_directory / hashlib.sha256(source.read_bytes()).hexdigest()
    assert (kept.sha256.hex(), kept.name, kept.size) == (copy.name, "发票 17.pdf", 2_800_000)
    assert copy.read_bytes() == source.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.evidence_directory.stat().st_mode) == 0o700


def test_keeping_the_same_file_again_keeps_one_copy(place: Home, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("same")
        evidence.keep(place, tmp_path / name)
    assert len(list(place.evidence_directory.iterdir())) == 1
    assert place.store.value("SELECT name FROM evidence") == "a.txt"


def test_keeping_a_changed_copys_original_again_repairs_it(place: Home, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("true")
    kept = evidence.keep(place, tmp_path / "a.txt")
    (place.evidence_directory / kept.sha256.hex()).write_text("false")
    evidence.keep(place, tmp_path / "a.txt")
    assert evidence.look(place.evidence_directory, kept.sha256) == KEPT


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_what_cannot_be_read_is_refused_and_leaves_nothing_behind(
    place: Home, tmp_path: Path, name: str
) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        evidence.keep(place, tmp_path / name)
    assert list(place.evidence_directory.iterdir()) == []


def test_changed_and_missing_copies_are_told_apart(place: Home, tmp_path: Path) -> None:
    files = []
    for name in ("kept", "changed", "missing"):
        (tmp_path / name).write_text(name)
        files.append(evidence.keep(place, tmp_path / name))
    committed = evidence.remember(place.store, files)
    (place.evidence_directory / files[1].sha256.hex()).write_text("chamged")
    (place.evidence_directory / files[2].sha256.hex()).unlink()
    found = evidence.of_case(place, committed)
    assert found is not None
    assert {each.name: each.state for each in found} == {"kept": KEPT, "changed": CHANGED, "missing": MISSING}
    glanced = evidence.of_case(place, committed, look_inside=False)
    assert glanced is not None
    assert {each.name: each.state for each in glanced} == {"kept": KEPT, "changed": KEPT, "missing": MISSING}


def test_a_list_that_does_not_lead_to_the_cases_hash_counts_as_unknown(place: Home, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(name)
    committed = evidence.remember(place.store, [evidence.keep(place, tmp_path / name) for name in ("a", "b")])
    assert len(evidence.of_case(place, committed) or []) == 2
    with place.store.writing() as db:
        db.execute("DELETE FROM evidence_list WHERE sha256 = (SELECT min(sha256) FROM evidence_list)")
    assert evidence.of_case(place, committed) is None
    assert evidence.of_case(place, bytes([7]) * 32) is None
    assert evidence.of_case(place, ZERO32) == []


def test_the_hash_of_all_files_does_not_depend_on_their_order() -> None:
    low, high = bytes([1]) * 32, bytes([2]) * 32
    assert evidence.evidence_hash([high, low, high]) == keccak(low + high)
    assert evidence.evidence_hash([]) == ZERO32
