"""Published lists through the command line, from file to ledger: what is recorded is what was published."""

from __future__ import annotations

from pathlib import Path

import pytest

from support_charity import fresh

pytestmark = pytest.mark.real_data

LISTS = [
    ("wrc_cash_bocom_to_2020-01-28.xlsx", "CNY", (), 2855, 0, "31454075569"),
    ("wrc_cash_notice_10_2020-02-01.xlsx", "CNY", (), 101, 0, "1795768245"),
    ("mttq_agribank_statement.csv", "VND", (), 19_999, 1, "11464843306"),
    (
        "astro_opencollective_transactions.csv",
        "USD",
        ("--where", "Credit/Debit=CREDIT", "--where", "Kind=CONTRIBUTION"),
        1399,
        0,
        "56428839",
    ),
    ("dignitas_donations.csv", "USD", ("--map", "amount=UAH"), 1379, 0, "167178416"),
    ("gla_360giving_grants.csv", "GBP", ("--map", "donor=Organisation"), 1721, 0, "54746970423"),
    ("wrc_goods_received_07_2020-01-29.xlsx", "box", ("--where", "计量单位=箱"), 96, 0, "10672"),
]


@pytest.mark.parametrize(("file", "unit", "options", "accepted", "rejected", "total"), LISTS)
def test_the_sum_on_the_ledger_is_the_sum_published(
    tmp_path: Path,
    real_data: Path,
    file: str,
    unit: str,
    options: tuple[str, ...],
    accepted: int,
    rejected: int,
    total: str,
) -> None:
    charity = fresh(tmp_path)
    charity.run("fund", "create", "List", "--unit", unit)
    words = ("gift", "import", real_data / file, "--fund", "List", *options)
    assert charity.run(*words, "--dry-run")["accepted"] == accepted
    done = charity.run(*words)
    assert (done["accepted"], done["rejected"], done["total"]) == (accepted, rejected, total)
    again = charity.run(*words)
    assert (again["accepted"], again["already_imported"]) == (0, accepted)
    batches = charity.run("batch", "commit", "--fund", "List", "--size", 5000)["batches"]
    assert sum(batch["count"] for batch in batches) == accepted
    assert charity.run("fund", "show", "List")["received"] == total


def test_the_whole_way_of_the_wuhan_list(tmp_path: Path, real_data: Path) -> None:
    """A stranger's afternoon: import, commit, receipts, two payments, a scan, a trace to the fen, an audit."""
    charity = fresh(tmp_path)
    charity.run("fund", "create", "Wuhan", "--unit", "CNY")
    charity.run("gift", "import", real_data / LISTS[0][0], "--fund", "Wuhan")
    charity.run("batch", "commit", "--fund", "Wuhan")
    serials = (11, 12, 2865)
    receipts = charity.run("receipt", "export", *serials, "--out", tmp_path / "out")["receipts"]
    assert all(receipt["bytes"] <= 470 for receipt in receipts)
    assert all(receipt["qr_version"] <= 17 for receipt in receipts)
    evidence = tmp_path / "invoice.txt"
    evidence.write_text("Fifty million masks")
    for amount in ("49999999.99", "1000000.02"):
        words = ("--fund", "Wuhan", "--amount", amount, "--payee", "九州通医药集团", "--purpose", "口罩")
        asked = charity.run(
            "payment", "request", *words, "--category", "programme", "--evidence", evidence, "--as", "clerk"
        )
        charity.run("payment", "approve", asked["payment"], "--as", "first")
        paid = charity.run("payment", "pay", asked["payment"], "--reference", f"bank {asked['payment']}")
        assert paid["state"] == "paid"
    pdf = receipts[0]["files"][0]
    assert charity.run("verify", pdf)["verdict"] == "valid"
    first = charity.run("trace", "--receipt", pdf)
    assert [(part["payment"], part["amount"]) for part in first["parts"]] == [(1, "4999999999"), (2, "1")]
    assert first["unspent"] == "0"
    second = charity.run("trace", "--serial", 12)
    assert [(part["payment"], part["amount"]) for part in second["parts"]] == [(2, "100000001")]
    assert int(second["unspent"]) == int(second["gift"]["amount"]) - 100_000_001
    url = receipts[0]["url"]
    changed = url[:-1] + str((int(url[-1]) + 1) % 10)
    assert charity.run("verify", changed, code=1)["verdict"] == "not_genuine"
    assert charity.run("verify", pdf, "--rpc", "http://127.0.0.1:9", code=3)["verdict"] == "cannot_check"
    assert charity.run("audit")["findings"] == []
