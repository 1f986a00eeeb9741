"""My rights on the phone: what is stored, asking, the answer, and what a parent does and does not see."""

import json

import pytest

from audit.models import Entry
from consent.inzage.stored import facts_of, kinds, label_of
from consent.inzage.words import LEFT_OUT, WORDS
from consent.open import open_codes
from consent.verzoeken.models import Kind, Outcome, Verzoek
from consent.verzoeken.services import ask, decide
from tests import factories as make
from tests.deciding import signed

STORED, RIGHTS, TAKE_ALONG = "/mijn/wat-staat-er/", "/mijn/rechten/", "/mijn/wat-staat-er/mijn-gegevens.json"


def use(kind):
    return f"{RIGHTS}{kind}/"


def at(verzoek):
    return f"{RIGHTS}verzoek/{verzoek.pk}/"


def test_everything_that_is_stored_can_be_read(teun):
    """AVG 15: also the notes. Not the BSN, and not the numbers of others."""
    make.make_contact(case=teun.case, text="Teun wil koksmaatje worden.")

    page = teun.client.get(STORED).content.decode()

    assert "Teun wil koksmaatje worden." in page
    assert "Wat we per gegeven afwogen" not in page
    assert teun.case.jongere.bsn not in page
    assert "Je BSN staat er niet bij" in page
    assert Entry.objects.filter(action="inzage.read", subject_id=teun.case.jongere_id).exists()


def test_what_others_asked_to_keep_for_themselves_is_left_out(teun):
    """AVG 15(4): the number of a neighbour is of the neighbour."""
    make.make_betrokkene(case=teun.case, naam="Buurvrouw Ans", telefoon="0612340000")

    page = teun.client.get(STORED).content.decode()

    assert "Buurvrouw Ans" in page
    assert "0612340000" not in page


def test_the_same_can_be_taken_along_as_json(teun):
    """AVG 20."""
    answer = teun.client.get(TAKE_ALONG)

    content = json.loads(answer.content)
    assert content["over"] == teun.case.jongere.naam
    assert content["gegevens"]["Je dossier"][0]["Kenmerk"] == teun.case.reference
    assert answer["Cache-Control"] == "no-store"
    assert "attachment" in answer["Content-Disposition"]


def test_nothing_of_another_jongere_is_in_it(teun, regiehouder):
    other = make.make_case(jongere=make.make_jongere(roepnaam="Xandra"), regiehouder=regiehouder.user)
    make.make_contact(case=other, text="Geheim van Xandra.")

    assert "Xandra" not in teun.client.get(TAKE_ALONG).content.decode()


@pytest.mark.parametrize("model", kinds(), ids=lambda model: model.__name__)
def test_every_column_has_a_dutch_name(model):
    """A new noun is shown by itself, so it must be readable."""
    if model.__name__ in LEFT_OUT:
        return
    english = {"at", "by", "on", "created", "reason", "kind", "value", "outcome", "asked", "answered", "decided"}
    for one in facts_of(model):
        words = set(label_of(one).lower().split())
        assert one.name in WORDS or not words & english, f"{model.__name__}.{one.name}"


@pytest.mark.parametrize("kind", Kind.values)
def test_every_right_can_be_used_in_one_page(teun, kind):
    sent = teun.client.post(use(kind), {"told": "Omdat het zo is.", "closes": "nee", "afweging": ""}, follow=True)

    verzoek = Verzoek.objects.get()
    assert verzoek.kind == kind
    assert "Je hoort het uiterlijk op" in sent.content.decode()


def test_stop_even_closes_at_once_and_says_so(teun, asked):
    share = signed(asked.afweging, by=teun.user)

    page = teun.client.post(
        use("beperking"), {"told": "", "afweging": str(share.pk), "which": "alles"}, follow=True
    ).content.decode()

    assert open_codes(share.pk) == []
    assert "ROC Waterkant leest nu niet mee" in page


def test_stop_even_for_what_is_ticked_leaves_the_rest_open(teun, asked):
    """Issue 4 §4: restrict closes at once, per field."""
    share = signed(asked.afweging, by=teun.user)
    sent = {"told": "", "afweging": "alles", "which": "kies", "ticked": ["persoon.roepnaam"]}

    page = teun.client.post(use("beperking"), sent, follow=True).content.decode()

    assert open_codes(share.pk) == ["onderwijs.opleiding"]
    assert "Je vroeg dit alleen voor: Roepnaam." in page
    assert "De rest blijft zoals het was." in page
    shares = teun.client.get("/mijn/wie-ziet-wat/").content.decode()
    assert "Dit leest ROC Waterkant nu niet, want dat vroeg je: Roepnaam." in shares
    assert "Roepnaam" in teun.client.get(STORED).content.decode()


