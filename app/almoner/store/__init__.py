"""Local data in SQLite: what an installation knows that is not on the ledger."""
