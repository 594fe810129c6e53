"""The embedded ledger: py-evm blocks in SQLite, served as JSON-RPC on loopback."""
