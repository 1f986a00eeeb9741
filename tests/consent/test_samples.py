"""Issue 4 §5: the FG draws at random and can do it again; each item gets a finding, and the regiehouder answers."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

import audit
from accounts.rights import Role
from cases.agenda import due_in
from cases.dossier.models import Case
from cases.refusals import Refused
from consent.inzage.stored import stored_about
from consent.samples.drawing import lowest
from consent.samples.models import Finding, Sample, Source, Verdict
from consent.samples.services import draw, drawn_again, reply_to, review
from tests import factories as make

NUMBERS = st.lists(st.uuids(), min_size=1, max_size=60, unique=True)


@pytest.fixture
def fg(colleague):
    return colleague("Pieter Vos", Role.FG).user


@pytest.fixture
def reads(regiehouder, school):
    """Twelve reads of one dossier: nine of the regiehouder and three of a school."""
    case = make.make_case(regiehouder=regiehouder.user)
    for number in range(12):
        partner = number % 4 == 0
        audit.record_read(
            actor_id=school.member.pk if partner else regiehouder.user.pk, actor_name="", actor_role="", fields=[],
            case_id=case.pk, organisation_id=school.id if partner else None, grondslag="CONS" if partner else "",
        )  # fmt: skip
    return case


def drawn(fg, **over):
    today = timezone.localdate()
    asked = {"source": Source.READ, "since": today - timedelta(days=1), "until": today, "size": 5}
    return draw(by=fg, **asked | over)


@given(NUMBERS, st.integers(1, 20), st.randoms())
def test_the_same_seed_draws_the_same_whatever_the_order(numbers, size, chance):
    mixed = numbers[:]
    chance.shuffle(mixed)

    assert lowest("zaad", numbers, size) == lowest("zaad", mixed, size)
    assert len(set(lowest("zaad", numbers, size))) == min(size, len(numbers))


def test_another_seed_draws_another_sample_and_everybody_has_a_chance():
    numbers = [uuid.uuid4() for _ in range(20)]

    seen = {number for seed in range(200) for number in lowest(str(seed), numbers, 3)}

    assert seen == set(numbers)


def test_a_sample_is_drawn_with_a_seed_that_is_kept_and_can_be_done_again(fg, reads):
    sample = drawn(fg)

    assert (sample.items.count(), len(sample.seed)) == (5, 32)
    assert sample.pool >= 12
    assert drawn_again(sample, fg)
    audit.record_read(actor_id=uuid.uuid4(), actor_name="", actor_role="", fields=[], case_id=reads.pk)
    assert drawn_again(Sample.objects.get(), fg)


def test_a_draw_that_somebody_chose_themselves_does_not_come_out_again(fg, reads):
    sample = drawn(fg)
    Sample(source=sample.source, since=sample.since, until=sample.until, size=5, pool=sample.pool, seed="ander zaad",
           by=fg).save()  # fmt: skip

    assert not drawn_again(Sample.objects.get(seed="ander zaad"), fg)


def test_it_is_narrowed_by_partner_and_grondslag(fg, reads, school):
    assert drawn(fg, partner=(school.id, "ROC"), size=50).pool == 3
    assert drawn(fg, grondslag="CONS", size=50).pool == 3
    with pytest.raises(Refused, match="niets om uit te trekken"):
        drawn(fg, grondslag="WAT")


def test_decisions_are_drawn_with_their_afweging(fg, deciding, school, regiehouder):
    case = make.make_filled_case(regiehouder=regiehouder.user)
    afweging = deciding(case=case, partner=school)

    (item,) = drawn(fg, source=Source.AFWEGING).items.all()

    assert (item.afweging, item.case, item.about_id) == (afweging, case, afweging.pk)


def test_emergency_openings_are_drawn_from_the_log(fg, reads):
    audit.record("nood.opened", by=fg, case_id=reads.pk)

    assert drawn(fg, source=Source.EMERGENCY).items.get().case == reads


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"size": 51}, "hoogstens 50"), ({"size": 0}, ""),
     ({"since": timezone.localdate() + timedelta(days=3)}, "moet nog"),
     ({"until": timezone.localdate() - timedelta(days=9)}, "De laatste dag ligt voor de eerste")],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused_in_a_sentence(fg, reads, wrong, sentence):
    with pytest.raises(Refused, match=sentence):
        drawn(fg, **wrong)


def test_a_question_goes_to_the_regiehouder_who_answers_once(fg, reads, regiehouder):
    item = drawn(fg).items.first()
    finding = review(item=item, by=fg, verdict=Verdict.ASKS, text="Waarom las je dit?")
    (notice,) = regiehouder.user.notices.filter(kind="finding.asks")
    late = due_in(Case.objects.filter(pk=reads.pk), until=timezone.localdate() + timedelta(days=14))

    reply_to(finding=finding, by=regiehouder.user, text="Ik bereidde het gesprek voor.")

    assert notice.about_id == finding.pk
    assert "De FG wil iets van je weten" in [one.text for one in late]
    assert not Finding.objects.asking().exists()
    assert fg.notices.filter(kind="finding.answered").exists()
    with pytest.raises(Refused, match="geen antwoord meer"):
        reply_to(finding=finding, by=regiehouder.user, text="En nog iets.")


def test_what_is_in_order_asks_nothing_and_is_found_once(fg, reads, regiehouder):
    item = drawn(fg).items.first()
    finding = review(item=item, by=fg, verdict=Verdict.GOOD, text="Past bij het plan.")

    assert not regiehouder.user.notices.filter(kind="finding.asks").exists()
    with pytest.raises(Refused, match="al een bevinding"):
        review(item=item, by=fg, verdict=Verdict.WRONG, text="Toch niet.")
    with pytest.raises(Refused, match="geen antwoord"):
        reply_to(finding=finding, by=regiehouder.user, text="Dank je.")


def test_nobody_but_the_fg_draws_or_reviews_and_nobody_but_the_team_answers(fg, reads, regiehouder, colleague):
    item = drawn(fg).items.first()
    finding = review(item=item, by=fg, verdict=Verdict.WRONG, text="Dit hoorde niet.")

    with pytest.raises(Refused, match="functionaris"):
        drawn(regiehouder.user)
    with pytest.raises(Refused, match="Dit beantwoordt de regiehouder"):
        reply_to(finding=finding, by=colleague("Iemand Anders").user, text="Ik zeg ook iets.")


@pytest.mark.parametrize("text", ["", "  ", "BSN 999990007"])
def test_a_finding_wants_words_and_no_bsn(fg, reads, text):
    with pytest.raises(Refused):
        review(item=drawn(fg).items.first(), by=fg, verdict=Verdict.GOOD, text=text)


def test_the_database_keeps_what_was_drawn_and_found(fg, reads):
    item = drawn(fg).items.first()
    finding = review(item=item, by=fg, verdict=Verdict.GOOD, text="Goed.")

    for rows in (Sample.objects.all(), type(item).objects.all(), Finding.objects.filter(pk=finding.pk)):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(id=uuid.uuid4())


def test_the_jongere_can_read_what_the_fg_found_in_their_dossier(fg, teun):
    audit.record_read(actor_id=uuid.uuid4(), actor_name="", actor_role="", fields=[], case_id=teun.case.pk)
    item = next(one for one in drawn(fg, size=50).items.all() if one.case_id == teun.case.pk)
    review(item=item, by=fg, verdict=Verdict.WRONG, text="Dit had niet gelezen mogen worden.")

    told = {part.title: part.lines for part in stored_about(teun.case.jongere)}

    assert ("Waarom", "Dit had niet gelezen mogen worden.") in told["Wat de FG vond van hoe wij werken"][0].facts


def test_a_sample_of_reads_asks_nothing_of_who_stood_in_a_list(reads, fg, regiehouder):
    """Issue 4 §6: somebody chose to open a dossier, and nobody chose who is on a page."""
    seen = audit.Seen(reads.pk, None, "regiehouder", ["personalia"])
    audit.record_list([seen] * 50, actor_id=regiehouder.user.pk, actor_name="", name="dossiers", purpose="")

    assert drawn(fg).pool == 12
