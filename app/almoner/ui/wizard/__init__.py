"""The first run: what you are, which ledger, which wallet, who the charity is."""
