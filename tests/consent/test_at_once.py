"""Issue 4: a second person is one second person, and what is carried out is carried out once; on real connections."""

from functools import partial

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.rights import Role
from cases.dossier.models import Case
from consent.afwegingen.models import SecondReading
from consent.afwegingen.services import second_read
from consent.loket.models import PaperCheck
from consent.loket.paper import check_form, code_of, enter_form
from consent.machtigingen.models import ConsentEvent
from consent.machtigingen.services import Written
from consent.models import Machtiging
from consent.nood.models import NoodReview
from consent.nood.services import review
from consent.retention.erasures import Erasure
from consent.retention.models import RetentionRule, Round
from consent.retention.proof import broken
from consent.retention.rounds import carry_out, confirm, propose, withdraw
from tests import factories as make
from tests.at_once import at_once, refusals
from tests.deciding import decided
from tests.nooding import opened
from tests.retaining import closed_years_ago, settled
from tests.sharing.test_withdrawal_at_once import somebody_of_a_school

pytestmark = pytest.mark.usefixtures("committed")
DECIDED = "Over deze ronde is al besloten."


@pytest.fixture
def keepers(committed):
    """One FG and two beheerders; and the term is settled."""
    roles = (Role.FG, Role.FUNCTIONEEL_BEHEERDER, Role.FUNCTIONEEL_BEHEERDER)
    people = [make.make_user(f"Bewaarder {number}", roles=(role,)) for number, role in enumerate(roles)]
    rule = RetentionRule.objects.in_force().get(kind="dossier", task="doorstroompunt")
    if not rule.reviewed_by_jurist:
        settled(by=people[0])
    return people


@pytest.fixture
def old(committed):
    return [closed_years_ago(years) for years in (3, 3.2, 3.4)]


def keys_of(cases):
    return [f"dossier.{case.pk}" for case in cases]


def test_two_who_confirm_at_once_confirm_it_once(keepers, old):
    fg, bas, joke = keepers
    ronde = propose(by=fg, keys=keys_of(old))

    answers = at_once(partial(confirm, ronde=ronde, by=bas), partial(confirm, ronde=ronde, by=joke))

    assert refusals(answers) == [DECIDED]
    assert Round.objects.get(pk=ronde.pk).confirmed_by in (bas, joke)


def test_who_proposed_never_confirms_also_not_beside_another(keepers, old):
    fg, bas, _ = keepers
    ronde = propose(by=fg, keys=keys_of(old))

    answers = at_once(partial(confirm, ronde=ronde, by=fg), partial(confirm, ronde=ronde, by=bas))

    assert len(refusals(answers)) == 1
    assert Round.objects.get(pk=ronde.pk).confirmed_by == bas


def test_confirmed_and_taken_back_at_once_is_one_of_both(keepers, old):
    fg, bas, _ = keepers
    ronde = propose(by=fg, keys=keys_of(old))

    answers = at_once(partial(confirm, ronde=ronde, by=bas), partial(withdraw, ronde=ronde, by=fg))

    assert refusals(answers) == [DECIDED]
    found = Round.objects.get(pk=ronde.pk)
    assert (found.confirmed_at is None) != (found.withdrawn_at is None)


def test_two_workers_who_carry_out_one_round_erase_each_dossier_once(keepers, old):
    fg, bas, _ = keepers
    ronde = confirm(ronde=propose(by=fg, keys=keys_of(old)), by=bas)

    at_once(*[partial(carry_out, ronde=ronde)] * 2)

    numbers = [case.pk for case in old]
    assert not Case.objects.filter(pk__in=numbers).exists()
    assert Erasure.objects.filter(case_id__in=numbers).count() == len(old)
    assert broken() == []


def test_two_who_propose_at_once_propose_nothing_twice(keepers, old):
    fg, bas, _ = keepers

    answers = at_once(*[partial(propose, by=who, keys=keys_of(old)) for who in (fg, bas)])

    assert refusals(answers) == ["Er is niets dat nu in een ronde kan."]


@pytest.fixture
def teun(committed):
    leader = make.make_user("Willem")
    case = make.make_case(jongere=make.make_jongere(age=20), regiehouder=leader)
    make.make_inschrijving(jongere=case.jongere)
    return case


def overseers(number=2):
    return [make.make_user(f"Coördinator {turn}", roles=(Role.COORDINATOR,)) for turn in range(number)]


def test_two_second_persons_who_look_at_what_was_opened_in_nood_leave_one_word(teun):
    opening = opened(case=teun, partner=somebody_of_a_school().ketenpartner, by=teun.regiehouder)
    anna, bo = overseers()

    answers = at_once(
        partial(review, opening=opening, by=anna, justified=True, remark="Terecht."),
        partial(review, opening=opening, by=bo, justified=False, remark="Niet nodig."),
    )

    assert refusals(answers) == ["Hier keek al een tweede persoon naar."]
    found = NoodReview.objects.get(opening=opening)
    assert found.remark == ("Terecht." if found.by == anna else "Niet nodig.")


def test_who_opened_it_is_no_second_person_also_not_beside_one(teun):
    (anna,) = overseers(1)
    opening = opened(case=teun, partner=somebody_of_a_school().ketenpartner, by=anna)
    (bo,) = overseers(1)

    answers = at_once(*[partial(review, opening=opening, by=who, justified=True, remark="Ja.") for who in (anna, bo)])

    assert len(refusals(answers)) == 1
    assert NoodReview.objects.get(opening=opening).by == bo


def test_two_second_readers_at_once_leave_one_reading_and_one_question(teun):
    sensitive = decided(case=teun, partner=somebody_of_a_school(), by=teun.regiehouder, fields=["zrm.gg"])
    readers = overseers()

    answers = at_once(*[partial(second_read, afweging=sensitive, by=who, agreed=True) for who in readers])

    assert refusals(answers) == ["Bij deze afweging is geen tweede lezer meer nodig."]
    assert SecondReading.objects.filter(afweging=sensitive).count() == 1
    assert Machtiging.objects.filter(afweging=sensitive).count() == 1


def test_two_who_check_one_form_on_paper_count_it_once(teun):
    asked = decided(case=teun, partner=somebody_of_a_school(), by=teun.regiehouder).machtiging
    paper = enter_form(
        machtiging=asked, written=Written(by=teun.regiehouder, identity="paspoort"), yes=asked.field_codes,
        signed_on=timezone.localdate(), code=code_of(asked), scan=ContentFile(b"%PDF-1.7 %%EOF", name="scan.pdf"),
    )  # fmt: skip

    answers = at_once(*[partial(check_form, paper=paper, agreed=True, by=who) for who in overseers()])

    assert refusals(answers) == ["Een collega heeft dit formulier al nagekeken."]
    assert PaperCheck.objects.filter(form=paper).count() == 1
    assert ConsentEvent.objects.filter(machtiging=asked, event_state="given").count() == 1
