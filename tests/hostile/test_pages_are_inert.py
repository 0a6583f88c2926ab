"""In a real browser: whatever the database holds is text on the page, in hover cards, tables, embeds and downloads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_country import ADDRESSES, CANARY, EVIL, TEXTS
from hostile_events import FLOWS, NAME
from playwright.sync_api import Browser, Locator, Page
from standing import Site, go, new_page

from dashboard.pages import PAGES
from dashboard.words import say

SUBJECTS = {
    "incident": ["?id=XB-2023-05-01-LAKELAND"],
    "figure": ["?id=fyear22b", "?id=fgone"],
    "trends": ["", "?figure=fyear22b"],
    "search": ["?q=attacks"],
}
YEAR, MONTH = f"{NAME}.fatalities.all.XA.year", f"{NAME}.fatalities.all.XB-LA.month"
# Imported events: as a page of their own, in a line, as the evidence of a point, beside a comparison, near an incident (above).
IMPORTED = [
    f"/incidents?dataset={NAME}",
    "/incidents?dataset=ucdp-ged",
    f"/incidents?dataset={NAME}&area=XA&from=2022&to=2023",
    f"/trends?series={YEAR}&figure={YEAR}.2022",
    f"/trends?series={MONTH}&figure={MONTH}.2023-05",
    f"/trends?series={FLOWS}.returns.returns.x--svg-class-injected-onload-window-sanadcanary-1-title-.month",
    "/compare?measure=fatalities&area=XA&period=2022",
    f"/incidents?dataset={NAME}&embed=true",
]
PATHS = [f"/{entry.url_path or ''}{query}" for entry in PAGES for query in SUBJECTS.get(entry.url_path or "", [""])]
EMBEDS = [f"/{entry.url_path}?embed=true" for entry in PAGES if entry.has_charts]
MOST_HOVERED = 4
# Everything in the document that text may not have become, shadow roots and frames included.
FIND = f"""() => {{
  const found = [];
  if (window.{CANARY}) found.push('a script ran');
  const visit = (root) => root.querySelectorAll('*').forEach((element) => {{
    if (element.classList.contains('injected')) found.push('element ' + element.tagName);
    for (const {{name, value}} of element.attributes) {{
      if (/^on/i.test(name)) found.push('handler ' + name);
      if (/^(href|src|action|formaction|xlink:href|data|poster|srcdoc)$/i.test(name)) {{
        const scheme = /^[\\s\\x00-\\x1f]*([a-z][a-z0-9+.-]*):/i.exec(value.replace(/[\\t\\n\\r]/g, ''));
        const known = ['http', 'https'].concat(element.tagName === 'IMG' || element.tagName === 'LINK' || element.tagName === 'image' ? ['data', 'blob'] : []);
        if (scheme && !known.includes(scheme[1].toLowerCase())) found.push(name + '=' + value.slice(0, 60));
        if (value.startsWith('{EVIL}') || value.startsWith('//evil')) found.push('link to ' + value.slice(0, 60));
      }}
    }}
    if (element.shadowRoot) visit(element.shadowRoot);
  }});
  visit(document);
  return found;
}}"""


class Ear:
    """Hears which other machines a page asks, and what its policy had to stop."""

    def __init__(self, page: Page, address: str) -> None:
        """Hear everything from now on."""
        self.heard: list[str] = []
        page.on("request", lambda request: self.note(request.url, address))
        page.on("console", lambda message: self.heard.append(message.text) if "Content Security" in message.text else 0)
        page.on("dialog", lambda dialog: (self.heard.append("a dialogue"), dialog.dismiss()))

    def note(self, url: str, address: str) -> None:
        """Note an address of another machine."""
        if not url.startswith((address, address.replace("http", "ws"), "data:", "blob:", "file:")):
            self.heard.append(url[:120])


def hover(page: Page) -> None:
    """Point at the first few marks of each chart, so that their cards open."""
    for marks in (page.locator(".scatterlayer .point"), page.locator(".barlayer .point")):
        for place in range(min(MOST_HOVERED, marks.count())):
            point_at(page, marks.nth(place))


def point_at(page: Page, mark: Locator) -> None:
    """Put the pointer on a mark that can be seen."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    if box:
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.mark.long
@pytest.mark.parametrize("path", [*PATHS, *EMBEDS, *IMPORTED, "/trends?lang=ur"])
def test_nothing_in_the_database_acts_on_a_page(hostile_site: Site, browser: Browser, path: str) -> None:
    page = new_page(browser)
    ear = Ear(page, hostile_site.address)
    go(page, hostile_site.address + path)
    page.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    hover(page)
    assert (page.evaluate(FIND), ear.heard) == ([], [])
    assert "could not be shown" not in page.inner_text("body")
    page.context.close()


@pytest.mark.long
def test_the_search_would_find_what_acts(browser: Browser) -> None:
    """The other tests would fail if a text became markup."""
    page = new_page(browser)
    for text in TEXTS[:4]:
        page.set_content(f'<p title="{text}">{text}</p>')
        assert page.evaluate(FIND) != []
    page.set_content(f'<a href="{ADDRESSES[0]}">a</a>')
    assert f"href={ADDRESSES[0]}" in page.evaluate(FIND)
    page.context.close()


@pytest.mark.long
def test_hostile_text_is_shown_as_it_is(hostile_site: Site, browser: Browser) -> None:
    page = new_page(browser)
    go(page, f"{hostile_site.address}/sources")
    text = page.inner_text("body")
    assert TEXTS[0] in text
    assert "</script><script>" in text
    page.context.close()


@pytest.mark.long
@pytest.mark.parametrize("path", [*IMPORTED[:2], IMPORTED[3], IMPORTED[6], "/incident?id=XB-2023-05-01-LAKELAND"])
def test_hostile_events_are_shown_as_they_are(hostile_site: Site, browser: Browser, path: str) -> None:
    page = new_page(browser)
    go(page, hostile_site.address + path)
    page.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    assert CANARY in page.inner_text("body")
    page.context.close()


@pytest.mark.long
@pytest.mark.parametrize("path", ["/trends", "/incidents"])
def test_a_self_contained_file_is_inert(hostile_site: Site, browser: Browser, tmp_path: Path, path: str) -> None:
    """The file that a page gives away has no policy of ours around it: nothing may act even so."""
    page = new_page(browser)
    go(page, hostile_site.address + path)
    page.get_by_text(say("share.title")).click()
    with page.expect_download() as given:
        page.get_by_role("button", name=say("share.file", size="~").split("~")[0]).click()
    file = tmp_path / "given.html"
    given.value.save_as(file)
    ear = Ear(page, "file:")
    page.goto(file.as_uri())
    page.wait_for_selector("svg", state="attached")
    hover(page)
    assert (page.evaluate(FIND), ear.heard) == ([], [])
    assert TEXTS[0] in page.inner_text("table")
    page.context.close()