def test_a_whole_rubriek_is_ticked_also_for_what_is_shared_later(teun, asked):
    """Issue 4 §4"""
    signed(asked.afweging, by=teun.user)

    teun.client.post(use("beperking"), {"afweging": "alles", "which": "kies", "ticked": ["rubriek:onderwijs"]})

    named = Verzoek.objects.get().field_codes
    assert {"onderwijs.opleiding", "onderwijs.niveau"} <= set(named)
    assert {code.split(".")[0] for code in named} == {"onderwijs"}


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"afweging": "alles"}, "Kies alles, of kies zelf."),
        ({"afweging": "alles", "which": "kies"}, "Kruis aan wat niemand mag lezen. Of kies alles."),
        ({"afweging": "alles", "which": "kies", "ticked": ["persoon.bsn"]}, "Kies uit de lijst."),
    ],
)
def test_who_wants_to_choose_and_chooses_nothing_hears_that(teun, asked, sent, error):
    """Law 11: nothing is chosen beforehand."""
    signed(asked.afweging, by=teun.user)

    page = teun.client.post(use("beperking"), sent | {"told": "Daarom."})

    assert page.status_code == 422
    assert error in page.content.decode()
    assert "Daarom." in page.content.decode()
    assert not Verzoek.objects.exists()


def test_who_asked_it_takes_it_back(teun, asked):
    share = signed(asked.afweging, by=teun.user)
    verzoek = ask(case=teun.case, kind=Kind.BEPERKING, by=teun.user)

    teun.client.post(f"{at(verzoek)}terug/")

    assert open_codes(share.pk)


def test_what_to_stop_is_not_chosen_beforehand(teun, asked):
    """Law 11."""
    signed(asked.afweging, by=teun.user)

    assert "checked" not in teun.client.get(use("beperking")).content.decode()
    assert teun.client.post(use("beperking"), {"told": ""}).status_code == 422
    assert teun.client.post(use("beperking"), {"told": "", "afweging": "alles", "which": "alles"}).status_code == 302


def test_nothing_is_chosen_beforehand_and_what_was_typed_stays(teun):
    """Law 11."""
    answer = teun.client.post(use("correctie"), {"told": "Mijn adres is fout."})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Mijn adres is fout." in page
    assert "checked" not in page


def test_a_bsn_in_the_words_is_refused(teun):
    """Law 7."""
    answer = teun.client.post(use("klacht"), {"told": f"Mijn nummer is {teun.case.jongere.bsn}"})

    assert "Haal je BSN hier weg" in answer.content.decode()
    assert not Verzoek.objects.exists()


def test_a_nee_shows_why_and_how_to_object(teun, regiehouder):
    """UAVG 34: an Awb-besluit."""
    verzoek = ask(case=teun.case, kind=Kind.WISSEN, by=teun.user, told="Alles.")
    decide(verzoek=verzoek, by=regiehouder.user, outcome=Outcome.REJECTED, motivation="De wet zegt twintig jaar.")

    page = teun.client.get(at(verzoek)).content.decode()

    assert "De wet zegt twintig jaar." in page
    assert "binnen 6 weken" in page


def test_a_stranger_finds_no_verzoek_of_teun(teun, stranger):
    verzoek = ask(case=teun.case, kind=Kind.INZAGE, by=teun.user)

    assert stranger.client.get(at(verzoek)).status_code == 404


def test_a_parent_of_a_child_of_15_does_not_read_what_the_child_told(person, regiehouder):
    """domain.md §1.4, rule 5."""
    case = make.make_case(jongere=make.make_jongere(age=15), regiehouder=regiehouder.user)
    make.make_contact(case=case, text="Ruzie thuis.")
    mother = person(make.make_gezagsdrager(jongere=case.jongere, verified_by=regiehouder.user), by=regiehouder)

    page = mother.client.get(STORED).content.decode()

    assert "Wie je bent" in page
    assert "Ruzie thuis." not in page
    assert "Ruzie thuis." not in mother.client.get(TAKE_ALONG).content.decode()


def test_from_16_a_parent_finds_nothing_here(person, regiehouder):
    """UAVG 5, fourth paragraph."""
    case = make.make_case(jongere=make.make_jongere(age=16), regiehouder=regiehouder.user)
    mother = person(make.make_gezagsdrager(jongere=case.jongere, verified_by=regiehouder.user), by=regiehouder)

    for address in (STORED, RIGHTS, use("inzage"), TAKE_ALONG):
        assert mother.client.get(address).status_code == 404
