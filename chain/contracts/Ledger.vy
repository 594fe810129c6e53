# pragma version 0.4.3
# pragma evm-version cancun
# pragma optimize codesize
# pragma nonreentrancy on
"""
@title Almoner ledger
@custom:contract-name Ledger
@license GNU Affero General Public License v3.0 only
@notice One contract of one charity: what it received, what it spent, and on whose word. chain/PROTOCOL.md says
        what each entry means. No proxy, no upgrade, no delegatecall, no initialiser. This file only composes:
        state comes in the order of the `initializes` below, which is the storage layout.
"""
import logbook
import roles
import profile
import intervals
import funds
import gifts
import receipts
import requests
import payments
import delivery

initializes: logbook
initializes: roles[logbook := logbook]
initializes: profile[logbook := logbook, roles := roles]
initializes: intervals
initializes: funds[intervals := intervals, logbook := logbook, roles := roles]
initializes: gifts[intervals := intervals, funds := funds, logbook := logbook, roles := roles]
initializes: receipts[gifts := gifts, logbook := logbook, roles := roles]
initializes: requests[funds := funds, logbook := logbook, roles := roles]
initializes: payments[
    intervals := intervals,
    funds := funds,
    gifts := gifts,
    logbook := logbook,
    receipts := receipts,
    requests := requests,
    roles := roles,
]
initializes: delivery[logbook := logbook, requests := requests, roles := roles]

exports: (logbook.head, logbook.entry, logbook.counts)
exports: (
    roles.has_role,
    roles.role_period,
    roles.administrators,
    roles.grant_role,
    roles.accept_administration,
    roles.revoke_role,
)
exports: profile.set_profile
exports: intervals.axes
exports: (funds.create_fund, funds.set_payee, funds.policy_of, funds.payee_allowed, funds.token_of)
exports: (gifts.record_batch, gifts.record_transfer, gifts.give, gifts.check_leaf, gifts.origin_received)
exports: (receipts.void_receipt, receipts.replace_receipt, receipts.void_of, receipts.refunded_of)
exports: (requests.request, requests.amend, requests.approve, requests.reject, requests.object, requests.case_of)
exports: (
    payments.pay,
    payments.refund,
    payments.record_return,
    payments.payment_state,
    payments.fingerprint_used,
)
exports: (delivery.acknowledge_delivery, delivery.eip712.eip712Domain)


@deploy
def __init__(administrator: address, name_hash: bytes32, domain: String[128]):
    """
    @notice Write entries 1 (profile) and 2 (the first administrator, who holds no other role).
    """
    logbook.__init__()
    profile._record(name_hash, domain)
    roles.__init__(administrator)
    delivery.__init__()
