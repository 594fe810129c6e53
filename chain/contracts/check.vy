# pragma version 0.4.3
"""
@title The one place that reverts
@license GNU Affero General Public License v3.0 only
@notice An `assert` with a reason costs about 118 bytes of code each time it stands somewhere; a call of this
        costs about 65, which is what keeps the ledger under the limit of 24,576 bytes.
"""


@internal
@pure
def _that(holds: bool, reason: String[32]):
    assert holds, reason
