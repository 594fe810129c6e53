"""A charity's public face: what its pages and data say, what they never say, and how a folder is brought up to date."""

from __future__ import annotations

import contextlib
import csv
import html
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from almoner.services import site_folder
from almoner.services.cancelling import Cancelled
from almoner.services.face import FaceExport, export_face
from almoner.services.session import Session
from almoner.services.site_folder import FACE
from almoner.services.tables import ImportOptions, parse_gifts
from almoner_chain.core.entries import genesis_head, next_head
from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import Unit
from support_charity import PASSPHRASE, Charity, fresh

HOSTILE = "<script>alert(1)</script> \"'&\u202egnp 善款"


@contextlib.contextmanager
def opened(charity: Charity) -> Iterator[Session]:
    session = Session.open(charity.home, passphrase=lambda *_, **__: PASSPHRASE)
    try:
        yield session
    finally:
        session.close()


def export(charity: Charity, folder: Path, **options: Any) -> FaceExport:
    with opened(charity) as session:
        return export_face(session, folder, **options)


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    return fresh(tmp_path)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def busy(charity: Charity, tmp_path: Path) -> None:
    """Let everything happen once: evidence, delivery, a return, a refund, a rejection, an objection, a void, a request."""
    invoice = tmp_path / "invoice.pdf"
    invoice.write_bytes(b"two pumps, 450.00")
    first = charity.paid("450.00", "--evidence", invoice, purpose="Two pumps")
    charity.run("payment", "deliver", first)
    second = charity.paid("700.00", purpose="Pipes")
    charity.run("payment", "return", second, "--amount", "100.00", "--reference", "bank back")
    refund = (
        *("--fund", "Relief", "--amount", "50.00", "--payee", "Donor of 900.00", "--category", "refund"),
        *("--gift", 9, "--purpose", "she asked for it", "--as", "clerk"),
    )
    third = charity.run("payment", "request", *refund)["payment"]
    charity.approve(third)
    charity.run("payment", "pay", third, "--reference", "bank refund")
    fourth = charity.request("300.00", purpose="Radios")
    charity.run("payment", "reject", fourth, "--as", "first", "--reason", "too many")
    charity.request("6000.00", purpose="Trucks")
    charity.run("receipt", "void", 3, "--reason", "duplicate")


def texts(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8-sig")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def told(page: str) -> str:
    """Return what a person reads on a page."""
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "\n", body)).replace("\n", " ")


def rows(site: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((site / "data" / name).read_text(encoding="utf-8-sig"))))


# -- what is said ----------------------------------------------------------------------------------------------


def test_the_first_page_says_what_came_in_and_went_out_and_what_is_left(
    charity: Charity, tmp_path: Path, site: Path
) -> None:
    busy(charity, tmp_path)
    export(charity, site)
    page = " ".join(told((site / "index.html").read_text()).split())
    assert "Donations received 5,500.00 CNY Paid out 1,150.00 CNY" in page
    assert "Came back from disbursements 100.00 CNY Given back to donors 50.00 CNY" in page
    assert "Not paid out yet 4,400.00 CNY" in page
    assert "Willow Relief" in page
    assert charity.run("audit")["head"] in page


def test_a_payment_page_says_what_for_when_and_which_donations_paid_it(
    charity: Charity, tmp_path: Path, site: Path
) -> None:
    busy(charity, tmp_path)
    export(charity, site)
    shown = charity.run("payment", "show", 1)
    page = " ".join(told((site / "payments/1.html").read_text()).split())
    assert "Disbursement 1 450.00 CNY Delivered" in page
    assert "Two pumps" in page
    assert shown["case_hash"] in page
    assert shown["evidence"][0]["sha256"].removeprefix("0x") in page
    second = " ".join(told((site / "payments/2.html").read_text()).split())
    assert "Came back of it 100.00 CNY" in second
    assert "450.00 CNY to 1,000.00 CNY · batch 1" in second
    assert "1,000.00 CNY to 1,150.00 CNY · batch 2" in second


def test_money_that_came_back_is_named_where_it_is_spent_again(charity: Charity, site: Path) -> None:
    first = charity.paid("3000.00")
    charity.run("payment", "return", first, "--amount", "200.00", "--reference", "back")
    second = charity.paid("2600.00")
    export(charity, site)
    page = (site / f"payments/{second}.html").read_text()
    assert f'<a href="../payments/{first}.html">came back from disbursement {first}</a>' in page


