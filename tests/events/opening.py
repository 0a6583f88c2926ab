"""Pages with imported events, run without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing import ROOT
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.bootstrap import open_door


def open_at(
    patch: pytest.MonkeyPatch, warehouse: Path, page: str, *, local: bool = False, **parameters: str
) -> AppTest:
    """A page with parameters; `local`: as on the importer's own machine."""
    patch.setenv("SANAD_WAREHOUSE", str(warehouse))
    patch.setenv("SANAD_DATASETS", str(warehouse.parent / "none"))
    open_door.cache_clear()
    patch.setattr("dashboard.local.is_local", lambda: local)
    app = AppTest.from_file(ROOT / "dashboard" / "site" / "run.py", default_timeout=60)
    for name, value in parameters.items():
        app.query_params[name.rstrip("_")] = value
    app._page_hash = calc_hash(page)
    return app.run()
