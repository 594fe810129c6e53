# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title Who may do what, and since when
@license GNU Affero General Public License v3.0 only
@notice The five roles over snekmate's access control, written into the log. The administrator's role is
        handed over in two steps and never given up by the last one. `role_periods[role][account]` is one
        slot: first granted (bits 0-63), revoked (64-127; zero while the role is held), in seconds.
        Errors: "roles: missing role", "roles: no such role", "roles: no account", "roles: already held",
        "roles: already nominated", "roles: not held", "roles: last administrator", "roles: not nominated",
        "roles: nominator gone".
"""
from snekmate.auth import access_control
import check
import logbook
import protocol

initializes: access_control
uses: logbook


role_periods: HashMap[uint256, HashMap[address, uint256]]
# Who nominated an account: a nomination is worth nothing once its author is no administrator any more.
nominators: HashMap[address, address]
administrators: public(uint256)


@deploy
def __init__(administrator: address):
    check._that(administrator != empty(address), "roles: no account")
    # snekmate makes the deployer its first administrator: a factory or a helper must not stay one.
    access_control.__init__()
    access_control._revoke_role(self._id(protocol.ADMINISTRATOR), msg.sender)
    self._grant(protocol.ADMINISTRATOR, administrator)
    self.administrators = 1


@external
@view
def has_role(role: uint256, account: address) -> bool:
    """
    @notice Whether `account` holds `role` now. A nominee holds nothing yet.
    """
    return self._has(role, account)


@external
@view
def role_period(role: uint256, account: address) -> (uint256, uint256):
    """
    @notice When `role` was first granted (zero: never), and when it was revoked (zero: it is held).
    """
    period: uint256 = self.role_periods[role][account]
    return period & convert(max_value(uint64), uint256), period >> 64


@external
def grant_role(role: uint256, account: address):
    """
    @notice Give `role` to `account`; for the administrator's role, only nominate it. Administrator only.
    """
    self._only(protocol.ADMINISTRATOR)
    check._that(role <= protocol.AUDITOR, "roles: no such role")
    check._that(account != empty(address), "roles: no account")
    check._that(not self._has(role, account), "roles: already held")
    if role == protocol.ADMINISTRATOR:
        check._that(self.nominators[account] == empty(address), "roles: already nominated")
        self.nominators[account] = msg.sender
        self._record(role, account, protocol.NOMINATED)
    else:
        self._grant(role, account)


@external
def accept_administration():
    """
    @notice Become an administrator. Nominee only, while the one who nominated is still an administrator.
    """
    nominator: address = self.nominators[msg.sender]
    check._that(nominator != empty(address), "roles: not nominated")
    check._that(self._has(protocol.ADMINISTRATOR, nominator), "roles: nominator gone")
    self.nominators[msg.sender] = empty(address)
    self.administrators += 1
    self._grant(protocol.ADMINISTRATOR, msg.sender)


@external
def revoke_role(role: uint256, account: address):
    """
    @notice Take `role` from `account`, or cancel its nomination. Administrator only.
    """
    self._only(protocol.ADMINISTRATOR)
    if role == protocol.ADMINISTRATOR and self.nominators[account] != empty(address):
        self.nominators[account] = empty(address)
    else:
        check._that(self._has(role, account), "roles: not held")
        self._revoke(role, account)
    self._record(role, account, protocol.REVOKED)


@internal
@view
def _has(role: uint256, account: address) -> bool:
    return access_control.hasRole[self._id(role)][account]


@internal
@view
def _only(role: uint256):
    check._that(self._has(role, msg.sender), "roles: missing role")


@internal
@pure
def _id(role: uint256) -> bytes32:
    # Role 0 is snekmate's DEFAULT_ADMIN_ROLE.
    return convert(role, bytes32)


@internal
def _grant(role: uint256, account: address):
    access_control._grant_role(self._id(role), account)
    since: uint256 = self.role_periods[role][account] & convert(max_value(uint64), uint256)
    if since == 0:
        since = block.timestamp
    self.role_periods[role][account] = since
    self._record(role, account, protocol.GRANTED)


@internal
def _revoke(role: uint256, account: address):
    if role == protocol.ADMINISTRATOR:
        check._that(self.administrators > 1, "roles: last administrator")
        self.administrators -= 1
    access_control._revoke_role(self._id(role), account)
    since: uint256 = self.role_periods[role][account]
    self.role_periods[role][account] = since | (block.timestamp << 64)


@internal
def _record(role: uint256, account: address, change: uint256):
    logbook._record(protocol.ENTRY_ROLE, convert(account, uint256), abi_encode(role, account, change))
