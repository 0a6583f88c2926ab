"""From a checked corpus to a warehouse file that readers can trust, swapped in whole or not at all."""

from etl.load.build import BuildResult, WarehouseError, build_warehouse, ensure_warehouse
from etl.load.check import check_datasets
from etl.load.release_file import ensure_release
from etl.load.versions import keeps_its_word

__all__ = [
    "BuildResult",
    "WarehouseError",
    "build_warehouse",
    "check_datasets",
    "ensure_release",
    "ensure_warehouse",
    "keeps_its_word",
]
