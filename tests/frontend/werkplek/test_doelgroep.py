"""The page of the doelgroep: why, and putting it right (B21–B24, B26b)."""

from cases.content.models import ContentKind
from cases.content.services import begin_content
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of


def test_the_page_says_why_and_takes_a_correction(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user, jongere=make.make_jongere(age=20))
    url = at("doelgroep", case.pk)

    before = text_of(regiehouder.client.get(url))
    regiehouder.client.post(url, {"doelgroep": "jikp", "reason": "Komt van vso."})
    after = text_of(regiehouder.client.get(url))

    assert "heeft al langer dan een jaar geen school, en geen werk." in before
    assert "Gecorrigeerd door Willem de Wit" in after
    assert "Uit het dossier volgt: oude voortijdig schoolverlater." in after
    assert "jongere in kwetsbare positie" in text_of(regiehouder.client.get(at("case", case.pk)))


def test_a_correction_without_a_reason_comes_back(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user)

    answer = regiehouder.client.post(at("doelgroep", case.pk), {"doelgroep": "jikp"})

    assert answer.status_code == 422
    assert "Schrijf op waarom deze doelgroep klopt." in text_of(answer)


def test_the_dossier_decides_again(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user, jongere=make.make_jongere(age=20))
    regiehouder.client.post(at("doelgroep", case.pk), {"doelgroep": "jikp", "reason": "Komt van vso."})

    page = text_of(regiehouder.client.post(at("doelgroep-follow", case.pk), follow=True))

    assert "De doelgroep volgt weer uit het dossier." in page
    assert "oude voortijdig schoolverlater" in page


def test_a_regiehouder_puts_a_case_in_a_doelgroep_of_the_tenant_and_ends_it(regiehouder):
    """B26b"""
    case = make.make_case(regiehouder=regiehouder.user)
    body = {"about": "Korter dan een jaar hier."}
    begin_content(kind=ContentKind.DOELGROEP, naam="Nieuwkomers", body=body, by=regiehouder.user)

    url, sent = at("doelgroep-assign", case.pk), {"doelgroep": "eigen:nieuwkomers", "reason": "Kwam in mei."}
    put = text_of(regiehouder.client.post(url, sent, follow=True))
    shown = text_of(regiehouder.client.get(at("doelgroep", case.pk)))
    found = text_of(regiehouder.client.get("/?doelgroep=eigen:nieuwkomers"))
    end = at("doelgroep-end", case.pk, case.doelgroep_assignments.get().pk)
    regiehouder.client.post(end)

    assert "nieuwkomers" in put
    assert "Nieuwkomers: Kwam in mei." in shown
    assert case.jongere.naam in found
    assert "Nieuwkomers: Kwam in mei." not in text_of(regiehouder.client.get(at("doelgroep", case.pk)))


def test_an_own_doelgroep_without_a_reason_comes_back(regiehouder):
    """B26b"""
    case = make.make_case(regiehouder=regiehouder.user)
    begin_content(kind=ContentKind.DOELGROEP, naam="Nieuwkomers", body={"about": "x"}, by=regiehouder.user)

    answer = regiehouder.client.post(at("doelgroep-assign", case.pk), {"doelgroep": "eigen:nieuwkomers"})

    assert answer.status_code == 422
    assert "Schrijf op waarom deze doelgroep klopt." in text_of(answer)


def test_an_outsider_finds_no_doelgroep_to_change(colleague):
    case = make.make_case()
    outsider = colleague("Bo Buitenstaander").client

    assert outsider.get(at("doelgroep-assign", case.pk)).status_code == 404