def test_the_data_add_up_to_what_the_ledger_says(charity: Charity, tmp_path: Path, site: Path) -> None:
    busy(charity, tmp_path)
    export(charity, site)
    (relief,) = [each for each in rows(site, "funds.csv") if each["name"] == "Relief"]
    gifts, payments = rows(site, "gifts.csv"), rows(site, "payments.csv")
    paid = [each for each in payments if each["state"] in ("paid", "delivered")]
    assert sum(int(each["total_minor"]) for each in gifts) == int(relief["donated_minor"]) == 550_000
    assert sum(int(each["amount_minor"]) for each in paid) == int(relief["paid_minor"])
    assert relief["available"] == "4400.00"
    document = json.loads((site / "data/payments.json").read_text())
    assert [each["amount"] for each in document["payments"]] == [each["amount_minor"] for each in payments]
    assert [each["state"] for each in payments] == ["delivered", "paid", "refunded", "rejected", "requested"]
    assert payments[0]["received_axis"] == "0-45000"
    assert [each["voided"] for each in gifts] == ["1", "0", "0"]


def test_the_entries_lead_to_the_head_without_any_node(charity: Charity, site: Path) -> None:
    export(charity, site)
    about = json.loads((site / "data/funds.json").read_text())
    head = genesis_head(int(about["chain_id"]), bytes.fromhex(about["ledger"][2:]))
    for line in rows(site, "entries.csv"):
        head = next_head(head, bytes.fromhex(line["hash"][2:]))
    assert "0x" + head.hex() == about["head"] == charity.run("audit")["head"]


def test_a_fund_says_its_rules_in_both_languages(charity: Charity, site: Path) -> None:
    export(charity, site)
    english = told((site / "funds/1.html").read_text())
    chinese = told((site / "zh/funds/1.html").read_text())
    for rule in (
        "Up to 5,000.00 CNY: 1 approval.",
        "Above 5,000.00 CNY: 2 approvals.",
        "Above 8,000.00 CNY: 1 hour of waiting after the last approval, in which an auditor may object.",
        "At most 10 % of the donations for administration.",
    ):
        assert rule in english
    assert "超过5,000.00 CNY：2人批准。" in chinese
    assert "管理费用最多占捐赠的10%。" in chinese


def test_the_first_language_lies_at_the_root_and_each_page_leads_to_its_twin(
    charity: Charity, site: Path
) -> None:
    export(charity, site, languages=("zh", "en"))
    assert '<html lang="zh-Hans">' in (site / "funds/1.html").read_text()
    assert 'href="../en/funds/1.html" lang="en"' in (site / "funds/1.html").read_text()
    assert 'href="../../funds/1.html" lang="zh-Hans"' in (site / "en/funds/1.html").read_text()


def test_every_link_leads_to_a_file_that_is_there(charity: Charity, tmp_path: Path, site: Path) -> None:
    busy(charity, tmp_path)
    export(charity, site)
    links = 0
    for path in site.rglob("*.html"):
        for href in re.findall(r'href="([^"#]+)"', path.read_text()):
            target = (path.parent / href).resolve()
            assert target.is_file() or target == (site / "v/index.html").resolve(), (path, href)
            links += 1
    assert links > 100


# -- what is never said ----------------------------------------------------------------------------------------


def test_no_donor_payee_reference_reason_or_account_is_in_any_file(
    charity: Charity, tmp_path: Path, site: Path
) -> None:
    busy(charity, tmp_path)
    export(charity, site)
    accounts = [each["address"][2:].lower() for each in charity.run("wallet", "list")["wallets"]]
    secrets = ["Donor of", "Acme", "bank", "she asked", "too many", "clerk", "invoice.pdf", *accounts]
    ours = charity.run("ledger", "status")["ledger"][2:].lower()
    for name, text in texts(site).items():
        if name == "data/README.txt":
            continue
        found = [each for each in secrets if each in text.lower().replace(ours, "") or each in text]
        assert found == [], name


def test_purposes_stay_here_when_they_are_not_to_be_published(
    charity: Charity, tmp_path: Path, site: Path
) -> None:
    busy(charity, tmp_path)
    export(charity, site)
    assert "Two pumps" in "".join(texts(site).values())
    export(charity, site, purposes=False)
    assert [name for name, text in texts(site).items() if "Two pumps" in text or "Pipes" in text] == []
    assert "The charity keeps the words" in (site / "payments/1.html").read_text()


