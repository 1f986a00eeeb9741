"""What a ketenpartner is asked, through its own door: read with a line in the log, answered once, and then gone."""

import uuid

import pytest
from django.db import ProgrammingError, connection

from accounts.notices.models import Mail, Notice
from audit.models import Entry
from cases.catalogue import FIELDS
from consent.afwegingen import services
from consent.machtigingen.services import withdraw
from consent.models import Afweging, Answer
from sharing.models import SharedCase
from sharing.questions import NotAsked, NothingSaid, Reply, answer, count_questions, open_question, open_questions
from sharing.reading import NotShared, as_partner
from tenants import hop
from tests.asking import ITEMS, asked

GIVEN = Reply(text="Tot de zomer, door Petra.")


def reply(wijkteam, question, **replies):
    answer(wijkteam.member, "noorderkoog", question.pk, {f"vraag.{code}": said for code, said in replies.items()})


def test_a_partner_reads_what_it_is_asked_and_about_whom(question, wijkteam, teun, regiehouder):
    read = open_question(wijkteam.member, "noorderkoog", question.pk).question

    assert [item.code for item in read.items] == ["vraag.afspraken", "vraag.begeleiding"]
    assert (read.naam, read.geboortedatum) == (teun.case.jongere.naam, teun.case.jongere.geboortedatum)
    assert (read.regiehouder, read.doel) == (regiehouder.user.naam, question.doel)


def test_reading_is_written_down_with_the_items_and_the_purpose(question, wijkteam):
    """Law 4."""
    open_question(wijkteam.member, "noorderkoog", question.pk)

    line = Entry.objects.get(action="question.read")
    assert (line.kind, line.share_id, line.organisation) == ("read", question.pk, "Wijkteam West")
    assert set(line.fields) == set(ITEMS)
    assert (line.grondslag, line.purpose) == ("CONS-OPV", question.doel)


def test_a_question_opens_no_share(question, wijkteam):
    """Law 1: nothing of the catalogue is readable by asking."""
    with as_partner(wijkteam.member):
        assert not SharedCase.objects.only("share_id").exists()


def test_the_list_names_no_jongere_and_writes_nothing_down(question, wijkteam, django_assert_num_queries):
    found = open_questions(wijkteam.member)

    assert [one.question.pk for one in found] == [question.pk]
    assert {"naam", "geboortedatum"} <= found[0].question.get_deferred_fields()
    assert count_questions(wijkteam.member) == 1
    assert not Entry.objects.filter(action="question.read").exists()


def test_an_answer_lands_in_the_case_and_is_news(question, wijkteam, teun, regiehouder):
    reply(wijkteam, question, begeleiding=GIVEN, afspraken=Reply(why_not="Dat weten wij niet."))

    said = {one.code: (one.text, one.why_not) for one in Answer.objects.filter(afweging=question)}
    assert said == {"vraag.begeleiding": (GIVEN.text, ""), "vraag.afspraken": ("", "Dat weten wij niet.")}
    assert Notice.objects.get(kind="question.answered", recipient=regiehouder.user).about_id == question.pk
    assert Mail.objects.unsent().filter(recipient=regiehouder.user).count() == 1
    assert teun.case.information_requests.get().answered_on is not None
    line = Entry.objects.get(action="question.answered")
    assert GIVEN.text not in str(line.details)


def test_after_the_answer_the_question_is_gone(question, wijkteam):
    reply(wijkteam, question, begeleiding=GIVEN, afspraken=GIVEN)

    with pytest.raises(NotShared):
        open_question(wijkteam.member, "noorderkoog", question.pk)
    assert open_questions(wijkteam.member) == []


def test_what_was_not_answered_yet_stays_open(question, wijkteam, teun):
    reply(wijkteam, question, begeleiding=GIVEN)

    assert open_question(wijkteam.member, "noorderkoog", question.pk).question.asked == ["vraag.afspraken"]
    assert teun.case.information_requests.get().answered_on is None


def test_an_item_is_answered_once(question, wijkteam):
    reply(wijkteam, question, begeleiding=GIVEN)

    with pytest.raises(NotAsked):
        reply(wijkteam, question, begeleiding=Reply(text="Toch anders."))
    assert Answer.objects.get().text == GIVEN.text


