# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title Whose ledger this is
@license GNU Affero General Public License v3.0 only
@notice The charity's name (as a hash) and domain. Only the log keeps them: the latest PROFILE entry counts.
"""
import logbook
import protocol
import roles

uses: logbook
uses: roles


@external
def set_profile(name_hash: bytes32, domain: String[128]):
    """
    @notice Write a new PROFILE entry. Administrator only.
    """
    roles._only(protocol.ADMINISTRATOR)
    self._record(name_hash, domain)


@internal
def _record(name_hash: bytes32, domain: String[128]):
    logbook._record(protocol.ENTRY_PROFILE, 0, abi_encode(name_hash, domain))
