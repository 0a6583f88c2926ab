"""The scripts of parts with behaviour of their own, as they are handed to the browser."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent


@lru_cache(maxsize=8)
def read_scripts(*names: str) -> str:
    """Some of our scripts in one: a part's own, then what it uses. Names are paths below this folder without their ending."""
    return "\n".join((HERE / f"{name}.js").read_text(encoding="utf-8") for name in names)
