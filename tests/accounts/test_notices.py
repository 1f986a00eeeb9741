"""News for one person: told once, seen once, and never somebody else's."""

import uuid

from accounts.notices.models import Notice
from accounts.notices.services import mark_seen, tell
from tests import factories as make


def test_telling_the_same_twice_is_told_once(inside):
    willem, nora = make.make_user("Willem"), make.make_user("Nora")
    case_id = uuid.uuid4()

    for _ in range(2):
        tell(to=[willem, nora], kind="melding.new", key="melding:1", case_id=case_id)

    assert Notice.objects.count() == 2
    assert willem.notices.get().case_id == case_id


def test_who_has_left_is_told_nothing(inside):
    gone = make.make_user("Weg", is_active=False)

    tell(to=[gone], kind="melding.new", key="melding:1")

    assert not Notice.objects.exists()


def test_nobody_marks_the_notices_of_somebody_else_as_seen(inside):
    willem, nora = make.make_user("Willem"), make.make_user("Nora")
    tell(to=[willem, nora], kind="melding.new", key="melding:1")

    assert mark_seen(by=willem) == 1
    assert mark_seen(by=willem, notice_ids=[nora.notices.get().pk]) == 0
    assert list(Notice.objects.unseen()) == [nora.notices.get()]
