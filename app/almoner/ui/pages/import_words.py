"""Words for what an import finds: fields, why rows are rejected or skipped, what totals rows say, what stands in the way.

Services say these in sentences for the command line; here they point to what the window offers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from almoner.ui import formats
from almoner.ui.sentences import sentence, told
from almoner.ui.words import field_name, joined, tr

if TYPE_CHECKING:
    from almoner.services.tables import RejectedRow, SkippedRow, TotalsRow
    from almoner.ui.pages.import_work import Reading
    from almoner.ui.parts import Tone
    from almoner_chain.core.errors import AlmonerError
    from almoner_chain.core.units import Unit

LOOKS_LIKE_TOTAL = "amount.looks_like_total"
DOUBTFUL = "row.doubtful"


def column_field_name(name: str) -> str:
    """Return what a column can hold, as it is called above the columns."""
    own = {
        "amount": tr("Amount"),
        "fund": tr("Fund"),
        "unit": tr("What is counted"),
        "currency": tr("Currency"),
        "debit": tr("Money going out"),
        "direction": tr("In or out"),
        "fee": tr("Fee, added back"),
        "balance": tr("Balance, to check"),
    }
    return own[name] if name in own else field_name(name)


def column_field_names(*, goods: bool) -> list[tuple[str, str]]:
    """Return the fields offered above each column, the common ones first."""
    names = ["amount", "donor", "date", "method", "reference", "address", "description", "note", "fund"]
    names += ["unit"] if goods else ["currency", "debit", "direction", "fee", "balance"]
    return [("", tr("not imported")), *((name, column_field_name(name)) for name in names)]


def rejection(row: RejectedRow) -> str:
    """Return why a row is rejected, and what to do in this window."""
    own = {
        LOOKS_LIKE_TOTAL: tr("It is exactly the sum of all rows above. If it is a donation all the same, choose “It is a donation”."),
        DOUBTFUL: tr("An equal donation came with an earlier list. Say above whether it is the same."),
        "amount.missing": tr("The amount is blank. Fill it in and open the file again, or leave the row out."),
        "amount.ambiguous": tr("The mark may stand for thousands or decimals. Choose the decimal mark under “How the file is read”."),
        "amount.not_a_number": tr("This is not an amount. Correct it, or choose another column for the amount."),
        "amount.zero": tr("It is zero; a donation of nothing cannot be recorded."),
        "amount.negative": tr("It is negative: money going out, no donation."),
        "amount.currency": tr("The amount is in another currency. Import it into a fund of its own."),
        "amount.decimals": tr("The amount has more decimal places than the fund’s unit. Nothing is rounded: correct it."),
        "amount.marks": tr("Its marks do not fit the other amounts. See the decimal mark under “How the file is read”."),
        "amount.imprecise": tr("Spreadsheets keep 15 digits of a number. Enter this amount as text."),
        "amount.error": tr("The cell shows an error. Correct it in the file."),
        "amount.too_large": tr("It is larger than any amount the ledger can carry."),
        "currency.other": tr("The row is in another currency than the fund. Import it into a fund of its own."),
        "unit.other": tr("The row counts other goods than the fund. Import it into another fund, or show only the rows that fit."),
        "unit.missing": tr("The row does not say what is counted. If a unit stands for the rows below it, fill it down."),
        "row.fund": tr("There is no fund of this name, or it counts something else. Make the fund, or correct the row."),
        "date.out_of_range": tr("The day lies outside the years 1970 to 2149."),
        "date.error": tr("The cell shows an error. Correct it in the file."),
        "text.too_long": tr("The text is longer than a receipt can carry. Shorten it, or do not import the column."),
        "text.control": tr("The text has control characters, which a receipt cannot carry. Remove them."),
        "direction.unknown": tr("It says neither money in nor money out."),
        "date.invalid": tr("This is not a date in the order the dates are read. See “How the file is read”."),
        "debit.both": tr("The row has money going out and money coming in. Split it into two rows."),
        "row.too_wide": tr("The row has more cells than the headings. A separator inside a text must stand in quotation marks."),
    }  # fmt: skip
    return own.get(row.code) or sentence(row.reason)


def skip_words(row: SkippedRow) -> str:
    """Return why a row is no donation."""
    own = {
        "title": tr("It stands above the table."),
        "header": tr("It holds the headings."),
        "blank": tr("It is blank."),
        "left_out": tr("You left it out."),
        "outgoing": tr("It is money going out."),
    }
    return own.get(row.kind) or sentence(row.why)


def totals_words(row: TotalsRow, unit: Unit) -> tuple[Tone, str]:
    """Return what the file says it adds up to against what is here, and how grave that is."""
    number = formats.number(row.row)
    parts = []
    if row.count_agrees is not None and row.stated_count is not None:
        said, here = (formats.number(count) for count in (row.stated_count, row.computed_count))
        text = (
            tr("It counts {said} donations, and so many are here.")
            if row.count_agrees
            else tr("It counts {said} donations, here are {here}.")
        )
        parts.append(text.format(said=said, here=here))  # fmt: skip
    if row.total_agrees is not None and row.stated_total is not None:
        said, here = (formats.money(total, unit) for total in (row.stated_total, row.computed_total))
        text = (
            tr("Its total of {said} agrees.")
            if row.total_agrees
            else tr("Its total is {said}, here it is {here}.")
        )
        parts.append(text.format(said=said, here=here))
    if not parts:
        text = tr("Row {row} holds totals and is no donation. It says nothing that can be compared.")
        return "info", text.format(row=number)
    about = tr("Row {row} of the file holds totals.").format(row=number)
    return "good" if row.agrees else "warn", joined([about, *parts])


def notes_of(reading: Reading) -> list[str]:
    """Return what else there is to say about a reading, in sentences."""
    if reading.done is None:
        return []
    parsed = reading.done.parsed
    totals = {row.sentence for row in parsed.totals}
    found = [sentence(note) for note in parsed.notes if "--" not in note and note not in totals]
    if parsed.encoding not in (None, "utf-8"):
        text = tr(
            "The text was read as {encoding}. If names look wrong, choose another under “How the file is read”."
        )
        found.insert(0, text.format(encoding=formats.visible(str(parsed.encoding))))  # fmt: skip
    if reading.undated:
        found.insert(0, tr("%Ln row(s) have no date. You can give them a day under “How the file is read”.", "", reading.undated))  # fmt: skip
    if reading.nameless and "donor" in parsed.layout.columns:
        found.insert(0, tr("%Ln row(s) name no donor. If a name stands for the rows below it, fill it down under “How the file is read”.", "", reading.nameless))  # fmt: skip
    return found


def obstacle(error: AlmonerError) -> tuple[str, str]:
    """Return why nothing can be imported yet, and what to do in this window."""
    own = {
        "table.header": (tr("No row of headings was recognised."), tr("Choose above the columns which one holds the amount, and what the others hold.")),
        "table.amount_column": (told(error).sentence, tr("Choose “Amount” above the right column, or another fund.")),
        "table.currency": (told(error).sentence, tr("If the amounts are in the fund’s currency all the same, choose “Amount” above that column; else choose another fund.")),
        "table.summary": (told(error).sentence, tr("Import the list with one row for each donation. If each row is one donation all the same, choose “Amount” above its column.")),
        "options.field": (tr("A donation needs an amount."), tr("Choose “Amount” above the column that holds it.")),
        "date.ambiguous": (told(error).sentence, tr("Say in which order day and month stand, under “How the file is read”.")),
        "date.order": (told(error).sentence, tr("Say in which order day and month stand, under “How the file is read”.")),
        "amount.ambiguous": (told(error).sentence, tr("Choose the decimal mark under “How the file is read”.")),
        "amount.marks": (told(error).sentence, tr("Choose the decimal mark under “How the file is read”.")),
        "table.encoding": (told(error).sentence, tr("Choose another encoding under “How the file is read”.")),
        "table.sheet": (tr("This file has several sheets with data."), tr("Choose above which sheet holds the donations.")),
        "fund.token": (told(error).sentence, tr("Choose another fund.")),
    }  # fmt: skip
    return own.get(error.code) or (told(error).sentence, told(error).hint)


def where_to_look(error: AlmonerError) -> str:
    """Return the setting that an obstacle is about, empty where it is none."""
    return {
        "date.ambiguous": "date_order",
        "date.order": "date_order",
        "amount.ambiguous": "decimal",
        "amount.marks": "decimal",
        "options.marks": "decimal",
        "table.encoding": "encoding",
        "table.mixed_encodings": "encoding",
        "table.delimiter": "delimiter",
        "options.header_row": "header_row",
    }.get(error.code, "")
