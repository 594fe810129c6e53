"""Every verdict's screen at the size of a phone, in both languages, light and dark: what stands on it, that axe has no
complaint, that nothing is cut off, and that paper takes one page.

ALMONER_SHOTS=FOLDER keeps the pictures: they are to be looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, FilePayload, expect

from support_page import inside
from support_screens import ADDRESS, keep, screen

LEDGER = "0xa11ce0000000000000000000000000000000a11c"
LIST = {"by": "list", "who": "Council of Charities"}
DOMAIN = {"by": "domain", "who": "charity.example"}
HOSTILE = "\u202e<b>pumps</b>\u2066 مضخات 🛶\u200b" + "Z\u0301\u0301\u0301\u0301\u0301" * 9


def number(value: int) -> str:
    """Return a whole number as the page's tests read it."""
    return f"{value}n"


def part(payment: int, amount: int, **changes: Any) -> dict[str, Any]:
    """Return a payment that used some of the gift."""
    return {
        "payment": number(payment),
        "amount": number(amount),
        "via": [],
        "of": number(amount),
        "returned": number(0),
        "category": 0,
        "state": "paid",
        "requestedAt": number(1_769_600_000),
        "approvals": 2,
        "paidAt": number(1_769_660_000),
        "deliveredAt": None,
        "byPayee": False,
        "evidence": "0x" + "00" * 32,
        "published": {"purpose": "Six water pumps for the river villages", "evidence": []},
        **changes,
    }


def flow(*parts: Mapping[str, Any], waits: int = 0, refunded: int = 0, **changes: Any) -> dict[str, Any]:
    """Return where a gift went."""
    used = sum(int(each["amount"][:-1]) for each in parts)
    return {
        "fund": number(3),
        "amount": number(used + waits + refunded),
        "start": number(5_000_000_000),
        "parts": list(parts),
        "unspent": number(waits),
        "refunded": number(refunded),
        "requested": [],
        "asOf": {"number": number(100_050), "timestamp": number(1_769_700_000)},
        "fundReceived": number(90_000_000_000),
        "fundSpent": number(6_000_000_000),
        **changes,
    }


DELIVERED = part(
    17,
    4_000_000,
    of=number(9_000_000),
    state="delivered",
    deliveredAt=number(1_769_690_000),
    byPayee=True,
    evidence="0x" + "ab" * 32,
    published={"purpose": "Six water pumps for the river villages", "evidence": ["0x" + "cd" * 32]},
)
PAID = part(
    18,
    3_000_000,
    via=[number(12)],
    of=number(3_500_000),
    returned=number(500_000),
    category=1,
    evidence="0x" + "ee" * 32,
    published={"purpose": None, "evidence": []},
)
REQUESTED = {
    "payment": number(21),
    "amount": number(5_000_000),
    "category": 0,
    "requestedAt": number(1_769_690_000),
    "approvals": 1,
    "published": {"purpose": "口罩20,000只", "evidence": []},
}
USUAL = flow(DELIVERED, PAID, waits=3_000_050, requested=[REQUESTED])

