# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title A fund's two axes
@license GNU Affero General Public License v3.0 only
@notice Arithmetic of received and spent, which only grow. Must not know tokens, roles or the log. Slots:
        `received_and_kind`: received (bits 0-127), unit kind + 1 (128-135; zero: no such fund);
        `spent_and_refunded`: spent (0-127), refunded (128-255);
        `returned_and_admin`: returned (0-127), spent on administration (128-255).
        Gifts = received - returned - refunded: money that came back is no new gift, so no loop of paying and
        returning can widen the administration's share.
        Errors: "intervals: no such fund", "intervals: amount", "intervals: too little received",
        "intervals: already spent", "intervals: administration cap".
"""
import check
import policy as rules
import protocol

struct Axes:
    received: uint256
    spent: uint256
    refunded: uint256
    returned: uint256
    admin_spent: uint256


received_and_kind: HashMap[uint256, uint256]
spent_and_refunded: HashMap[uint256, uint256]
returned_and_admin: HashMap[uint256, uint256]


@external
@view
def axes(fund: uint256) -> (uint256, uint256, uint256, uint256, uint256):
    """
    @notice Received, spent, refunded, returned, spent on administration: minor units; zeros if no such fund.
    """
    a: Axes = self._axes(fund)
    return a.received, a.spent, a.refunded, a.returned, a.admin_spent


@internal
@view
def _axes(fund: uint256) -> Axes:
    spent_and_refunded: uint256 = self.spent_and_refunded[fund]
    returned_and_admin: uint256 = self.returned_and_admin[fund]
    return Axes(
        received=self.received_and_kind[fund] & protocol.MAX_AMOUNT,
        spent=spent_and_refunded & protocol.MAX_AMOUNT,
        refunded=spent_and_refunded >> 128,
        returned=returned_and_admin & protocol.MAX_AMOUNT,
        admin_spent=returned_and_admin >> 128,
    )


@internal
@view
def _kind(fund: uint256) -> uint256:
    kind: uint256 = self.received_and_kind[fund] >> 128
    check._that(kind > 0, "intervals: no such fund")
    return kind - 1


@internal
def _open(fund: uint256, unit_kind: uint256):
    self.received_and_kind[fund] = (unit_kind + 1) << 128


@internal
def _receive(fund: uint256, amount: uint256) -> uint256:
    """
    @dev Puts `amount` on the received axis; returns where it starts.
    """
    packed: uint256 = self.received_and_kind[fund]
    start: uint256 = packed & protocol.MAX_AMOUNT
    check._that(amount > 0, "intervals: amount")
    check._that(amount <= protocol.MAX_AMOUNT - start, "intervals: amount")
    self.received_and_kind[fund] = packed + amount
    return start


@internal
def _spend(fund: uint256, amount: uint256, is_administration: bool, policy: protocol.Policy) -> uint256:
    """
    @dev Takes `amount` on the spent axis; returns where it starts.
    """
    a: Axes = self._axes(fund)
    check._that(a.spent + a.refunded + amount <= a.received, "intervals: too little received")
    if is_administration:
        a.admin_spent += amount
        self._check_cap(a, policy)
        self.returned_and_admin[fund] = a.returned | (a.admin_spent << 128)
    self.spent_and_refunded[fund] = (a.spent + amount) | (a.refunded << 128)
    return a.spent


@internal
def _take_out(fund: uint256, start: uint256, amount: uint256, policy: protocol.Policy):
    """
    @dev Takes the hole `[start, start + amount)` out of the received axis.
    """
    a: Axes = self._axes(fund)
    check._that(start >= a.spent, "intervals: already spent")
    check._that(a.spent + a.refunded + amount <= a.received, "intervals: too little received")
    a.refunded += amount
    self._check_cap(a, policy)
    self.spent_and_refunded[fund] = a.spent | (a.refunded << 128)


@internal
def _put_back(fund: uint256, amount: uint256, was_administration: bool) -> uint256:
    """
    @dev Money that came back: it stands on the received axis again and is no new gift.
    """
    start: uint256 = self._receive(fund, amount)
    a: Axes = self._axes(fund)
    a.returned += amount
    if was_administration:
        a.admin_spent -= amount
    self.returned_and_admin[fund] = a.returned | (a.admin_spent << 128)
    return start


@internal
@pure
def _check_cap(a: Axes, policy: protocol.Policy):
    gifts: uint256 = a.received - a.returned - a.refunded
    check._that(rules._within_cap(policy, a.admin_spent, gifts), "intervals: administration cap")
