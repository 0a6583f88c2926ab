"""/outlines/…: the empty world that Plotly asks for before it draws a map of our own provinces.

Without it Plotly would fetch coastlines from a server elsewhere, even for a map that shows none.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

FOLDER = "outlines"
LAYERS = ("coastlines", "countries", "lakes", "land", "ocean", "rivers", "subunits")


def give_empty_world(_: Request) -> Response:
    """A TopoJSON topology with Plotly's layers and nothing in them."""
    nothing = {"type": "GeometryCollection", "geometries": []}
    world = {"type": "Topology", "objects": dict.fromkeys(LAYERS, nothing), "arcs": []}
    return JSONResponse(world, headers={"Cache-Control": "public, max-age=86400"})


ROUTES = [Route(f"/{FOLDER}/world_110m.json", give_empty_world)]
