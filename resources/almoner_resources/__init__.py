"""Data only: profiles, fonts, sample data."""
