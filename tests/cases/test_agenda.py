"""What is due, over all nouns, as one list (A4)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.agenda import Urgency, due_in
from cases.dossier.models import Case
from tests import factories as make


@pytest.fixture
def goal(inside):
    return make.make_goal(plan=make.make_plan(case=make.make_case()))


def promise(goal, text, days_ago):
    return make.make_action(goal=goal, text=text, owner_kind="regiehouder", due_on=make.days_ago(days_ago))


def test_what_is_late_comes_first_and_what_lies_ahead_is_left_out(goal):
    """A4"""
    promise(goal, "Vandaag bellen", 0)
    promise(goal, "Brief sturen", 3)
    promise(goal, "Pas volgende week", -7)

    due = due_in(Case.objects.all())

    assert [item.text for item in due] == ["Brief sturen", "Vandaag bellen"]
    assert [item.urgency(make.days_ago(0)) for item in due] == [Urgency.LATE, Urgency.TODAY]


def test_what_is_due_is_asked_in_cases_that_somebody_may_see_only(goal):
    promise(goal, "Brief sturen", 3)

    assert due_in(Case.objects.none()) == []


def test_the_number_of_questions_does_not_grow_with_what_is_due(goal, django_assert_num_queries):
    promise(goal, "Brief 0", 0)
    with CaptureQueriesContext(connection) as asked:
        assert len(due_in(Case.objects.all())) == 1

    for number in range(1, 5):
        promise(goal, f"Brief {number}", number)
    with django_assert_num_queries(len(asked)):
        assert len(due_in(Case.objects.all())) == 5
