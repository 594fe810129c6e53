"""Talking to EVM nodes that are not trusted: JSON-RPC, entries, transactions, proofs."""
