"""`streamlit run dashboard/app.py`: the pages, and the plain HTTP routes beside them, in one process.

Streamlit looks for `app = st.App(…)` in this file and serves it.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Hosts run this file as it stands: `dashboard` is found from the repository root, not its modules by short names.
sys.path[:] = [str(HERE.parent), *(path for path in sys.path if Path(path or ".").resolve() not in {HERE, HERE.parent})]

import streamlit as st  # noqa: E402 (after the path is set)

from dashboard.life import live  # noqa: E402
from dashboard.plain_log import keep_tracebacks_out  # noqa: E402
from dashboard.routes import MIDDLEWARE, ROUTES  # noqa: E402

keep_tracebacks_out()
app = st.App(HERE / "site" / "run.py", routes=ROUTES, middleware=MIDDLEWARE, lifespan=live)