# The name of a picture: the vector, what is shown besides, tone, and the headline in both languages.
Case = tuple[tuple[str, str], dict[str, Any], str, str, str]
SCREENS: dict[str, Case] = {
    "valid": (("valid", "trusted issuer"), {"flow": USUAL, "voucher": LIST}, "good", "Valid", "有效"),
    "valid-domain": (
        ("valid", "confirmed issuer"),
        {"flow": "reading", "voucher": DOMAIN},
        *("good", "Valid", "有效"),
    ),
    "recorded": (
        ("valid", "gift 138 of 256"),
        {"flow": flow(waits=10_000_050)},
        *("amber", "Recorded, but we do not know who keeps this ledger", "已入账，但不知道账本归谁"),
    ),
    "local": (
        ("valid", "local"),
        {"flow": flow(refunded=10_000_050)},
        *("amber", "Recorded, but we do not know who keeps this ledger", "已入账，但不知道账本归谁"),
    ),
    "closed": (
        ("valid", "some fields open"),
        {"flow": "too_many"},
        *("amber", "Recorded, but we do not know who keeps this ledger", "已入账，但不知道账本归谁"),
    ),
    "largest": (
        ("valid", "largest amount"),
        {"flow": "unsound"},
        *("amber", "Recorded, but we do not know who keeps this ledger", "已入账，但不知道账本归谁"),
    ),
    "asking": (
        ("valid", "gift 1 of 256"),
        {"phase": "asking"},
        *("busy", "Undamaged and signed", "完好且已签名"),
    ),
    "slow": (
        ("valid", "gift 1 of 256"),
        {"phase": "slow"},
        *("busy", "Undamaged and signed", "完好且已签名"),
    ),
    "voided": (("voided", "reason 1"), {"flow": USUAL}, "void", "No longer valid", "不再有效"),
    "replaced": (("voided", "replaced"), {}, "void", "No longer valid", "不再有效"),
    "promised": (
        ("promised", "on time"),
        {"flow": "none"},
        *("info", "Promised, not yet recorded", "已承诺，尚未入账"),
    ),
    "overdue": (
        ("promised", "long overdue"),
        {"flow": "none"},
        *("amber", "Promised, and overdue", "已承诺，逾期未入账"),
    ),
    "damaged": (("invalid", "digit 374 changed"), {}, "bad", "Not genuine", "不真实"),
    "no-receipt": (("invalid", "markup"), {}, "bad", "This is not a receipt", "这不是收据"),
    "unreachable": (
        ("cannot_check", "dead nodes"),
        {"flow": "unreachable"},
        *("grey", "Could not be checked", "无法核验"),
    ),
    "offline": (
        ("cannot_check", "dead node"),
        {"flow": "unreachable", "offline": True},
        *("grey", "Could not be checked", "无法核验"),
    ),
    "unknown-ledger": (("cannot_check", "offline, archived"), {}, "grey", "Could not be checked", "无法核验"),
    "newer": (("cannot_check", "newer version"), {}, "grey", "Could not be checked", "无法核验"),
    "disagree": (("cannot_check", "contradiction"), {}, "grey", "Could not be checked", "无法核验"),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_verdict_is_told_by_words_and_passes_axe(browser: Browser, language: str, scheme: Any) -> None:
    with screen(browser, color_scheme=scheme) as shown:
        for name, (vector, more, tone, english, chinese) in SCREENS.items():
            shown.show(*vector, language=language, **more)

            headline = english if language == "en" else chinese
            expect(shown.page.get_by_role("heading", level=1)).to_have_text(headline)
            expect(shown.page.locator(f"[data-tone={tone}] .sign svg")).to_be_visible()
            assert shown.page.title().startswith(f"{headline} – "), name
            assert (
                inside(shown.page, "document.documentElement.lang") == {"en": "en", "zh": "zh-Hans"}[language]
            )
            keep(shown.page, f"{name}-{language}-{scheme}-first", whole=False)
            shown.unfold()
            assert shown.violations() == [], name
            assert shown.overflow() == 0, name
            keep(shown.page, f"{name}-{language}-{scheme}")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_a_receipt_the_page_says_what_it_is_and_offers_to_scan(
    browser: Browser, language: str
) -> None:
    with screen(browser) as shown:
        shown.empty(language)

        headline = {"en": "Check a donation receipt", "zh": "核验捐赠收据"}[language]
        expect(shown.page.get_by_role("heading", level=1)).to_have_text(headline)
        expect(shown.page.locator("#scan")).to_be_in_viewport()
        assert shown.violations() == []
        keep(shown.page, f"empty-{language}")


@pytest.mark.parametrize("name", ["valid", "recorded", "damaged", "unreachable", "promised", "voided"])
def test_the_first_screen_has_verdict_amount_fund_and_date(browser: Browser, name: str) -> None:
    vector, more, *_ = SCREENS[name]
    with screen(browser) as shown:
        shown.show(*vector, **more)

        seen = ["[data-verdict] h1"]
        if name != "damaged":
            seen += [".amount", ".gift dl"]
        for each in seen:
            expect(shown.page.locator(each)).to_be_in_viewport(ratio=1)


def test_green_is_only_for_a_known_issuer(browser: Browser) -> None:
    with screen(browser) as shown:
        shown.show("valid", "gift 1 of 5")
        expect(shown.page.locator("[data-tone=good]")).to_have_count(0)
        expect(shown.page.locator("#issuer")).to_contain_text("Nobody known here vouches for this ledger.")

        shown.show("valid", "trusted issuer", voucher=LIST)
        expect(shown.page.locator("[data-tone=good]")).to_have_count(1)
        expect(shown.page.locator("#issuer")).to_contain_text("Council of Charities vouches")


def test_a_node_that_is_down_says_nothing_against_the_receipt(browser: Browser) -> None:
    with screen(browser) as shown:
        shown.show("cannot_check", "dead nodes", flow="unreachable")

        verdict = shown.page.locator("[data-verdict=cannot_check]")
        expect(verdict).to_contain_text("This says nothing against the receipt.")
        expect(verdict).to_contain_text("undamaged and signed")
        expect(verdict.get_by_role("button", name="Try again")).to_be_visible()
        expect(shown.page.locator("[data-tone=bad]")).to_have_count(0)


def test_the_flow_tells_amounts_days_purposes_and_states_as_text(browser: Browser) -> None:
    with screen(browser) as shown:
        shown.show("valid", "trusted issuer", flow=USUAL, voucher=LIST)

        lines = shown.page.locator("#flow ol > li")
        expect(lines).to_have_count(3)
        for words in ("Six water pumps", "40,000.00", "Delivered", "29 January 2026", "2 approvals"):
            expect(lines.nth(0)).to_contain_text(words)
        for words in ("Administration", "kept by the charity", "30,000.00", "Paid", "disbursement 12 before"):
            expect(lines.nth(1)).to_contain_text(words)
        expect(lines.nth(2)).to_contain_text("30,000.50")
        expect(shown.page.locator("#flow ul > li.requested")).to_contain_text("口罩20,000只")
        picture = shown.page.locator("#flow svg[role=img]")
        label = picture.get_attribute("aria-label") or ""
        assert "70,000.00\u00a0CNY (70\u00a0%) of 100,000.50\u00a0CNY" in label
        expect(picture).to_contain_text("Waits in the fund")


def test_a_gift_in_many_payments_shows_the_largest_and_folds_the_rest(browser: Browser) -> None:
    many = flow(
        *(part(n, 1_000 * n, published={"purpose": f"Load {n}", "evidence": []}) for n in range(1, 41))
    )
    with screen(browser) as shown:
        shown.show("valid", "gift 1 of 5", flow=many)

        expect(shown.page.locator("#flow svg[role=img]")).to_contain_text("35 smaller payments")
        expect(shown.page.locator("#flow ol > li")).to_have_count(12)
        shown.page.get_by_role("button", name="Show all 40").click()
        expect(shown.page.locator("#flow ol > li")).to_have_count(40)
        keep(shown.page, "many-payments")


def test_words_from_outside_stay_words_and_in_their_place(browser: Browser) -> None:
    hostile = flow(part(1, 10_000_050, published={"purpose": HOSTILE, "evidence": []}))
    with screen(browser) as shown:
        shown.show("valid", "gift 1 of 5", flow=hostile)

        line = shown.page.locator("#flow ol > li").first
        expect(line).to_contain_text("<b>pumps</b>")
        text = line.text_content() or ""
        assert not set("\u202e\u2066\u200b") & set(text)
        assert "Z" + "\u0301" * 4 not in text
        assert shown.overflow() == 0
        keep(shown.page, "hostile-purpose")


def test_evidence_is_compared_with_files_on_this_device(browser: Browser) -> None:
    with screen(browser) as shown:
        shown.show("valid", "trusted issuer", flow=_with_evidence(), voucher=LIST)
        shown.page.locator("#evidence-5 summary").click()
        files = shown.page.locator("#evidence-5-files")

        files.set_input_files({"name": "invoice.pdf", "mimeType": "application/pdf", "buffer": b"invoice"})
        expect(shown.page.locator("#evidence-5 [data-same=true]")).to_contain_text("invoice.pdf")
        files.set_input_files({"name": "other.pdf", "mimeType": "application/pdf", "buffer": b"invoicf"})
        expect(shown.page.locator("#evidence-5 [data-same=false]")).to_contain_text("other.pdf")
        files.set_input_files(
            [
                FilePayload(name="photo.jpg", mimeType="image/jpeg", buffer=b"photo"),
                FilePayload(name="invoice.pdf", mimeType="application/pdf", buffer=b"invoice"),
            ]
        )
        expect(shown.page.locator("#evidence-5 [data-same=true]")).to_contain_text("complete and unchanged")
        keep(shown.page, "evidence")


def _with_evidence() -> dict[str, Any]:
    from hashlib import sha256

    from almoner_chain.core.hashing import keccak

    digests = sorted(sha256(each).digest() for each in (b"invoice", b"photo"))
    shown = {"purpose": "Boat", "evidence": ["0x" + each.hex() for each in digests]}
    return flow(part(5, 10_000_050, evidence="0x" + keccak(b"".join(digests)).hex(), published=shown))


def test_closed_fields_are_shown_as_closed(browser: Browser) -> None:
    with screen(browser) as shown:
        shown.show("valid", "one field open")
        expect(shown.page.locator("#says .closed").first).to_have_text(
            "kept closed by whoever gave you this copy"
        )
        shown.show("valid", "no field open")
        expect(shown.page.locator("#says")).to_contain_text("kept closed in this copy, or there are none")


@pytest.mark.parametrize("name", ["valid", "cannot_check", "damaged"])
def test_every_check_unfolds_as_a_sentence(browser: Browser, name: str) -> None:
    vector = {
        "valid": ("valid", "two of three, one dead"),
        "cannot_check": ("cannot_check", "contradiction"),
        "damaged": ("invalid", "digit 374 changed"),
    }[name]
    with screen(browser) as shown:
        shown.show(*vector)
        how = shown.page.locator("#how")
        how.locator("summary").click()

        for line in how.locator("[data-check]").all():
            expect(line.locator("p")).not_to_be_empty()
            assert (line.text_content() or "").count(".") <= 4
        if name == "valid":
            expect(how).to_contain_text("Said alike by 2 of 3 asked.")
            expect(how).to_contain_text("answered as of block 100,050")


def test_what_is_unfolded_and_what_has_the_focus_survive_what_comes_in_later(browser: Browser) -> None:
    with screen(browser) as shown:
        shown.show("valid", "trusted issuer", flow="reading", voucher=LIST)
        shown.page.locator("#how summary").click()
        shown.page.locator("#paste").fill("half a lin")

        shown.show("valid", "trusted issuer", flow=USUAL, voucher=LIST, later=True)
        expect(shown.page.locator("#flow ol")).to_be_visible()
        shown.show("valid", "confirmed issuer", flow=USUAL, voucher=DOMAIN, later=True)
        expect(shown.page.locator("#issuer")).to_contain_text("says that this ledger is its own")
        expect(shown.page.locator("#how ul.checks")).to_be_visible()
        expect(shown.page.locator("#paste")).to_have_value("half a lin")
        expect(shown.page.locator("#paste")).to_be_focused()


@pytest.mark.parametrize(("width", "scale"), [(195, "100%"), (390, "200%"), (320, "100%"), (1280, "100%")])
def test_large_type_and_narrow_screens_cut_nothing_off(browser: Browser, width: int, scale: str) -> None:
    with screen(browser, viewport={"width": width, "height": 844}) as shown:
        for name in ("valid", "largest", "unreachable", "closed"):
            vector, more, *_ = SCREENS[name]
            for language in ("en", "zh"):
                shown.show(*vector, language=language, **more)
                shown.unfold()
                inside(shown.page, f"document.documentElement.style.setProperty('font-size', '{scale}')")
                assert shown.overflow() == 0, (name, language)
            keep(shown.page, f"{name}-{width}-{scale.strip('%')}")


def test_everything_is_reached_by_keyboard_in_the_order_it_stands(browser: Browser) -> None:
    with screen(browser) as shown:
        shown.show("cannot_check", "dead nodes", flow="unreachable")
        reached = []
        for _ in range(10):
            shown.page.keyboard.press("Tab")
            reached.append(
                inside(
                    shown.page,
                    "(document.activeElement.id || document.activeElement.closest('[id]')?.id || '')",
                )
            )

        wanted = ["language", "again", "how", "own", "scan", "photo", "file", "paste", "another", "about"]
        assert [each for each in reached if each in wanted] == wanted


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "name", ["valid", "recorded", "voided", "promised", "damaged", "unreachable", "many"]
)
def test_it_prints_on_one_page(browser: Browser, name: str, language: str, tmp_path: Any) -> None:
    many = flow(
        *(
            part(n, 1_000 * n, published={"purpose": "Loads of rice " * 4, "evidence": []})
            for n in range(1, 41)
        )
    )
    vector, more, *_ = SCREENS.get(name, (("valid", "longest fields"), {"flow": many}))
    with screen(browser, color_scheme="dark") as shown:
        shown.show(*vector, language=language, **more)
        paper = tmp_path / "paper.pdf"
        shown.page.pdf(path=paper, prefer_css_page_size=True)

        assert _pages(paper) == 1
        text = _text(paper)
        words = {"en": ("How was this checked?", "Checked on"), "zh": ("是怎样核验的", "核验时间")}[language]
        assert all(each in text for each in words), text
        keep_paper(paper, f"paper-{name}-{language}")


