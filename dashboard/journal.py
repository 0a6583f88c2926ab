"""The log: one JSON object a line, on stderr. What happened, how long it took, how it ended; nothing about who asked.

No line holds an address of a reader, a query, a search, a path of the machine or a secret. The path of a request is given
as one of our own words (`name_route`), so that nothing a stranger types can reach the log.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

LOG = logging.getLogger("sanad")
OTHERS = "etl"  # the workshop's lines are JSON already


def note(event: str, *, level: int = logging.INFO, **fields: object) -> None:
    """Write one line."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    LOG.log(level, "%s", json.dumps({"event": event, "at": at, **fields}, default=str, ensure_ascii=False))


def open_journal(*, quiet: bool = False) -> None:
    """Let the lines of both rooms reach stderr as they are; `quiet`: only what went wrong, and builds."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    for name in (LOG.name, OTHERS):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(logging.INFO)
    if quiet:
        LOG.setLevel(logging.WARNING)