def test_nothing_said_is_no_answer(question, wijkteam):
    with pytest.raises(NothingSaid):
        reply(wijkteam, question, begeleiding=Reply(text="  "))


@pytest.mark.parametrize("code", ["inkomen", "bestaat_niet"])
def test_what_was_not_asked_cannot_be_answered(question, wijkteam, code):
    with pytest.raises(NotAsked):
        reply(wijkteam, question, **{code: GIVEN, "begeleiding": GIVEN})
    assert not Answer.objects.exists()
    assert not Entry.objects.filter(action="question.answered").exists()


def test_after_withdrawing_the_next_read_shows_no_question(question, wijkteam, teun):
    open_question(wijkteam.member, "noorderkoog", question.pk)

    withdraw(machtiging=question.machtiging, by=teun.user)

    with pytest.raises(NotShared):
        open_question(wijkteam.member, "noorderkoog", question.pk)
    with pytest.raises(NotAsked):
        reply(wijkteam, question, begeleiding=GIVEN)


def test_nobody_signed_so_nobody_is_asked(teun, regiehouder, wijkteam):
    unsigned = asked(case=teun.case, partner=wijkteam, by=regiehouder.user)

    assert open_questions(wijkteam.member) == []
    with pytest.raises(NotShared):
        open_question(wijkteam.member, "noorderkoog", unsigned.pk)


def test_another_partner_meets_nothing(question, school):
    with pytest.raises(NotShared):
        open_question(school.member, "noorderkoog", question.pk)
    with pytest.raises(NotAsked):
        answer(school.member, "noorderkoog", question.pk, {"vraag.begeleiding": GIVEN})


@pytest.mark.parametrize("schema", ["zandwaard", "bestaat_niet"])
def test_a_question_of_another_gemeente_does_not_exist_here(question, wijkteam, schema):
    with pytest.raises(NotShared):
        open_question(wijkteam.member, schema, question.pk)
    with pytest.raises(NotShared):
        answer(wijkteam.member, schema, question.pk, {"vraag.begeleiding": GIVEN})


def test_when_the_samenwerking_ends_the_questions_are_gone(question, wijkteam):
    with hop("public"):
        wijkteam.ketenpartner.samenwerkingen.get().end()

    assert open_questions(wijkteam.member) == []


INSERT = """insert into consent_answer (id, afweging_id, ketenpartner_id, code, text, why_not, member_id, member_name)
values (%s, %s, %s, 'vraag.begeleiding', 'Verzonnen', '', %s, 'Iemand')"""


@pytest.mark.parametrize("who", ["the web of the gemeente", "somebody else's name"])
def test_the_database_takes_an_answer_only_from_who_was_asked(question, wijkteam, school, who):
    def insert():
        with connection.cursor() as cursor:
            cursor.execute(INSERT, [uuid.uuid4(), question.pk, wijkteam.id, uuid.uuid4()])

    with pytest.raises(ProgrammingError, match="not asked"):
        if who == "the web of the gemeente":
            insert()
        else:
            with as_partner(school.member):
                insert()


@pytest.mark.parametrize(
    "statement",
    ["select text from consent_answer", "select * from consent_open_question", "update consent_answer set text = 'x'",
     "delete from consent_answer", "select * from consent_asking"],
)  # fmt: skip
def test_a_partner_reads_no_answer_not_even_its_own(question, wijkteam, statement):
    reply(wijkteam, question, begeleiding=GIVEN)

    denied = pytest.raises(ProgrammingError, match="permission denied")
    with denied, as_partner(wijkteam.member), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_answer_can_never_be_shared_on(question, wijkteam):
    reply(wijkteam, question, begeleiding=GIVEN)

    assert not any("consent_answer" in field.sql for field in FIELDS.values())
    assert not any("informationrequest" in field.sql for field in FIELDS.values())


def test_a_question_that_was_replaced_is_gone(question, wijkteam, regiehouder):
    services.end(afweging=Afweging.objects.get(pk=question.pk), by=regiehouder.user, reason="Anders gevraagd.")

    assert open_questions(wijkteam.member) == []
