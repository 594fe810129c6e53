"""Getting gifts in and onto the ledger, through the command line."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from support_charity import Charity, fresh, run

LIST = "Date,Donor,Amount,Method,Reference\n"


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with ten recorded gifts."""
    return fresh(tmp_path)


def write(path: Path, *rows: str) -> Path:
    """Write a list of gifts."""
    path.write_text(LIST + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def bring(charity: Charity, file: Path, *more: object) -> dict[str, object]:
    """Import a file into Relief."""
    return charity.run("gift", "import", file, "--fund", "Relief", *more).document


def test_a_gift_waits_until_it_is_committed(charity: Charity) -> None:
    added = charity.run(
        "gift", "add", "--fund", "Relief", "--amount", "12.34", "--donor", "李雷", "--method", "cash"
    )
    assert (added["amount"], added["unit"]) == ("1234", "CNY")
    waiting = charity.run("gift", "list", "--pending")["gifts"]
    assert [(each["gift"], each["donor"], each["serial"]) for each in waiting] == [
        (added["gift"], "李雷", None)
    ]
    (batch,) = charity.run("batch", "commit")["batches"]
    assert (batch["count"], batch["total"], batch["start"], batch["first_serial"]) == (
        1,
        "1234",
        "550000",
        11,
    )
    assert batch["gas_used"] <= 90_000
    assert charity.run("gift", "list", "--pending")["gifts"] == []
    assert charity.run("batch", "commit")["batches"] == []


@pytest.mark.parametrize("amount", ["0", "-5", "1.001", "abc", "1e3", "1,5", ""])
def test_a_wrong_amount_is_refused(charity: Charity, amount: str) -> None:
    charity.refused("gift", "add", "--fund", "Relief", "--amount", amount, "--donor", "X", code=2)
    assert charity.run("gift", "list", "--pending")["gifts"] == []


def test_batches_of_one_size_cost_the_same_and_tile_the_fund(charity: Charity, tmp_path: Path) -> None:
    bring(charity, write(tmp_path / "a.csv", *(f"2026-03-01,D{i},{i}.00,bank,R{i}" for i in range(1, 301))))
    batches = charity.run("batch", "commit", "--size", 100)["batches"]
    assert [batch["count"] for batch in batches] == [100, 100, 100]
    assert [int(b["start"]) for b in batches] == [550_000, 550_000 + 505_000, 550_000 + 2_010_000]
    assert [batch["first_serial"] for batch in batches] == [11, 111, 211]
    gas = [batch["gas_used"] for batch in batches]
    assert max(gas) - min(gas) <= 12 * 40, "no more than the price of a few bytes that are or are not zero"


def test_the_same_file_again_adds_nothing_and_equal_rows_stay_apart(charity: Charity, tmp_path: Path) -> None:
    row = "2026-03-01,Ada,10.00,bank,"
    file = write(tmp_path / "a.csv", row, row, "2026-03-02,Ben,20.00,bank,")
    first = bring(charity, file)
    assert (first["accepted"], first["already_imported"], first["total"]) == (3, 0, "4000")
    again = bring(charity, file)
    assert (again["accepted"], again["already_imported"], again["total"]) == (0, 3, "0")
    longer = write(tmp_path / "b.csv", row, row, row, "2026-03-02,Ben,20.00,bank,")
    more = bring(charity, longer)
    assert (more["accepted"], more["already_imported"]) == (1, 3)


def test_another_mapping_of_the_same_file_adds_nothing(charity: Charity, tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "2026-03-01,Ada,10.00,bank,R1")
    assert bring(charity, file, "--map", "donor=Reference")["accepted"] == 1
    again = bring(charity, file)
    assert (again["accepted"], again["already_imported"]) == (0, 1)


def test_a_row_that_may_be_of_an_earlier_list_is_asked_about(charity: Charity, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("Donor,Amount\nAda,10\nBen,20\n")
    second.write_text("Donor,Amount\nAda,10\nCleo,30\n")
    assert bring(charity, first)["accepted"] == 2
    asked = bring(charity, second)
    assert (asked["accepted"], asked["rejected"]) == (1, 1)
    assert "--doubtful" in asked["rows"][0]["reason"]
    decided = bring(charity, second, "--doubtful", "new")
    assert (decided["accepted"], decided["already_imported"]) == (1, 1)
    assert bring(charity, second, "--doubtful", "new")["accepted"] == 0


def test_a_dry_run_changes_nothing(charity: Charity, tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "2026-03-01,Ada,10.00,bank,R1")
    tried = bring(charity, file, "--dry-run")
    assert (tried["accepted"], tried["dry_run"]) == (1, True)
    assert charity.run("gift", "list", "--pending")["gifts"] == []
    assert bring(charity, file)["accepted"] == 1


def test_rejected_rows_are_named_with_number_and_reason(charity: Charity, tmp_path: Path) -> None:
    file = write(
        tmp_path / "a.csv",
        "2026-03-01,Ada,10.00,bank,R1",
        "2026-03-01,Ben,ten,bank,R2",
        f"2026-03-02,{'x' * 300},5,bank,R3",
    )
    done = bring(charity, file)
    assert (done["accepted"], done["rejected"]) == (1, 2)
    assert [row["row"] for row in done["rows"]] == [3, 4]
    assert all(row["reason"] for row in done["rows"])


def test_a_fund_column_sorts_the_gifts_and_names_what_it_does_not_know(
    charity: Charity, tmp_path: Path
) -> None:
    charity.run("fund", "create", "Meals", "--unit", "CNY")
    file = tmp_path / "a.csv"
    file.write_text("Donor,Amount,Fund\nAda,10,Meals\nBen,20,Relief\nCleo,30,Nowhere\nDan,40,Boxes\n")
    done = bring(charity, file)
    assert (done["accepted"], done["total"]) == (2, "3000")
    assert [(row["row"], row["field"]) for row in done["rows"]] == [(4, "fund"), (5, "fund")]
    assert {gift["fund"] for gift in charity.run("gift", "list", "--pending")["gifts"]} == {1, 3}


def test_a_saved_mapping_is_used_again(charity: Charity, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("wer;wieviel\nAda;1.234,50\n")
    second.write_text("wer;wieviel\nBen;2.000,00\n")
    words = ("--map", "donor=wer", "--map", "amount=wieviel", "--decimal", ",", "--save", "bank")
    assert bring(charity, first, *words)["total"] == "123450"
    assert bring(charity, second, "--use", "bank")["total"] == "200000"
    assert "“bank”" in charity.refused("gift", "import", second, "--fund", 1, "--use", "x", code=2)["hint"]


def test_goods_are_counted_in_their_own_unit(charity: Charity) -> None:
    charity.run("gift", "add", "--fund", "Boxes", "--amount", "12", "--donor", "Ada", "--description", "soap")
    charity.refused("gift", "add", "--fund", "Boxes", "--amount", "1.5", "--donor", "Ada", code=2)
    (batch,) = charity.run("batch", "commit", "--fund", "Boxes")["batches"]
    assert (batch["total"], batch["unit"]) == ("12", "box")


def test_a_crash_between_sending_and_noting_ends_in_one_record(charity: Charity) -> None:
    """As after a kill: the batch stands on the ledger, the local books still call it planned."""
    charity.run("gift", "add", "--fund", "Relief", "--amount", "5", "--donor", "Ada")
    charity.run("batch", "commit")
    database = sqlite3.connect(charity.home / "almoner.db")
    database.execute("UPDATE gift SET serial = NULL WHERE serial = 11")
    database.execute("UPDATE batch SET batch = NULL, entry = NULL, start = NULL WHERE batch = 4")
    database.commit()
    database.close()
    assert charity.run("batch", "commit")["batches"] == []
    assert charity.run("fund", "show", "Relief")["received"] == "550500"
    (gift,) = [each for each in charity.run("gift", "list")["gifts"] if each["amount"] == "500"]
    assert gift["serial"] == 11


def test_a_plan_that_never_left_waits_again(charity: Charity) -> None:
    charity.run("gift", "add", "--fund", "Relief", "--amount", "5", "--donor", "Ada")
    database = sqlite3.connect(charity.home / "almoner.db")
    database.execute(
        "INSERT INTO batch(id, after_entry, fund, first_serial, count, total, root, manifest) "
        "VALUES(99, 20, 1, 11, 1, '500', ?, ?)",
        (bytes(32), bytes(32)),
    )
    database.execute("UPDATE gift SET batch = 99, position = 0 WHERE serial IS NULL")
    database.commit()
    database.close()
    (batch,) = charity.run("batch", "commit")["batches"]
    assert (batch["count"], batch["total"]) == (1, "500")


def test_a_second_program_recording_at_once_is_told_to_wait(charity: Charity) -> None:
    from almoner.services.home import Home

    home = Home.open(charity.home)
    with home.exclusively():
        assert charity.refused("batch", "commit", code=3)["code"] == "home.busy"
    home.close()
    assert charity.run("batch", "commit")["batches"] == []


@pytest.mark.real_data
def test_the_wuhan_list_is_recorded_to_the_fen(charity: Charity, real_data: Path) -> None:
    charity.run("fund", "create", "Wuhan", "--unit", "CNY")
    file = real_data / "wrc_cash_bocom_to_2020-01-28.xlsx"
    done = charity.run("gift", "import", file, "--fund", "Wuhan").document
    assert (done["accepted"], done["rejected"], done["total"]) == (2855, 0, "31454075569")
    (total,) = done["totals"]
    assert (total["stated_total"], total["stated_count"], total["computed_count"]) == (
        "31454075569",
        2856,
        2855,
    )
    assert charity.run("gift", "import", file, "--fund", "Wuhan")["already_imported"] == 2855
    batches = charity.run("batch", "commit", "--fund", "Wuhan")["batches"]
    assert sum(batch["count"] for batch in batches) == 2855
    assert charity.run("fund", "show", "Wuhan")["received"] == "31454075569"


def test_import_from_nowhere_is_wrong_use(charity: Charity) -> None:
    assert run("--home", charity.home, "gift", "import", "/nowhere.csv", "--fund", "1", "--json").code == 2


def test_a_crash_before_sending_ends_in_one_record(charity: Charity, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signed and kept, never sent: the next commit brings the same bytes in and records nothing twice."""
    from almoner_chain.client.flights import Flights

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    for i in range(1, 4):
        charity.run("gift", "add", "--fund", "Relief", "--amount", str(i), "--donor", f"Donor {i}")
    with monkeypatch.context() as patch:
        patch.setattr(Flights, "broadcast", cut_off)
        assert charity.refused("batch", "commit", "--size", 2, code=2)["code"] == "cancelled"
    charity.run("batch", "commit", "--size", 2)
    assert charity.run("fund", "show", "Relief")["received"] == "550600"
    assert sorted(gift["serial"] for gift in charity.run("gift", "list")["gifts"]) == list(range(1, 14))
    assert charity.run("audit")["findings"] == []


def test_a_gift_on_the_chain_that_takes_the_next_serial_delays_a_batch_and_nothing_else(
    charity: Charity, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plan is made for serial 11; before it is sent, another program's gift takes 11."""
    from almoner.services import batches

    def overtaken(*arguments: object, **words: object) -> object:
        monkeypatch.setattr(batches, "_record", record)
        session, wallet = arguments[:2]
        call = session.call("record_batch", 1, b"\x01" * 32, 700, 1, 11, bytes(32))  # type: ignore[attr-defined]
        session.send(wallet, [call], purpose="somebody else")  # type: ignore[attr-defined]
        return record(*arguments, **words)

    record = batches._record
    charity.run("gift", "add", "--fund", "Relief", "--amount", "5", "--donor", "Ada")
    monkeypatch.setattr(batches, "_record", overtaken)
    (batch,) = charity.run("batch", "commit")["batches"]
    assert (batch["first_serial"], batch["total"]) == (12, "500")
    assert charity.run("fund", "show", "Relief")["received"] == "551200"
