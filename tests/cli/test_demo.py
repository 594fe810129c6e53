"""The demonstration, as README's first command runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support_charity import cheap_keystores, run


def test_the_demonstration_walks_the_whole_way(home: Path) -> None:
    with cheap_keystores():
        done = run("demo", "--home", home, "--json")
    assert done.code == 0, done.said
    assert (done["gifts"], done["verdict"], done["verdict_of_changed_link"]) == (200, "valid", "not_genuine")
    assert done["audit"]["findings"] == 0
    assert [payment["state"] for payment in done["payments"]] == ["delivered", "delivered"]
    assert sum(int(fund["received"]) for fund in done["funds"]) == 29_405_783
    assert all(Path(file).is_file() for receipt in done["receipts"] for file in receipt["files"])
    assert "passphrase" in done.said
    again = run("demo", "--home", home, "--json")
    assert (again.code, again["error"]["code"]) == (2, "home.exists")


def test_it_makes_a_folder_of_its_own_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "almoner-demo").mkdir()
    with cheap_keystores():
        done = run("demo", "--json")
    assert done["home"] == str(tmp_path / "almoner-demo-2")
