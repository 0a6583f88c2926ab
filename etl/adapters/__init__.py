"""One file per kind of event data set. Each holds ADAPTER and is found by looking: a new file here is a new adapter."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from etl.events.adapter import Adapter


def find_adapters() -> dict[str, Adapter]:
    """All adapters by the name that the command takes."""
    modules = sorted(module.name for module in pkgutil.iter_modules(__path__))
    adapters: list[Adapter] = [import_module(f"{__name__}.{name}").ADAPTER for name in modules]
    return {adapter.name: adapter for adapter in adapters}
