# pragma version 0.4.3
# pragma nonreentrancy on
"""
@title Delivery
@license GNU Affero General Public License v3.0 only
@notice The payee says it has arrived: by a call, or by an EIP-712 signature that anyone may bring. A payee
        without a key is spoken for by the recorder or requester.
        Errors: "delivery: state", "delivery: signature", and snekmate's "ecdsa: invalid signature" and
        "ecdsa: invalid signature `s` value".
"""
from snekmate.utils import ecdsa
from snekmate.utils import eip712_domain_separator as eip712
import cases
import check
import logbook
import protocol
import roles

initializes: eip712
uses: cases
uses: logbook
uses: roles

TYPE_HASH: constant(bytes32) = keccak256("Delivery(uint256 payment,bytes32 caseHash,bytes32 note)")


@deploy
def __init__():
    eip712.__init__("Almoner", "1")


@external
def acknowledge_delivery(case: protocol.Case, note: bytes32, signature: Bytes[65]):
    """
    @notice Acknowledge that a payment arrived. Where the case names the payee's account: that account, or
            anyone with its signature (r, s, v) of Delivery. Else a recorder or requester.
    """
    case_hash: bytes32 = cases._check_case(case)
    check._that(cases._load(case.payment).state == protocol.PAID, "delivery: state")
    by_payee: bool = case.payee != empty(address)
    if not by_payee:
        if not roles._has(protocol.REQUESTER, msg.sender):
            roles._only(protocol.RECORDER)
    elif case.payee != msg.sender:
        # A compact signature would be a second form of the same one.
        check._that(len(signature) == 65, "delivery: signature")
        struct_hash: bytes32 = keccak256(abi_encode(TYPE_HASH, case.payment, case_hash, note))
        signer: address = ecdsa._recover_sig(eip712._hash_typed_data_v4(struct_hash), signature)
        check._that(signer == case.payee, "delivery: signature")
    cases._set_state(case.payment, protocol.DELIVERED)
    logbook._record(
        protocol.ENTRY_DELIVERY, case.payment, abi_encode(case.payment, case_hash, note, by_payee)
    )
