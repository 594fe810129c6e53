"""The steps about the charity: what its receipts say of it, and its first fund."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from almoner.services.first_run import FirstFund
from almoner.services.setup import DEFAULT_DOMAIN, checked_domain
from almoner.ui.forms import ChoiceField, Form, TextField
from almoner.ui.sentences import told
from almoner.ui.wizard.step import Ground, Step
from almoner.ui.words import tr
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner_chain.core.errors import AlmonerError

UNITS = ("CNY", "USD", "EUR", "GBP", "HKD", "TWD", "JPY", "INR", "CAD")
MOST_APPROVALS = 5


class ProfileStep(Step):
    """Ask what stands on receipts."""

    name: ClassVar[str] = "profile"

    def __init__(self, ground: Ground) -> None:
        super().__init__(
            ground,
            tr("About the charity"),
            tr("This stands on every receipt. Only the name is needed now; all of it can be changed later."),
        )
        fields = [
            TextField("name", tr("Name of the charity"), required=True, hint=tr("As it is registered.")),
            TextField(
                "domain",
                tr("Web address"),
                placeholder=DEFAULT_DOMAIN,
                hint=tr(
                    "For example charity.org. Links on receipts begin with it. If it is left empty, {example} is used, which"
                    " is only an example: nobody finds anything there."
                ).format(example=DEFAULT_DOMAIN),
            ),
            TextField("registration", tr("Registration number")),
            TextField("address", tr("Postal address")),
            TextField(
                "site", tr("Web site of the regulator"), hint=tr("Where a donor can look the charity up.")
            ),
            TextField("place", tr("Place of issue"), hint=tr("The town that stands on receipts.")),
        ]
        self.form = Form(fields)
        self.form.fill({key: text for key, text in self.answers.charity.items() if key in self.form.fields})
        self.form.changed.connect(self._typed)
        self.form.submitted.connect(self.wants_next)
        for field in fields:
            self.content.addWidget(field)

    def _typed(self) -> None:
        self.answers.charity = self.form.values

    def start(self) -> None:
        """Put the cursor into the name."""
        self.form["name"].editor.setFocus()

    def advance(self, go: Callable[[], None]) -> None:
        """Check name and domain."""
        if not self.form.complete():
            return
        domain = self.form["domain"].value
        try:
            checked_domain(domain or DEFAULT_DOMAIN)
        except BadInput:
            self.form.blame(
                "domain",
                tr("This is no web address. Write it plainly, for example charity.org, without https://."),
            )
            return
        self._typed()
        go()


class FundStep(Step):
    """Ask for the first fund, or none."""

    name: ClassVar[str] = "fund"

    def __init__(self, ground: Ground) -> None:
        super().__init__(
            ground,
            tr("The first fund"),
            tr(
                "A fund is money (or goods) given for one purpose. Its rule on approvals is fixed when it is made. You may"
                " leave the name empty and make funds later, with finer rules."
            ),
        )
        fields = [
            TextField("fund", tr("Name of the fund"), hint=tr("For example: Flood relief.")),
            TextField(
                "unit",
                tr("Counted in"),
                required=True,
                suggestions=UNITS,
                hint=tr("A currency by its three letters, such as CNY, or a thing, such as box."),
            ),
            ChoiceField(
                "approvals",
                tr("Approvals that each payment needs"),
                [(str(n), str(n)) for n in range(1, MOST_APPROVALS + 1)],
                hint=tr("By other people than the one who asks for it."),
            ),
        ]
        self.form = Form(fields)
        said = {"unit": "CNY" if ground.languages.current == "zh_CN" else "USD", **self.answers.fund}
        self.form.fill(said)
        self.form.changed.connect(self._typed)
        self.form.submitted.connect(self.wants_next)
        for field in fields:
            self.content.addWidget(field)

    def _typed(self) -> None:
        self.answers.fund = self.form.values

    def start(self) -> None:
        """Put the cursor into the name."""
        self.form["fund"].editor.setFocus()

    def advance(self, go: Callable[[], None]) -> None:
        """Check the fund, where one is wanted."""
        unit = self.form["unit"]
        if unit.value.upper() in UNITS:  # or cny would be a thing that is counted
            unit.value = unit.value.upper()
        self._typed()
        fund = self.answers.first_fund
        if fund is None:
            go()
        elif self.form.complete():
            self.ask(lambda job: _check(fund), then=lambda done: go(), failed=self._wrong)

    def _wrong(self, error: AlmonerError) -> None:
        self.form.blame("unit", told(error).sentence)


def _check(fund: FirstFund) -> None:
    from almoner.services.first_run import check_fund

    check_fund(fund)
