"""“Ouder niet informeren” over één besluit: that parent finds no word of it anywhere (domain.md §1.4, rule 5)."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

import audit
from accounts.notices.models import Mail, Notice
from audit.models import Entry
from cases.dossier.lists import Lijst
from cases.refusals import Refused
from consent.machtigingen.models import EventState
from consent.machtigingen.services import Written, add_event, refuse, speakers
from consent.machtigingen.services import close as write_down
from consent.models import Evidence, Machtiging, Stilte
from consent.open import open_codes
from consent.refusals import NotYours
from consent.stiltes.services import MustSign, NotAParent, SaidAlready, keep_from, tell_again
from sharing.reading import as_partner
from tests import factories as make
from tests.deciding import signed
from tests.frontend.werkplek.pages import at, text_of

SECRET = "Hulplijn Zeemeeuw"
WHY = "Vader dreigt als hij dit leest."


@pytest.fixture
def jay(family, person, regiehouder):
    """Jay (14) with a mother, and a father who is logged in too."""
    found = family(14)
    found.row = make.make_gezagsdrager(jongere=found.case.jongere, naam="Vader Bakker", relatie="vader",
                                       verified_by=regiehouder.user)  # fmt: skip
    found.father = person(found.row, by=regiehouder)
    found.row.refresh_from_db()
    return found


@pytest.fixture
def hulplijn(partner):
    return partner(SECRET)


@pytest.fixture
def share(jay, hulplijn, deciding):
    """A share with the Hulplijn that a parent must sign."""
    return deciding(case=jay.case, partner=hulplijn)


@pytest.fixture
def kept(share, jay, regiehouder):
    return keep_from(afweging=share, gezagsdrager=jay.row, reason=WHY, by=regiehouder.user)


def everything(phone, share):
    """All that this person can open, as text: pages, papers and JSON; also by the numbers of the rows themselves."""
    asked = share.machtiging
    names = ["home", "shares", "reads", "rights", "stored", "stored-json", "scores", "ask"]
    rights = ["inzage", "wissen", "beperking", "bezwaar", "correctie", "klacht"]
    pages = [(name, ()) for name in names] + [("right-use", (soort,)) for soort in rights]
    pages += [(name, (asked.pk,)) for name in ("question", "sign", "answer")]
    pages += [(name, (event.pk,)) for name in ("evidence", "evidence-json") for event in asked.events.all()]
    return {name: phone.open(name, *args) for name, args in pages}


def test_before_it_the_father_reads_of_it_so_the_crawl_can_find_it(share, jay):
    assert any(SECRET in page.content.decode() for page in everything(jay.father, share).values())


def test_the_father_finds_no_word_of_it_on_any_page(share, kept, jay, hulplijn):
    jay.mother.sign(share.machtiging, ["persoon.roepnaam"])
    with as_partner(hulplijn.member) as shared:
        shared.open(share.pk)
    assert SECRET in jay.mother.reads("reads")

    for name, page in everything(jay.father, share).items():
        assert SECRET not in page.content.decode(errors="ignore"), name
        assert WHY not in page.content.decode(errors="ignore"), name
        if name in ("question", "sign", "answer", "evidence", "evidence-json"):
            assert page.status_code == 404, name


def test_no_mail_and_no_notice_goes_to_the_father(share, kept, jay):
    jay.mother.sign(share.machtiging, ["persoon.roepnaam"])

    assert not Notice.objects.filter(recipient=jay.row.user).exists()
    assert not Mail.objects.filter(recipient=jay.row.user).exists()
    assert not Evidence.objects.for_signer(jay.row.user).exists()


def test_the_mother_still_signs_and_of_the_rest_the_father_reads_what_he_may(share, kept, jay, partner, deciding):
    other = deciding(case=jay.case, partner=partner("ROC Waterkant"))

    jay.mother.sign(share.machtiging, ["persoon.roepnaam"])

    assert open_codes(share.pk) == ["persoon.roepnaam"]
    assert "ROC Waterkant" in jay.father.reads("home")
    assert list(Machtiging.objects.for_signer(jay.row.user)) == [other.machtiging]


def test_he_cannot_answer_online_or_at_the_counter(share, kept, jay, regiehouder):
    asked = share.machtiging
    with pytest.raises(NotYours):
        signed(share, by=jay.row.user)
    with pytest.raises(NotYours):
        refuse(machtiging=asked, by=jay.row.user)
    with pytest.raises(NotYours):
        write_down(machtiging=asked, state=EventState.REFUSED, codes=asked.field_codes, reason="", by=None,
                   written=Written(by=regiehouder.user, gezagsdrager=jay.row, identity="paspoort"))  # fmt: skip
    assert jay.row not in speakers(asked)


def test_the_database_takes_no_answer_of_him(share, kept, jay):
    with pytest.raises(DatabaseError, match="is not told"), transaction.atomic():
        add_event(share.machtiging, state=EventState.REFUSED, codes=["persoon.roepnaam"], channel="online",
                  entity_id=jay.row.user_id, signer="gezagsdrager", signer_name="Vader")  # fmt: skip


def test_who_answered_knows_of_it_already(share, jay, regiehouder):
    jay.father.sign(share.machtiging, ["persoon.roepnaam"])

    with pytest.raises(SaidAlready):
        keep_from(afweging=share, gezagsdrager=jay.row, reason=WHY, by=regiehouder.user)
    with pytest.raises(DatabaseError, match="knows of it"), transaction.atomic():
        Stilte.objects.create(afweging=share, gezagsdrager=jay.row, reason=WHY, by=regiehouder.user)


def test_the_only_parent_who_can_sign_must_know(jay, share, kept, regiehouder):
    mother = jay.case.jongere.gezagsdragers.get(naam="Marja Bakker")

    with pytest.raises(MustSign), transaction.atomic():
        keep_from(afweging=share, gezagsdrager=mother, reason=WHY, by=regiehouder.user)
    assert Stilte.objects.count() == 1


def test_only_a_parent_of_this_jongere(share, regiehouder):
    stranger = make.make_gezagsdrager(jongere=make.make_jongere(age=13), verified_by=regiehouder.user)

    with pytest.raises(NotAParent):
        keep_from(afweging=share, gezagsdrager=stranger, reason=WHY, by=regiehouder.user)


def test_twice_is_once_and_it_ends_with_a_reason(share, kept, jay, regiehouder):
    again = keep_from(afweging=share, gezagsdrager=jay.row, reason="Nog eens.", by=regiehouder.user)
    assert again == kept

    with pytest.raises(Refused):
        tell_again(stilte=kept, reason=" ", by=regiehouder.user)
    tell_again(stilte=kept, reason="Het is weer veilig.", by=regiehouder.user)

    assert SECRET in jay.father.reads("home")
    with pytest.raises(Refused, match="al weer"):
        tell_again(stilte=kept, reason="Nog eens.", by=regiehouder.user)
    assert Entry.objects.filter(action__startswith="stilte.").count() == 2


@pytest.mark.parametrize("act", ["update consent_stilte set reason = 'anders'", "delete from consent_stilte"])
def test_the_database_only_adds_to_it(kept, act):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)


def test_the_regiehouder_sets_it_on_the_page_and_takes_it_back(share, jay, regiehouder):
    page = regiehouder.client.get(at("delen-niet-vertellen", share.pk))
    assert "Vader Bakker (vader)" in text_of(page)
    wrong = regiehouder.client.post(at("delen-niet-vertellen", share.pk), {"gezagsdrager": "", "reason": WHY})
    assert wrong.status_code == 422
    assert "Kies een ouder." in text_of(wrong)
    assert WHY in wrong.content.decode()

    regiehouder.client.post(at("delen-niet-vertellen", share.pk), {"gezagsdrager": jay.row.pk, "reason": WHY})

    shown = text_of(regiehouder.client.get(at("delen-afweging", share.pk)))
    assert "Vader Bakker hoort hier niets van" in shown
    back = at("delen-weer-vertellen", Stilte.objects.get().pk)
    assert regiehouder.client.post(back, {"reason": ""}).status_code == 422
    regiehouder.client.post(back, {"reason": "Veilig."})
    assert not Stilte.objects.standing().exists()
    assert regiehouder.client.get(back).status_code == 404


def test_for_who_may_not_share_there_is_no_such_page(share, kept, colleague):
    outsider = colleague("Bo Buitenstaander").client

    for address in (at("delen-niet-vertellen", share.pk), at("delen-weer-vertellen", kept.pk)):
        assert outsider.get(address).status_code == 404


def test_the_jongere_reads_that_it_was_agreed(share, kept, jay):
    page = jay.jongere.client.get(reverse("mijn:stored", urlconf="config.urls.tenant"))

    assert WHY in page.content.decode()


def test_he_does_not_read_either_that_colleagues_had_it_in_a_list_to_read_along(share, jay, regiehouder):
    """Issue 4 §6: such a list says that there is a decision."""
    seen, lijst, reader = audit.Seen(jay.case.pk, None, "coördinator", ["casus"]), Lijst.MEELEZEN, regiehouder.user
    audit.record_list([seen], actor_id=reader.pk, actor_name="Willem", name=lijst.value, purpose=lijst.why)
    assert lijst.label in jay.father.reads("reads")

    keep_from(afweging=share, gezagsdrager=jay.row, reason=WHY, by=reader)

    assert lijst.label not in jay.father.reads("reads")
    assert all(lijst.label in phone.reads("reads") for phone in (jay.mother, jay.jongere))
