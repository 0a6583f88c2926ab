"""Plain text, HTML and PDF come out as running text."""

import socket
from pathlib import Path

import pytest

from etl.extract.documents import UnreadableSourceError, extract_text, read_source

PARAGRAPH = (
    "At least 12 people were killed and 30 injured in a bomb attack on a market in Peshawar on Friday, police said."
)
PAGE = f"""<!doctype html><html><head><title>Blast</title><style>p {{ color: red }}</style></head><body>
<nav><a href="/">Home</a> <a href="/world">World: 45 stories</a></nav>
<article><h1>Blast in Peshawar</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH.replace("12", "14")}</p></article>
<footer>Copyright 2025, call 0800-77777</footer></body></html>"""


def write_pdf(lines: list[str]) -> bytes:
    """A one-page PDF with the lines of a text, made by hand."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(body),
    )


def test_html_gives_the_article_without_menu_and_footer():
    text = extract_text(PAGE.encode())
    assert PARAGRAPH in text
    assert "Home" not in text
    assert "0800" not in text


def test_html_without_an_article_gives_all_its_words():
    assert "12 people were killed" in extract_text(b"<p>12 people were killed</p>")


def test_pdf_lines_of_a_sentence_are_joined():
    text = extract_text(write_pdf(["At least 12 people were killed", "and 30 injured in Peshawar."]))
    assert "At least 12 people were killed and 30 injured in Peshawar." in text


def test_pdf_without_text_is_refused():
    with pytest.raises(UnreadableSourceError, match="holds pictures of pages but no text"):
        extract_text(write_pdf([]))


def test_broken_pdf_is_refused():
    with pytest.raises(UnreadableSourceError, match="the PDF cannot be read"):
        extract_text(b"%PDF-1.4\nnothing more")


def test_text_that_is_not_utf_8_is_read_all_the_same():
    assert extract_text("Zabul – 3".encode("cp1252")) == "Zabul – 3"


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(UnreadableSourceError, match=r"nowhere\.txt: there is no such file"):
        read_source("nowhere.txt")


def test_a_folder_is_no_source(tmp_path: Path):
    with pytest.raises(UnreadableSourceError, match="directory"):
        read_source(str(tmp_path))


def test_without_a_network_an_address_says_what_to_do(monkeypatch):
    def refuse(*_args, **_options):
        raise OSError("network is unreachable")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(UnreadableSourceError, match=r"could not be fetched \(network is unreachable\)\. Save the page"):
        read_source("https://example.org/report")


@pytest.mark.parametrize("address", ["http://a b.example/", "http://[::1", "http://a\x00b.example/", "https:///"])
def test_an_address_that_is_none_is_refused_in_a_sentence(address: str):
    with pytest.raises(UnreadableSourceError, match="could not be fetched"):
        read_source(address)
