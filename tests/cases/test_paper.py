"""Paper: what somebody types is text, whatever it looks like; the PDF is tagged, and needs no fonts of the system."""

import io

import pytest
from pypdf import PdfReader

from cases.paper import render

LETTER = {"form": "brief", "sender": ["Gemeente"], "address": ["Teun Bakker"], "date": "1 mei 2027",
          "subject": "Hallo", "blocks": [], "closing": ["Groet"]}  # fmt: skip
MARKUP = (
    '#panic("x")', "$x^2$", "*vet*", "_scheef_", "a \\ b", '"aanhaling"', "'s avonds", "<label>", "@bron", "= kop",
    "// weg", "`code`", "[naam]", '#read("/etc/passwd")', "#set text(red)", "{{ x }}", "Şükrü Yıldız",
)  # fmt: skip


def letters(*texts, **over):
    found = [LETTER | {"blocks": [{"kind": "par", "lines": [text]}]} | over for text in texts]
    return {"title": "Brief", "author": "Gemeente", "letters": found}


def pages_of(pdf):
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("text", MARKUP)
def test_what_looks_like_markup_stays_text(text):
    (page,) = pages_of(render("letters", letters(text, subject=text, sender=[text], address=[text], closing=[text])))

    assert page.count(text) == 5


def test_the_pdf_says_that_it_is_accessible_and_for_the_archive():
    reader = PdfReader(io.BytesIO(render("letters", letters("Hoi"))))
    claims = reader.xmp_metadata.stream.get_data().decode()

    assert "<pdfuaid:part>1</pdfuaid:part>" in claims
    assert "<pdfaid:part>3</pdfaid:part>" in claims
    assert reader.trailer["/Root"]["/Lang"] == "nl-NL"


def test_each_letter_begins_on_its_own_page():
    pages = pages_of(render("letters", letters("Eerste", "Tweede", "Derde")))

    assert ["Eerste" in pages[0], "Tweede" in pages[1], "Derde" in pages[2]] == [True] * 3


def test_a_card_is_small_and_carries_no_address():
    pdf = render("letters", letters("Ik was er.", form="kaartje"))
    (page,) = PdfReader(io.BytesIO(pdf)).pages

    assert round(float(page.mediabox.width) / 72 * 25.4) == 148
    assert "Teun Bakker" not in page.extract_text()
