"""What stands in a page until its first words have come: one sentence on the ground of the reader's scheme, not a white sheet."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from dashboard.look import DARK, LIGHT
from dashboard.words import DEFAULT, list_languages, read_words

ROOT = '<div id="root">'
STYLE = (
    "<style>html{{background:{light};color:{ink};color-scheme:light dark}}"
    "@media(prefers-color-scheme:dark){{html{{background:{dark};color:{pale}}}}}"
    ".sanad-wait,{bare}::before{{font:1.125rem/1.5 system-ui,sans-serif;margin:0;padding:2rem 1.5rem}}"
    # Then Streamlit draws grey boxes on a white sheet, or a brown one, until the first of ours has come.
    "{bare}{{background:{light}!important;color:{ink}}}{bare} [data-testid=stAppSkeleton]{{display:none}}"
    '{bare}::before{{content:"{sentence}";display:block;direction:{direction}}}'
    "@media(prefers-color-scheme:dark){{{bare}{{background:{dark}!important;color:{pale}}}}}</style>"
)
BARE = ".stApp:not(:has(.sanad))"
SENTENCE = '<p class="sanad-wait" role="status" lang="{}" dir="{}">{}</p>'


@lru_cache(maxsize=8)
def write_wait(language: str | None) -> tuple[bytes, bytes]:
    """The style for the head, and the page's root with the sentence in it, which Streamlit clears when it draws."""
    language = language if language in list_languages() else DEFAULT
    words = read_words(language)
    plain = words["wait.page"].replace("\\", "").replace('"', "").replace("<", "")  # as CSS writes a text
    style = STYLE.format(
        light=LIGHT.ground, ink=LIGHT.muted, dark=DARK.ground, pale=DARK.muted, bare=BARE, sentence=plain,
        direction=words["direction"],
    )  # fmt: skip
    sentence = SENTENCE.format(language, words["direction"], escape(words["wait.page"]))
    return style.encode(), f"{ROOT}{sentence}".encode()
