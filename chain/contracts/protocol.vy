# pragma version 0.4.3
"""
@title The protocol's words
@license GNU Affero General Public License v3.0 only
@notice Structs and numbers that chain/PROTOCOL.md fixes. No state, no functions.
"""


# The place of a fund: everything an administrator decides once, for ever.
struct Policy:
    tier_above: uint256[4]
    tier_approvals: uint256[4]
    delay: uint256
    delay_above: uint256
    admin_cap_bps: uint256
    payees_restricted: bool


# Everything an approver saw. An approval names the hash of all of it.
struct Case:
    payment: uint256
    revision: uint256
    fund: uint256
    amount: uint256
    category: uint256
    requester: address
    payee: address
    payee_id: bytes32
    purpose: bytes32
    evidence: bytes32
    fingerprints: bytes32[4]
    subject: bytes32


# The twelve fields of a BATCH entry, then what is needed to make the entry's hash again.
struct Batch:
    batch: uint256
    fund: uint256
    root: bytes32
    total: uint256
    count: uint256
    first_serial: uint256
    start: uint256
    manifest: bytes32
    replaces: uint256
    origin_chain: uint256
    origin_ledger: address
    origin_payment: uint256
    number: uint256
    at: uint256
    actor: address


struct Leaf:
    serial: uint256
    amount: uint256
    commitment: bytes32


struct PathNode:
    hash: bytes32
    sum: uint256


MAX_AMOUNT: constant(uint256) = 2**128 - 1
MAX_DEPTH: constant(uint256) = 20
MAX_COUNT: constant(uint256) = 2**20

# Entry kinds.
ENTRY_PROFILE: constant(uint256) = 1
ENTRY_ROLE: constant(uint256) = 2
ENTRY_FUND: constant(uint256) = 3
ENTRY_PAYEE: constant(uint256) = 4
ENTRY_BATCH: constant(uint256) = 5
ENTRY_RETURN: constant(uint256) = 6
ENTRY_REQUEST: constant(uint256) = 7
ENTRY_APPROVAL: constant(uint256) = 8
ENTRY_REJECTION: constant(uint256) = 9
ENTRY_OBJECTION: constant(uint256) = 10
ENTRY_PAYMENT: constant(uint256) = 11
ENTRY_REFUND: constant(uint256) = 12
ENTRY_DELIVERY: constant(uint256) = 13
ENTRY_VOID: constant(uint256) = 14

# Roles.
ADMINISTRATOR: constant(uint256) = 0
RECORDER: constant(uint256) = 1
REQUESTER: constant(uint256) = 2
APPROVER: constant(uint256) = 3
AUDITOR: constant(uint256) = 4

# What a ROLE entry says.
GRANTED: constant(uint256) = 1
REVOKED: constant(uint256) = 2
NOMINATED: constant(uint256) = 3

# Unit kinds.
CURRENCY: constant(uint256) = 0
TOKEN: constant(uint256) = 1
ITEM: constant(uint256) = 2

# Categories of a case.
CATEGORY_PROGRAMME: constant(uint256) = 0
CATEGORY_ADMINISTRATION: constant(uint256) = 1
CATEGORY_FUNDRAISING: constant(uint256) = 2
CATEGORY_REFUND: constant(uint256) = 3
CATEGORY_SUB_GRANT: constant(uint256) = 4

# States of a payment.
REQUESTED: constant(uint256) = 1
APPROVED: constant(uint256) = 2
REJECTED: constant(uint256) = 3
OBJECTED: constant(uint256) = 4
PAID: constant(uint256) = 5
DELIVERED: constant(uint256) = 6