def test_a_name_that_the_ledger_does_not_know_is_not_shown(charity: Charity, site: Path) -> None:
    with opened(charity) as session:
        session.home.set(name="Another Charity")
        export_face(session, site)
    assert [name for name, text in texts(site).items() if "Another Charity" in text] == []
    assert "<h1><bdi>almoner.example</bdi></h1>" in (site / "index.html").read_text()


class Outline(HTMLParser):
    """Notes which elements a page has, and attributes that could run something."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def test_a_hostile_name_stays_text(charity: Charity, site: Path) -> None:
    charity.run("fund", "create", HOSTILE, "--unit", "<b>")
    words = ("--fund", HOSTILE, "--amount", "5", "--payee", "Acme", "--purpose", HOSTILE + "\n=1+1")
    charity.run("payment", "request", *words, "--as", "clerk")
    export(charity, site)
    for path in site.rglob("*.html"):
        page = path.read_text()
        outline = Outline()
        outline.feed(page)
        assert not outline.names & {"script", "b", "img", "iframe", "object", "form", "link"}, path
        assert not {each for each in outline.attributes if each.startswith("on") or each == "style"}, path
        assert not [link for link in outline.links if re.match(r"[a-z]+:|//", link)], path
        assert "\u202e" not in page, path
    assert "<script>alert(1)</script> \"'&⟨U+202E⟩gnp 善款" in html.unescape(
        (site / "funds/3.html").read_text()
    )


def test_a_cell_that_looks_like_a_formula_is_inert(charity: Charity, site: Path) -> None:
    charity.run("fund", "create", "=HYPERLINK(1)", "--unit", "CNY")
    charity.request("5.00", purpose="+cmd|' /C calc'!A0")
    export(charity, site)
    assert rows(site, "funds.csv")[2]["name"] == "'=HYPERLINK(1)"
    assert rows(site, "payments.csv")[0]["purpose"] == "'+cmd|' /C calc'!A0"
    assert json.loads((site / "data/funds.json").read_text())["funds"][2]["name"] == "=HYPERLINK(1)"


# -- a folder that is brought up to date -----------------------------------------------------------------------


def stamps(site: Path) -> dict[str, int]:
    return {str(path.relative_to(site)): path.stat().st_ino for path in site.rglob("*") if path.is_file()}


def test_the_same_ledger_gives_the_same_bytes_and_nothing_is_touched(charity: Charity, site: Path) -> None:
    first = export(charity, site)
    before = stamps(site)
    second = export(charity, site)
    assert (second.written, second.removed, second.unchanged) == (0, 0, first.written)
    assert stamps(site) == before


def test_one_more_payment_rewrites_only_the_pages_it_is_in(
    charity: Charity, tmp_path: Path, site: Path
) -> None:
    busy(charity, tmp_path)
    export(charity, site)
    before = stamps(site)
    number = charity.paid("10.00")
    done = export(charity, site)
    changed = {name for name, stamp in stamps(site).items() if before.get(name) != stamp}
    pages = {
        f"{folder}{name}.html"
        for folder in ("", "zh/")
        for name in ("index", "funds/1", "funds/2", f"payments/{number}")
    }
    assert {name for name in changed if name.endswith(".html")} == pages
    assert done.written == len(changed - {FACE.list})


def test_what_is_no_longer_made_is_removed(charity: Charity, site: Path) -> None:
    export(charity, site)
    done = export(charity, site, languages=("en",))
    assert done.removed == 3
    assert not (site / "zh").exists()
    assert not [
        name for name in json.loads((site / FACE.list).read_text())["files"] if name.startswith("zh/")
    ]


def test_files_of_others_are_refused_and_named_before_anything_is_written(
    charity: Charity, site: Path
) -> None:
    site.mkdir()
    (site / "index.html").write_text("mine")
    with pytest.raises(BadInput, match=r"index\.html") as refused:
        export(charity, site)
    assert refused.value.code == "face.foreign"
    assert texts(site) == {"index.html": "mine"}


def test_files_of_other_names_stay_as_they_are(charity: Charity, site: Path) -> None:
    (site / "v").mkdir(parents=True)
    (site / "v/index.html").write_text("the page for receipts")
    export(charity, site)
    export(charity, site, languages=("en",))
    assert (site / "v/index.html").read_text() == "the page for receipts"


def test_a_page_changed_by_hand_is_not_overwritten(charity: Charity, site: Path) -> None:
    export(charity, site)
    (site / "funds/1.html").write_text("changed")
    with pytest.raises(BadInput, match=r"funds/1\.html"):
        export(charity, site)
    (site / "funds/1.html").unlink()
    assert export(charity, site).written == 1


def test_another_ledgers_pages_are_refused(charity: Charity, tmp_path: Path, site: Path) -> None:
    export(charity, site)
    listed = json.loads((site / FACE.list).read_text())
    (site / FACE.list).write_text(json.dumps({**listed, "ledger": "0x" + "11" * 20}))
    with pytest.raises(BadInput) as refused:
        export(charity, site)
    assert refused.value.code == "face.other_ledger"


def test_stopping_leaves_whole_files_and_the_next_export_goes_on(
    charity: Charity, tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(charity, tmp_path)
    whole = tmp_path / "whole"
    export(charity, whole)
    monkeypatch.setattr(site_folder, "STEP", 1)
    asked: list[None] = []

    def stop() -> bool:
        asked.append(None)
        return len(asked) > 6

    with pytest.raises(Cancelled):
        export(charity, site, cancelled=stop)
    there = texts(site)
    assert len(there) == 6 + 1
    assert all(
        there[name] == text for name, text in texts(whole).items() if name in there and name != FACE.list
    )
    export(charity, site)
    assert texts(site) == texts(whole)


KILLED = """
import os, sys
from pathlib import Path
from almoner.services.face import export_face
from almoner.services.session import Session
from almoner.services.tables import ImportOptions, parse_gifts

