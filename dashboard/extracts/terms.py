"""The terms on which everything leaves, in one place."""

from __future__ import annotations

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_NAME = "CC BY 4.0"
TERMS = (
    "The compilation (selection, arrangement, codes, notes) is licensed under Creative Commons Attribution 4.0 International. "
    "The figures are facts reported by others: each belongs to the document named beside it. Cite Sanad and that document."
)
NAME = "Sanad"
TITLE = "Sanad: security-incident statistics for Pakistan and Afghanistan, with their sources"
DESCRIPTION = (
    "Attacks, deaths, injuries, returns, deportations and airstrikes in Pakistan and Afghanistan as documents print them: "
    "who counted, in which words, in which document. Nothing is averaged and no rival claim is left out."
)
