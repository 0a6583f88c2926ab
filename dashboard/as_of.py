"""The release whose numbers this run of a page shows; None for today's."""

from __future__ import annotations

from contextvars import ContextVar

AS_OF: ContextVar[str | None] = ContextVar("as_of", default=None)
