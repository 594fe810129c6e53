"""The shared vectors: this verifier agrees with every one, and they cover what there is to cover."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from almoner_chain.core.receipt import decode
from almoner_chain.core.verify import Verdict
from almoner_chain.core.verify_words import CANNOT_CHECK, NOT_GENUINE
from support_vectors import FILES, FOLDER, Vector, load, outcome, run

VERDICTS = {name: Verdict(name) for name in FILES if name != "invalid"} | {"invalid": Verdict.NOT_GENUINE}
PROTOCOL = FOLDER.parents[1] / "chain" / "PROTOCOL.md"


def every() -> Iterator[Any]:
    for name in FILES:
        for vector, expected in load(name):
            yield pytest.param(name, vector, expected, id=f"{name}: {vector.name}")


@pytest.mark.parametrize(("file", "vector", "expected"), list(every()))
def test_verifier_agrees_with_vector(file: str, vector: Vector, expected: dict[str, Any]) -> None:
    result = run(vector)

    assert outcome(result) == expected
    assert result.verdict is VERDICTS[file]
    assert result.sentence.endswith(".")
    assert result.sentence.isprintable()


def test_vectors_are_what_the_generator_makes() -> None:
    made = subprocess.run(
        [sys.executable, str(FOLDER / "generate.py"), "--check"], capture_output=True, text=True, check=False
    )

    assert (made.returncode, made.stderr) == (0, "")


def test_vector_names_are_unique_within_a_file() -> None:
    for name in FILES:
        names = [vector.name for vector, _ in load(name)]
        assert len(names) == len(set(names))


def reason_codes_of_the_protocol() -> set[str]:
    section = PROTOCOL.read_text("utf-8").partition("## 8.")[2]
    return set(re.findall(r"`([a-z]+\.[a-z_]+)`", section))


def test_vectors_cover_every_reason_code_of_the_protocol_and_no_other() -> None:
    seen = {code for name in FILES for _, expected in load(name) for code in expected["codes"].values()}

    assert seen == reason_codes_of_the_protocol()


def test_every_reason_code_that_decides_has_words() -> None:
    worded = {*CANNOT_CHECK, *NOT_GENUINE}

    assert reason_codes_of_the_protocol() - worded == {"issuer.unknown", "voided.voided", "voided.replaced"}
    assert worded <= reason_codes_of_the_protocol()


def test_vectors_cover_every_stage_and_openness() -> None:
    kinds = set()
    for name in ("valid", "promised"):
        for vector, _ in load(name):
            if isinstance(vector.document, bytes):
                receipt = decode(vector.document)
                kinds.add((receipt.stage.name, type(receipt.disclosure).__name__))

    stages, disclosures = ("PROMISED", "RECORDED", "ARCHIVED"), ("OpenAll", "OpenSome", "Closed")
    assert kinds == {(stage, disclosure) for stage in stages for disclosure in disclosures}


def test_readme_of_the_vectors_names_every_file() -> None:
    text = (FOLDER / "README.md").read_text("utf-8")

    assert {Path(name).stem for name in re.findall(r"`(\w+\.json)`", text)} == set(FILES)
