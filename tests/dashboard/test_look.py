from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from markupsafe import Markup

from dashboard.drawing.palette import contrast
from dashboard.look import DARK, LIGHT, Theme, put_html

CONFIG = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text("utf-8"))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_pages_and_streamlit_wear_the_same_colours(theme: Theme) -> None:
    told = CONFIG["theme"][theme.name]
    assert (told["backgroundColor"], told["secondaryBackgroundColor"], told["textColor"]) == (
        theme.ground,
        theme.pale,
        theme.ink,
    )
    assert told["primaryColor"] == told["linkColor"] == theme.accent
    assert told["borderColor"] == theme.hairline


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_words_stand_out_from_the_ground(theme: Theme) -> None:
    for ground in (theme.ground, theme.pale):
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.muted, ground) >= 4.5
        assert contrast(theme.accent, ground) >= 4.5


def test_text_that_is_not_markup_is_refused() -> None:
    with pytest.raises(TypeError):
        put_html("<b>text</b>")  # type: ignore[arg-type]
    assert isinstance(Markup("<b>{}</b>").format("<"), Markup)


def test_the_config_is_quiet_and_closed() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["server"]["enableXsrfProtection"] is True
    assert CONFIG["server"]["enableCORS"] is True
    assert CONFIG["runner"]["postScriptGC"] is False
