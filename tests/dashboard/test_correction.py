"""Every figure's page leads to a correction, filled in: to a form, to a letter, or in words to whoever runs the site."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from reading import OpenPage, read_text

from dashboard.evidence.correction import TEMPLATE, list_parts, write_correction
from dashboard.queries.figures import find_figure
from dashboard.settings import Settings, read_settings
from dashboard.warehouse import Warehouse

FORM = Path(__file__).parents[2] / ".github/ISSUE_TEMPLATE" / TEMPLATE
SITE = "https://sanad.example"
FIGURE = "fyear22b"


def settings(**env: str) -> Settings:
    return read_settings(None, env)


def find_link(markup: str) -> str:
    found = re.search(r'href="([^"]+)"', markup)
    assert found
    return html.unescape(found[1])


def test_the_form_opens_filled_in(country: Warehouse) -> None:
    row = find_figure(country, FIGURE)
    assert row
    link = urlsplit(
        find_link(write_correction(row, SITE, settings(SANAD_REPOSITORY_URL="https://forge.example/team/sanad/")))
    )
    assert f"{link.scheme}://{link.netloc}{link.path}" == "https://forge.example/team/sanad/issues/new"
    assert {name: values[0] for name, values in parse_qs(link.query).items()} == {
        "template": TEMPLATE,
        "title": f"Correction: figure {FIGURE}",
        "figure": FIGURE,
        "value": "521",
        "source": "Annual report 2022 (Arvan Monitor, 1 February 2023) https://arvan-monitor.example/sreport",
        "address": f"{SITE}/figure?id={FIGURE}",
    }


def test_the_form_has_a_field_for_every_part(country: Warehouse) -> None:
    row = find_figure(country, FIGURE)
    assert row
    ids = set(re.findall(r"^    id: (\w+)$", FORM.read_text("utf-8"), re.MULTILINE))
    assert set(list_parts(row, SITE)) <= ids


def test_the_form_names_no_other_field_than_a_form_may_have() -> None:
    kinds = set(re.findall(r"^  - type: (\w+)$", FORM.read_text("utf-8"), re.MULTILINE))
    assert kinds == {"markdown", "input", "dropdown", "textarea", "checkboxes"}


def test_a_letter_opens_filled_in(country: Warehouse) -> None:
    row = find_figure(country, FIGURE)
    assert row
    link = urlsplit(find_link(write_correction(row, SITE, settings(SANAD_CONTACT="curator@sanad.example"))))
    assert (link.scheme, link.path) == ("mailto", "curator@sanad.example")
    letter = parse_qs(link.query)
    assert letter["subject"] == [f"Correction: figure {FIGURE}"]
    assert f"Page: {SITE}/figure?id={FIGURE}" in letter["body"][0].splitlines()


def test_without_settings_it_says_whom_to_write_to(open_page: OpenPage) -> None:
    text = read_text(open_page("figure", id=FIGURE))
    assert f"Write to whoever runs this site, name the figure {FIGURE}" in text
    assert "issues/new" not in text


def test_with_a_repository_the_page_leads_there(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANAD_REPOSITORY_URL", "https://forge.example/team/sanad")
    text = read_text(open_page("figure", id=FIGURE))
    assert "https://forge.example/team/sanad/issues/new?template=suggest-a-correction.yml" in text


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://x.example/?a=b", 'https://x.example/"><b>', "forge.example"]
)
def test_a_repository_that_is_no_plain_address_is_none(address: str) -> None:
    assert settings(SANAD_REPOSITORY_URL=address).repository_url == ""


@pytest.mark.parametrize("address", ["nobody", "a@b", "a@b.example?cc=c@d.example", "a b@c.example", '"<b>"@c.example'])
def test_a_contact_that_is_no_plain_mail_address_is_none(address: str) -> None:
    assert settings(SANAD_CONTACT=address).contact == ""


def test_hostile_documents_stay_text(hostile_file: Path, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANAD_REPOSITORY_URL", "https://forge.example/team/sanad")
    text = read_text(open_page("figure", warehouse=hostile_file, id=FIGURE))
    assert "<script>document" not in text
    assert "javascript:" not in find_link(text[text.index("correction") :]).replace("%3A", ":").partition("&source=")[0]