def _pages(paper: Any) -> int:
    document = pypdfium2.PdfDocument(paper)
    try:
        return len(document)
    finally:
        document.close()


def _text(paper: Any) -> str:
    document = pypdfium2.PdfDocument(paper)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def keep_paper(paper: Any, name: str) -> None:
    """Keep a picture of the first page where ALMONER_SHOTS names a folder."""
    import os
    from pathlib import Path

    if folder := os.environ.get("ALMONER_SHOTS"):
        document = pypdfium2.PdfDocument(paper)
        try:
            picture = document[0].render(scale=1.3).to_pil()
        finally:
            document.close()
        path = Path(folder) / "page" / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(path)


def test_moving_pictures_stop_where_the_reader_wants_no_motion(browser: Browser) -> None:
    with screen(browser, reduced_motion="reduce") as shown:
        shown.show("valid", "gift 1 of 256", phase="asking")
        style = "getComputedStyle(document.querySelector('.busy .sign'), '::after').animationName"
        assert inside(shown.page, style) == "none"


def test_the_warning_names_the_address_the_page_is_meant_to_have(browser: Browser) -> None:
    with screen(browser, address="https://almoner.willow.example/v") as shown:
        shown.show("valid", "gift 1 of 5")
        expect(shown.page.locator("#misplaced")).to_contain_text("https://almoner.willow.example/v")

    with screen(browser, address=f"{ADDRESS}/index.html") as shown:
        shown.show("valid", "gift 1 of 5")
        expect(shown.page.locator("#misplaced")).to_have_count(0)


def test_without_a_node_amount_and_fund_are_those_the_page_was_made_with_and_said_to_be(
    browser: Browser,
) -> None:
    ledger = {
        **{"chain_id": "3141592653", "ledger": LEDGER, "name": "Willow", "domain": "", "nodes": []},
        **{"needed": 1, "local": False, "published": ""},
        "funds": [{"fund": "3", "name": "Boats", "kind": 0, "unit": "CNY", "decimals": 2}],
    }
    with screen(browser) as shown:
        shown.show("cannot_check", "dead nodes", ledger=ledger, flow="unreachable")
        verdict = shown.page.locator("[data-verdict=cannot_check]")
        expect(verdict).to_contain_text("100,000.50\u00a0CNY")
        expect(verdict).to_contain_text("for “Boats”")
        expect(verdict).to_contain_text("the ledger could not be asked")
        keep(shown.page, "unreachable-claimed", whole=False)

        # What the ledger says comes before what the page was made with.
        shown.show("valid", "trusted issuer", ledger=ledger, voucher=LIST)
        expect(shown.page.locator("[data-verdict=valid]")).to_contain_text("for “Flood relief”")
        expect(shown.page.get_by_role("main")).not_to_contain_text("Boats")