left, write = int(sys.argv[3]), Path.write_bytes
def dying(path, content):
    global left
    left -= 1
    if left < 0:
        write(path, content[: len(content) // 2])
        os.kill(os.getpid(), 9)
    return write(path, content)
Path.write_bytes = dying
session = Session.open(Path(sys.argv[1]), passphrase=lambda *a, **k: "")
export_face(session, Path(sys.argv[2]))
"""


@pytest.mark.parametrize("after", [0, 1, 2, 9, 24])
def test_a_kill_in_the_middle_is_repaired_by_the_next_export(
    charity: Charity, tmp_path: Path, site: Path, after: int
) -> None:
    whole = tmp_path / "whole"
    export(charity, site)
    busy(charity, tmp_path)
    export(charity, whole)
    command = [sys.executable, "-c", KILLED, charity.home, site, str(after)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    for path in site.rglob("*.html"):
        assert path.read_text().endswith("</html>\n"), path
    charity.paid("10.00")
    export(charity, whole)
    export(charity, site)
    assert texts(site) == texts(whole)
    assert not list(site.rglob("*.part"))


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has these modes")
def test_what_is_public_can_be_read_by_a_web_server(charity: Charity, site: Path) -> None:
    export(charity, site)
    assert {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_file()} == {0o644}
    assert {path.stat().st_mode & 0o777 for path in [site, *site.rglob("*")] if path.is_dir()} == {0o755}


# -- a published list ------------------------------------------------------------------------------------------


@pytest.mark.real_data
def test_the_wuhan_list_is_shown_to_the_fen_and_no_donor_of_it_is_named(
    charity: Charity, site: Path, real_data: Path
) -> None:
    file = real_data / "wrc_cash_bocom_to_2020-01-28.xlsx"
    charity.run("fund", "create", "武汉抗疫专项", "--unit", "CNY", "--admin-cap", "7.5")
    charity.run("gift", "import", file, "--fund", "武汉抗疫专项")
    charity.run("batch", "commit")
    words = ("--fund", "武汉抗疫专项", "--amount", "1200000.00", "--payee", "某医疗器械公司")
    bought = charity.run("payment", "request", *words, "--purpose", "口罩与防护服", "--as", "clerk")[
        "payment"
    ]
    charity.approve(bought)
    charity.run("payment", "pay", bought, "--reference", "BOCOM-1")
    export(charity, site, languages=("zh", "en"))
    page = " ".join(told((site / "funds/3.html").read_text()).split())
    assert "武汉抗疫专项 项目3 · 以 CNY 计" in page
    assert "捐赠收入 314,540,755.69 CNY 已拨付 1,200,000.00 CNY 尚未拨付 313,340,755.69 CNY" in page
    assert "1号拨付 1,200,000.00 CNY" in page
    assert "口罩与防护服" in page
    everything = "".join(texts(site).values())
    donors = {gift.donor for gift in parse_gifts(file, Unit.currency("CNY"), ImportOptions()).accepted}
    assert len(donors) > 2000
    assert [donor for donor in donors if len(donor) > 2 and donor in everything] == []
