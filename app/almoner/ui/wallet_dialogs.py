"""The parts that show and ask for wallet secrets, in one place for the wizard and the page of wallets."""

from __future__ import annotations

from almoner.ui.recovery import WordsCheck, WordsGrid, language_choices, new_words_fields
from almoner.ui.restoring import Given, RestoreForm, secret_of

__all__ = [
    "Given",
    "RestoreForm",
    "WordsCheck",
    "WordsGrid",
    "language_choices",
    "new_words_fields",
    "secret_of",
]
