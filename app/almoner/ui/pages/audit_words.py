"""Word the outcome of an audit: one sentence with a tone, what was compared, how much a finding weighs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almoner.ui import formats
from almoner.ui.parts import Tone
from almoner.ui.sentences import sentence
from almoner.ui.theme import colours
from almoner.ui.words import tr
from almoner_chain.core.replay_state import Severity

if TYPE_CHECKING:
    from almoner.services.auditing import Audit
    from almoner_chain.core.replay_state import Finding, FundState
    from almoner_chain.core.units import Unit


@dataclass(frozen=True, slots=True)
class Done:
    """An audit that ran: what it found, when (seconds), which charity's ledger, whom it asked (empty: its own nodes)."""

    audit: Audit
    at: int
    charity: str
    asked: tuple[str, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many findings there are of each severity."""
        return {
            each.value: sum(finding.severity is each for finding in self.audit.findings) for each in Severity
        }

    def kept(self) -> dict[str, object]:
        """Return what is remembered of it."""
        return {
            "at": self.at,
            "entries": self.audit.entries,
            "first_bad": self.audit.first_bad_entry or 0,
            **self.counts(),
        }


def severity_name(severity: Severity) -> str:
    """Return how much a finding weighs, in a word."""
    return {
        Severity.ERROR: tr("Wrong"),
        Severity.WARNING: tr("Look at this"),
        Severity.NOTICE: tr("Good to know"),
    }[severity]


def severity_tone(severity: Severity) -> Tone:
    """Return the tone in which a finding is told."""
    tones: dict[Severity, Tone] = {
        Severity.ERROR: "bad",
        Severity.WARNING: "warn",
        Severity.NOTICE: "info",
    }
    return tones[severity]


def severity_icon(severity: Severity) -> tuple[str, str]:
    """Return icon and colour of a severity."""
    c = colours()
    return {
        Severity.ERROR: ("bad", c.bad),
        Severity.WARNING: ("warn", c.warn),
        Severity.NOTICE: ("info", c.text),
    }[severity]


def tone(found: dict[str, int]) -> Tone:
    """Return the tone of an outcome, by its counts."""
    if found.get("error"):
        return "bad"
    return "warn" if found.get("warning") else "good"


def outcome(entries: int, found: dict[str, int], first_bad: int) -> str:
    """Return the outcome of an audit in one sentence."""
    replayed = tr("%Ln entries replayed", "", entries)
    errors, warnings, notices = (found.get(each.value, 0) for each in Severity)
    if errors and first_bad:
        text = tr("{replayed}: %Ln thing(s) are wrong, first bad entry {entry}.", "", errors)
        return text.format(replayed=replayed, entry=formats.number(first_bad))
    if errors:
        return tr("{replayed}: %Ln thing(s) are wrong.", "", errors).format(replayed=replayed)
    if warnings:
        return tr("{replayed}: nothing is wrong, %Ln thing(s) to look at.", "", warnings).format(
            replayed=replayed
        )
    if notices:
        return tr("{replayed}: nothing is wrong, %Ln thing(s) good to know.", "", notices).format(
            replayed=replayed
        )
    return tr("{replayed}: nothing is wrong.").format(replayed=replayed)


def scope(done: Done) -> list[str]:
    """Return what was compared with what, and how far that reaches, in sentences."""
    audit = done.audit
    found = [
        tr("As of block {block}, {moment}.").format(
            block=formats.number(audit.block), moment=formats.moment(done.at)
        )
    ]
    found.append(
        tr("The node proved that these are all entries, in this order.")
        if audit.head_proved
        else tr("The node could not prove that these are all entries.")
    )
    found.append(
        tr("Donations, texts and evidence kept on this computer were compared, too.")
        if audit.compared_locally
        else tr("Nothing kept on this computer was compared.")
    )
    return found


def technical(done: Done) -> list[tuple[str, str]]:
    """Return what is behind the sentence, for whoever checks by hand."""
    audit = done.audit
    proved = tr("yes, by a proof of the contract's storage") if audit.head_proved else tr("no")
    return [
        (tr("Running hash over all entries (head)"), "0x" + audit.head.hex()),
        (tr("Head proved"), proved),
        (tr("Ledger"), "0x" + audit.ledger.hex()),
        (tr("Chain"), str(audit.chain_id)),
        (tr("Block"), formats.number(audit.block)),
        (tr("Donations"), formats.number(audit.gifts)),
        (tr("Nodes asked"), "\n".join(done.asked) or tr("the ledger's own")),
    ]


def finding_words(finding: Finding) -> str:
    """Return a finding's sentence in the window's language."""
    return sentence(finding.sentence)


def unit_of(fund: FundState) -> Unit:
    """Return what a fund counts in."""
    from almoner_chain.core.units import Unit, UnitKind

    made = fund.created
    return Unit(UnitKind(made.unit_kind), made.unit, made.decimals, made.token)
