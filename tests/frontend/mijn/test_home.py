"""The first page of the jongere."""

from cases.vraag.services import put_vraag
from tests import factories as make
from tests.deciding import signed


def test_teun_sees_what_is_asked_of_him(phone, asked):
    page = phone.reads("home")

    assert "Hoi Teun" in page
    assert "Er is één vraag voor jou." in page
    assert "ROC Waterkant wil iets weten" in page


def test_teun_sees_his_plan_in_his_own_words(phone, teun):
    """C5"""
    page = phone.reads("home")

    plan = teun.case.plans.get()
    assert plan.droom in page
    assert plan.goals.get().text in page


def test_only_what_teun_does_himself_is_on_his_list(phone, teun):
    goal = teun.case.plans.get().goals.get()
    make.make_action(goal=goal, text="De school bellen", owner_kind="regiehouder", owner_name="")
    make.make_action(goal=goal, text="Een brief schrijven", owner_kind="jongere", owner_name="")

    page = phone.reads("home")
    assert "Een brief schrijven" in page
    assert "De school bellen" not in page


def test_teun_sees_who_helps_him_and_can_call(phone, regiehouder):
    """C14"""
    regiehouder.user.telefoon = "06 12 34 56 78"
    regiehouder.user.save()

    page = phone.open("home").content.decode()
    assert "Willem de Wit" in page
    assert 'href="tel:0612345678"' in page


def test_teun_sees_who_reads_along_now(phone, asked, teun):
    signed(asked.afweging, by=teun.user)

    assert "ROC Waterkant 2 gegevens, tot en met" in phone.reads("home")


def test_an_answered_question_is_no_longer_asked(phone, asked):
    phone.press("refuse", asked)

    assert "Er zijn nu geen vragen voor jou." in phone.reads("home")


def test_without_plan_questions_or_readers_the_page_says_so(stranger):
    page = stranger.reads("home")

    assert "Er zijn nu geen vragen voor jou." in page
    assert "Er is nog geen plan." in page
    assert "Buiten de gemeente leest nu niemand mee." in page


def test_a_jongere_reads_the_own_question_in_the_own_words(teun, regiehouder):
    """C6, B17"""
    for text in ("Ik wil van school af.", "Ik wil laten zien dat ik iets kan."):
        put_vraag(case=teun.case, kind="eerste", text=text, by=regiehouder.user)

    page = teun.client.get("/mijn/").content.decode()

    assert "Ik wil laten zien dat ik iets kan." in page
    assert "Ik wil van school af." not in page
