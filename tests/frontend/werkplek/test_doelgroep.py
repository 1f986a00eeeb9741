"""The page of the doelgroep: why, and putting it right (B21–B24)."""

from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of


def test_the_page_says_why_and_takes_a_correction(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user, jongere=make.make_jongere(age=20))
    url = at("doelgroep", case.pk)

    before = text_of(regiehouder.client.get(url))
    regiehouder.client.post(url, {"doelgroep": "jikp", "reason": "Komt van vso."})
    after = text_of(regiehouder.client.get(url))

    assert "Heeft al langer dan een jaar geen school, en geen werk." in before
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
