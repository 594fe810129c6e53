"""Random receipts, good and broken, through the page that is shipped and through Python: they say the same.

The first seeds are always the same, and are many enough for every verdict and reason code; the others are fresh each
time, and a seed that finds a difference is named with it. Hostile documents that no seed makes stand at the end.
"""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from almoner_chain.core.hashing import keccak
from almoner_chain.core.receipt import encode
from almoner_chain.core.verify import Verdict, Verification
from support_page_vectors import differences, shipped_page
from support_random_receipts import random_vector, random_vectors
from support_receipts import answer, policy, promised, recorded
from support_vectors import FILES, Vector, load, run

FIXED, FRESH = 2_000, 500
FIRST_SEED = 20_260_128


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with shipped_page(browser) as opened:
        yield opened


def codes(results: list[Verification]) -> set[str]:
    return {check.code for result in results for check in result.checks if check.code}


def test_page_and_python_agree_on_the_fixed_seeds(page: Page) -> None:
    assert differences(page, list(random_vectors(FIRST_SEED, FIXED))) == []


def test_page_and_python_agree_on_fresh_seeds(page: Page) -> None:
    seed = secrets.randbits(62)

    found = differences(page, list(random_vectors(seed, FRESH)))

    assert found == [], f"from seed {seed}"


def test_fixed_seeds_reach_every_verdict_and_every_reason_code() -> None:
    results = [run(vector) for vector in random_vectors(FIRST_SEED, FIXED)]
    verdicts = Counter(result.verdict for result in results)
    shared = {code for file in FILES for _, expected in load(file) for code in expected["codes"].values()}

    assert set(verdicts) == set(Verdict)
    assert min(verdicts.values()) >= 15
    assert codes(results) == shared


def test_one_seed_is_one_vector() -> None:
    assert random_vector(7) == random_vector(7)
    assert random_vector(7) != random_vector(8)


def hostile() -> Iterator[tuple[str, bytes | str]]:
    number = str(int.from_bytes(encode(promised()), "big"))
    yield "a megabyte of digits", "7" * 1_000_000
    yield "a megabyte of markup", "<img src=x onerror=alert(1)>" * 40_000
    yield "a megabyte of blanks around a number", " " * 500_000 + number + "\n" * 500_000
    yield "as many blanks as a text may have, within a number", "7" + " " * 16_000 + "7"
    yield "a megabyte of bytes", bytes(1_000_000)
    yield "a name of every object", "__proto__"
    yield "a fragment with such a name", "#constructor"
    yield "nested JSON", "[" * 16_000
    yield "a link as long as a text may be", "https://" + "/v" * 8_000 + "#" + number[:300]
    yield "sixty-four kilobytes of brackets", sealed(b"\x01\x02" + b"\xf8" * 65_000)
    yield "numbers that do not end", sealed(b"\x01\x01" + b"\xff" * 2_000)


def sealed(content: bytes) -> bytes:
    return content + keccak(content)[:4]


@pytest.mark.parametrize("document", [pytest.param(document, id=name) for name, document in hostile()])
def test_hostile_document_ends_calmly_and_quickly(page: Page, document: bytes | str) -> None:
    vector = Vector("hostile", "", document, policy(), (answer(recorded()),))
    started = time.monotonic()

    found = differences(page, [vector])

    assert found == []
    assert run(vector).verdict is Verdict.NOT_GENUINE
    assert time.monotonic() - started < 30  # and not for ever


def test_page_lets_no_name_of_a_ledger_reach_an_object(page: Page) -> None:
    """Names of outside are keys of maps only: a domain called ``__proto__`` vouches for nobody else."""
    receipt = promised()
    here = (receipt.chain_id, receipt.ledger)
    rules = policy(confirmed={here: "__proto__"})
    vector = Vector("names", "", encode(receipt), rules, (answer(receipt, "__proto__", domain="__proto__"),))

    assert differences(page, [vector]) == []
    assert run(vector).facts.issuer == "__proto__"
