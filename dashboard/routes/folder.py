"""Where the site lies in a folder of its host, our addresses lie in that folder, too, like the pages and all of Streamlit's.

At the root of the process they stay where they are, for those who watch over it.
"""

from __future__ import annotations

from collections.abc import Collection

from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config


def read_folder() -> str:
    """The folder between slashes, as Streamlit reads it: /news/sanad/; a slash alone where there is none."""
    named = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{named}/" if named else "/"


class Folder:
    """Hands on what is asked of our addresses in the folder as if it were asked at the root."""

    def __init__(self, app: ASGIApp, own: Collection[str]) -> None:
        """Wrap an app; `own`: the first parts of our addresses."""
        self.app = app
        self.own = own

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] == "http":
            before, folder, rest = scope["path"].partition(read_folder())
            if folder != "/" and not before and rest.partition("/")[0] in self.own:
                scope = {**scope, "path": f"/{rest}"}
        await self.app(scope, receive, send)
