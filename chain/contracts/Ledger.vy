# pragma version 0.4.3
# pragma evm-version cancun
# pragma optimize codesize
# pragma nonreentrancy on
"""
@title Almoner ledger
@custom:contract-name Ledger
@license GNU Affero General Public License v3.0 only
@notice One contract of one charity: what it received, what it spent, and on whose word. chain/PROTOCOL.md
        says what each entry means. No proxy, no upgrade, no delegatecall, no initialiser. This file only
        composes: the order of `initializes` is the storage layout, each module lists its own errors
        ("module: reason"), and every function that moves something holds one reentrancy lock.
"""
import logbook
import roles
import profile
import intervals
import funds
import batches
import gifts
import receipts
import cases
import requests
import payments
import returns
import delivery

initializes: logbook
initializes: roles[logbook := logbook]
initializes: profile[logbook := logbook, roles := roles]
initializes: intervals
initializes: funds[intervals := intervals, logbook := logbook, roles := roles]
initializes: batches[funds := funds, intervals := intervals, logbook := logbook, roles := roles]
initializes: gifts[
    batches := batches,
    funds := funds,
    intervals := intervals,
    logbook := logbook,
    roles := roles,
]
initializes: receipts[batches := batches, logbook := logbook, roles := roles]
initializes: cases[funds := funds, logbook := logbook]
initializes: requests[cases := cases, funds := funds, logbook := logbook, roles := roles]
initializes: payments[
    batches := batches,
    cases := cases,
    funds := funds,
    intervals := intervals,
    logbook := logbook,
    receipts := receipts,
    roles := roles,
]
initializes: returns[
    cases := cases,
    funds := funds,
    intervals := intervals,
    logbook := logbook,
    roles := roles,
]
initializes: delivery[cases := cases, logbook := logbook, roles := roles]

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
exports: (batches.record_batch, batches.check_leaf)
exports: (gifts.record_transfer, gifts.give, gifts.origin_received)
exports: (receipts.void_receipt, receipts.replace_receipt, receipts.void_of, receipts.refunded_of)
exports: cases.case_of
exports: (requests.request, requests.amend, requests.approve, requests.reject, requests.object)
exports: (payments.pay, payments.refund, payments.fingerprint_used)
exports: (returns.record_return, returns.payment_state)
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
