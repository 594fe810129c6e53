"""Pure rules: money, encodings, trees, receipts, verification. No network, no clock, no files."""
