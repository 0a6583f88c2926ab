"""One spelling for letters and digits, so that what is typed meets what is stored. Pure."""

from __future__ import annotations

import unicodedata

# Arabic-script letters that keyboards of different languages give for one sound.
SAME = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ہ", "ه": "ہ", "ۀ": "ہ", "ھ": "ہ", "ؤ": "و", "ـ": None})


def normalise(text: str) -> str:
    """Small letters without accents, Latin digits, single spaces, nothing invisible: "Bārmal ۲۰۲۴" → "barmal 2024"."""
    kept = []
    for character in unicodedata.normalize("NFKD", text):
        kind = unicodedata.category(character)
        if kind == "Nd":
            kept.append(str(unicodedata.digit(character)))
        elif kind in {"Cc", "Zs", "Zl", "Zp"}:
            kept.append(" ")
        elif kind[0] not in "MC":
            kept.append(character)
    return " ".join("".join(kept).casefold().translate(SAME).split())
