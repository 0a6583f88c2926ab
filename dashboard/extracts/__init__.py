"""Rows in, bytes out: the one way by which figures leave, from pages, over HTTP and on the command line.

A format is one file of this folder named as_<format>.py that holds `FORMAT`. Terms and columns: docs/extracts.md.
"""

from __future__ import annotations

import pkgutil
from functools import lru_cache
from importlib import import_module

from dashboard.extracts.format import Drawer, ExtractError, Format, Options


@lru_cache(maxsize=1)
def formats() -> dict[str, Format]:
    """All formats by name, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name.startswith("as_"))
    return {name.removeprefix("as_"): import_module(f"{__name__}.{name}").FORMAT for name in names}


__all__ = ["Drawer", "ExtractError", "Format", "Options", "formats"]
