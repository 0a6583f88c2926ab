"""/ahead.js: the script that stands first in the head of every page, and the links by which a browser fetches what it wakes."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

SCRIPT = Path(__file__).with_name("ahead.js").read_bytes()
STATIC = Path(streamlit.__file__).parent / "static" / "static" / "js"
FIRST = '<script src="./ahead.js?{}" data-wake="{}"></script>'
# How a file of Streamlit's names another that it needs at once.
IMPORT = re.compile(r"""(?:from|import|src=|href=)\s*["']\./(?:static/js/)?([\w.-]+\.js)["']""")
PRELOAD = '<link rel="modulepreload" href="./static/js/{}">'
CHARTED = frozenset({"trends", "returns", "compare", "incidents", "incident"})
# Parts of Streamlit's that a page needs before it shows its first chart, by the names of their files.
PARTS = ("PlotlyChart", "Html", "PageLink", "BidiComponent", "Selectbox", "DownloadButton")
FOREVER = "public, max-age=31536000, immutable"  # the address has the script's own hash


@lru_cache(maxsize=1)
def find_parts() -> tuple[str, ...]:
    """The files of those parts; none that this release of Streamlit does not have."""
    return tuple(file.name for part in PARTS for file in sorted(STATIC.glob(f"{part}.*.js")))


@lru_cache(maxsize=1)
def find_links() -> tuple[str, ...]:
    """Those files and all that they need, of what Streamlit's own page does not ask for."""
    known = set(IMPORT.findall((STATIC.parents[1] / "index.html").read_text("utf-8")))
    found: list[str] = []
    todo = list(find_parts())
    while todo:
        name = todo.pop(0)
        if name not in known:
            known.add(name)
            found.append(name)
            todo += IMPORT.findall((STATIC / name).read_text("utf-8").partition(";var ")[0])
    return tuple(found)


@lru_cache(maxsize=2)
def write_ahead(*, charted: bool) -> tuple[bytes, bytes]:
    """What stands first in the head of a page, and what stands last; a page with charts is told of what draws them."""
    parts, links = (find_parts(), find_links()) if charted else ((), ())
    first = FIRST.format(hashlib.sha256(SCRIPT).hexdigest()[:12], " ".join(parts))
    return first.encode(), "".join(PRELOAD.format(name) for name in links).encode()


def has_charts(path: str) -> bool:
    """Whether the page of an address draws charts."""
    return path.strip("/").rpartition("/")[2] in CHARTED


async def give_script(_: Request) -> Response:
    """The script."""
    return Response(SCRIPT, media_type="text/javascript", headers={"Cache-Control": FOREVER})


ROUTES = [Route("/ahead.js", give_script)]
