"""A desk to import at."""

from pathlib import Path

import pytest
from importing import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty folder of events and one for downloads."""
    files = tmp_path / "downloads"
    files.mkdir()
    return Desk(tmp_path / "events", files)
