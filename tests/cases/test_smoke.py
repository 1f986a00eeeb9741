import pytest
from tests.factories import make_filled_case
from cases.models import Case
pytestmark = pytest.mark.django_db

def test_it():
    case = make_filled_case()
    print(case.reference, Case.objects.for_user(case.regiehouder, "change_case"))
    assert Case.objects.for_user(case.regiehouder, "change_case").get() == case
