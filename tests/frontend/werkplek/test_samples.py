"""Issue 4 §5: the FG draws, reviews and takes along; the regiehouder sees the finding and answers."""

import csv
import io

import pytest
from django.utils import timezone

import audit
from accounts.rights import Role
from audit.models import Entry
from consent.samples.models import Finding, Sample
from consent.samples.services import draw, review
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of


@pytest.fixture
def fg(colleague):
    return colleague("Pieter Vos", Role.FG)


@pytest.fixture
def case(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user)
    audit.record_read(actor_id=regiehouder.user.pk, actor_name="Willem de Wit", actor_role="regiehouder",
                      case_id=case.pk, fields=["persoon.leeftijd"])  # fmt: skip
    return case


@pytest.fixture
def item(fg, case):
    today = timezone.localdate()
    return draw(by=fg.user, source="inzage", since=today, until=today, size=5).items.get(case=case)


def drawing(**over):
    today = f"{timezone.localdate()}"
    return {"source": "inzage", "since": today, "until": today, "size": "5"} | over


def test_a_sample_is_drawn_and_done_again(fg, case):
    drawn = fg.client.post(at("sample-new"), drawing(), follow=True)
    again = fg.client.get(at("sample", Sample.objects.get().pk), {"nagerekend": "1"})

    assert "De steekproef is getrokken." in text_of(drawn)
    assert case.reference in text_of(drawn)
    assert "Nagerekend: met dit zaad komt precies hetzelfde eruit." in text_of(again)


@pytest.mark.parametrize(
    ("over", "sentence"),
    [({"source": "nood"}, "In deze periode is er niets om uit te trekken."), ({"size": "900"}, "50"),
     ({"until": "2020-01-01"}, "De laatste dag ligt voor de eerste.")],
)  # fmt: skip
def test_what_cannot_be_drawn_is_told_and_nothing_typed_is_lost(fg, case, over, sentence):
    answer = fg.client.post(at("sample-new"), drawing(**over))

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not Sample.objects.exists()


def test_the_fg_sees_the_line_and_says_what_they_found(fg, item, case):
    page = text_of(fg.client.get(at("sample-item", item.pk)))
    fg.client.post(at("sample-item", item.pk), {"verdict": "vraag", "text": "Waarom keek je op zondag?"})

    assert "Willem de Wit, regiehouder" in page
    assert "Leeftijd" in page
    assert Finding.objects.get().verdict == "vraag"
    assert Entry.objects.filter(action="case.read", actor_name="Pieter Vos", case_id=case.pk).exists()
    assert "Wacht op antwoord van Willem de Wit" in text_of(fg.client.get(at("sample-item", item.pk)))


def test_without_a_sentence_nothing_is_found(fg, item):
    answer = fg.client.post(at("sample-item", item.pk), {"verdict": "in_orde", "text": ""})

    assert answer.status_code == 422
    assert "Schrijf in een zin op wat je vond." in text_of(answer)


def test_the_regiehouder_finds_the_question_and_answers_it(fg, item, regiehouder, case):
    finding = review(item=item, by=fg.user, verdict="vraag", text="Waarom keek je op zondag?")
    news = text_of(regiehouder.client.get(at("berichten")))
    listed = text_of(regiehouder.client.get(at("findings")))

    regiehouder.client.post(at("finding", finding.pk), {"text": "Ik had piketdienst."})

    assert "De FG wil iets van je weten" in news
    assert case.reference in listed
    assert "Ik had piketdienst." in text_of(fg.client.get(at("samples")))
    assert "Ik had piketdienst." in text_of(fg.client.get(at("sample-item", item.pk)))


def test_a_colleague_of_another_case_finds_nothing(fg, item, colleague):
    finding = review(item=item, by=fg.user, verdict="vraag", text="Waarom?")
    other = colleague("Nora Kok", Role.REGIEHOUDER)

    assert other.client.get(at("finding", finding.pk)).status_code == 404
    assert other.client.post(at("finding", finding.pk), {"text": "Zomaar."}).status_code == 404
    assert "Geen bevindingen" in text_of(other.client.get(at("findings")))


def test_the_fg_reads_a_finding_and_does_not_answer_it(fg, item):
    finding = review(item=item, by=fg.user, verdict="niet_in_orde", text="Dit hoorde niet.")

    assert fg.client.get(at("finding", finding.pk)).status_code == 200
    assert fg.client.post(at("finding", finding.pk), {"text": "Zelf."}).status_code == 404


def test_the_findings_are_taken_along(fg, item, case):
    review(item=item, by=fg.user, verdict="niet_in_orde", text="=Dit hoorde niet.")

    table = fg.client.get(at("findings-csv")).content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table), delimiter=";")

    assert (row["dossier"], row["wat de FG vond"], row["waarom"]) == (
        case.reference, "Niet in orde", "'=Dit hoorde niet.",
    )  # fmt: skip
    assert fg.client.get(at("findings-pdf")).content.startswith(b"%PDF")
    assert Entry.objects.filter(action="findings.exported").count() == 2


def test_many_samples_take_no_more_queries_than_one(fg, item, django_assert_max_num_queries):
    today = timezone.localdate()
    for _ in range(12):
        draw(by=fg.user, source="inzage", since=today, until=today, size=5)

    with django_assert_max_num_queries(40):
        fg.client.get(at("samples"))


@pytest.mark.parametrize("role", [Role.REGIEHOUDER, Role.COORDINATOR, Role.FUNCTIONEEL_BEHEERDER])
def test_for_anybody_else_samples_do_not_exist(colleague, item, role):
    other = colleague("Iemand Anders", role).client

    for path in (at("samples"), at("sample-new"), at("sample", item.sample_id), at("sample-item", item.pk)):
        assert other.get(path).status_code == 404
