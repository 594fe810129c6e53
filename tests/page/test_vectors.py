"""The shared vectors in the page that is shipped: it agrees with every one, as the Python core does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from support_page_vectors import in_order, outcomes, shipped_page
from support_vectors import FILES, FOLDER


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with shipped_page(browser) as opened:
        yield opened


def shared(file: str) -> list[dict[str, Any]]:
    return list(json.loads((FOLDER / f"{file}.json").read_text("utf-8"))["vectors"])


@pytest.mark.parametrize("file", FILES)
def test_page_agrees_with_every_shared_vector(page: Page, file: str) -> None:
    vectors = shared(file)

    said = outcomes(
        page, [{name: part for name, part in each.items() if name != "expect"} for each in vectors]
    )

    for vector, outcome in zip(vectors, said, strict=True):
        assert in_order(outcome) == in_order(vector["expect"]), f"{vector['name']}: {vector['why']}"


def test_page_knows_a_promise_from_a_receipt_in_the_ledger(page: Page) -> None:
    """The page answers vectors by what they say, not by what they expect."""
    vector = {**shared("valid")[0], "answers": None, "expect": {"verdict": "valid"}}

    assert outcomes(page, [vector])[0]["verdict"] == "cannot_check"
