"""The desktop and command-line program: services over a local store and the ledger."""
