"""The protocol library: ledger, receipts, verification. Knows neither Qt nor the program."""
