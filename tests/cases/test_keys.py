"""The text of a case lies under a key of that case: destroyed, nobody reads it again."""

import copy
import os
import pickle
import threading
import uuid
from typing import Any

import psycopg
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap
from django.core import serializers
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.core.signals import request_started
from django.db import IntegrityError, connection, transaction

from audit.models import Entry
from cases.contact.models import Contactmoment
from cases.dossier.models import Case
from cases.keys import ring
from cases.keys.cipher import SealedText
from cases.keys.models import DataKey, DestroyedKey
from cases.keys.ring import Unreadable
from cases.keys.sealing import seal_left
from cases.keys.services import destroy_keys
from config.settings import new_kek
from tenants import hop
from tests import factories as make

TOLD = "Hij wil graag beginnen, en durft het niet te zeggen."


@pytest.fixture
def moment(inside):
    return make.make_contact(case=make.make_case(), text=TOLD)


def stored(moment: Contactmoment) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select text from cases_contactmoment where id = %s", [moment.pk])
        return str(cursor.fetchone()[0])


def store(moment: Contactmoment, text: str) -> Contactmoment:
    with connection.cursor() as cursor:
        cursor.execute("update cases_contactmoment set text = %s where id = %s", [text, moment.pk])
    return again(moment)


def again(moment: Contactmoment) -> Contactmoment:
    return Contactmoment.objects.get(pk=moment.pk)


def test_a_text_comes_back_as_it_was_written(moment):
    assert moment.text == TOLD
    assert again(moment).text == TOLD


def test_the_database_holds_the_case_and_no_word(moment):
    assert stored(moment).startswith(f"k1:{moment.case_id.hex}:")
    assert "beginnen" not in stored(moment)


def test_no_text_stays_no_text_and_can_be_asked_for(inside):
    silent = make.make_contact(case=make.make_case(), text="")

    assert stored(silent) == ""
    assert Contactmoment.objects.get(text="") == silent


def test_plain_text_does_not_slip_into_the_database(moment):
    with pytest.raises(IntegrityError), transaction.atomic():
        store(moment, "gewoon te lezen")
    with pytest.raises(IntegrityError), transaction.atomic():
        store(moment, "k1:niet-echt:verzegeld")


def test_a_text_of_another_row_does_not_open(moment):
    other = make.make_contact(case=moment.case, text="iets anders")

    with pytest.raises(InvalidTag):
        _ = store(moment, stored(other)).text


def test_a_text_of_another_case_does_not_open_either(moment):
    other = make.make_contact(case=make.make_case(), text="iets anders")

    with pytest.raises(InvalidTag):
        _ = store(moment, stored(other)).text


def test_a_text_that_names_another_case_does_not_open(moment):
    other = make.make_contact(case=make.make_case(), text="iets anders")

    with pytest.raises(InvalidTag):
        _ = store(moment, f"k1:{other.case_id.hex}:{stored(moment)[36:]}").text


def test_one_changed_letter_is_noticed(moment):
    text = stored(moment)

    with pytest.raises(InvalidTag):
        _ = store(moment, text[:60] + ("A" if text[60] != "A" else "B") + text[61:]).text


def test_a_key_of_another_gemeente_is_refused(moment, zandwaard):
    sealed, key = stored(moment), DataKey.objects.get(owner=moment.case_id)

    with hop(zandwaard):
        theirs = make.make_contact(case=make.make_case(), text="van de buren")
        with pytest.raises(Unreadable):
            _ = store(theirs, sealed).text
        DataKey.objects.create(owner=key.owner, wrapped=key.wrapped)
        with pytest.raises(InvalidTag):
            _ = store(theirs, sealed).text


def test_an_instance_carried_to_another_gemeente_does_not_open(moment, zandwaard):
    carried = again(moment)

    with hop(zandwaard), pytest.raises(Unreadable):
        _ = carried.text


REFUSED = {
    "filter": lambda: Contactmoment.objects.filter(text=TOLD),
    "contains": lambda: Contactmoment.objects.filter(text__icontains="graag"),
    "exclude": lambda: Contactmoment.objects.exclude(text="x"),
    "update": lambda: Contactmoment.objects.update(text=TOLD),
    "dump": lambda: serializers.serialize("json", [Contactmoment(text=TOLD)]),
}


@pytest.mark.parametrize("act", REFUSED.values(), ids=list(REFUSED))
def test_plain_text_does_not_get_into_a_query_or_a_dump(inside, act: Any):
    with pytest.raises(FieldError):
        act()


def test_bulk_update_is_refused_and_bulk_create_encrypts(moment):
    with pytest.raises(FieldError), transaction.atomic():
        Contactmoment.objects.bulk_update([moment], ["text"])

    other = Contactmoment(case=moment.case, with_whom="Teun", by=moment.by, text=TOLD)
    with ring.prepared([moment.case_id]):
        Contactmoment.objects.bulk_create([other])

    assert "graag" not in stored(other)
    assert again(other).text == TOLD


def test_a_text_shows_itself_in_no_repr_and_in_no_pickle(moment):
    loaded = again(moment)

    assert TOLD not in repr(vars(Contactmoment(text=TOLD))) + repr(vars(loaded)) + str(Contactmoment.objects.values())
    assert TOLD.encode() not in pickle.dumps(loaded)
    with pytest.raises(TypeError):
        pickle.dumps(Contactmoment(text=TOLD))
    assert copy.deepcopy(Contactmoment(text=TOLD)).text == TOLD


def test_saving_something_else_leaves_the_text_as_it_is(moment):
    before, loaded = stored(moment), again(moment)

    loaded.with_whom = "Zijn moeder"
    loaded.save()

    assert stored(moment) == before


def test_a_text_that_was_left_out_is_fetched_when_asked_for(moment):
    assert Contactmoment.objects.defer("text").get(pk=moment.pk).text == TOLD


def test_the_keys_of_a_list_come_in_one_query(inside, django_assert_num_queries):
    for _ in range(3):
        make.make_contact(case=make.make_case(), text=TOLD)
    ring.drop_all()

    with django_assert_num_queries(2):
        assert {row.text for row in Contactmoment.objects.all()} == {TOLD}


def test_a_text_that_was_refused_stays_in_hand(inside):
    """The key of the case is made in the same save, and goes with it."""
    case = make.make_case()
    refused = Contactmoment(case=case, with_whom="Teun", by=case.regiehouder, text=TOLD, result="niet_thuis")

    with pytest.raises(IntegrityError), transaction.atomic():
        refused.save()

    assert refused.text == TOLD
    assert not DataKey.objects.filter(owner=case.pk).exists()


def test_keys_rest_wrapped_and_each_case_has_its_own(inside):
    for text in ("een", "twee"):
        make.make_contact(case=make.make_case(), text=text)

    keys = {bytes(row.wrapped) for row in DataKey.objects.all()}
    assert len(keys) == 2
    assert {len(wrapped) for wrapped in keys} == {40}


def test_without_the_outer_key_nothing_opens(moment, settings):
    ring.drop_all()
    settings.KETEN_KEK = ""

    with pytest.raises(ImproperlyConfigured):
        _ = again(moment).text


def test_another_outer_key_opens_nothing_but_while_it_is_replaced_the_former_does(moment, settings):
    former, settings.KETEN_KEK = settings.KETEN_KEK, new_kek()
    ring.drop_all()
    with pytest.raises(InvalidUnwrap):
        _ = again(moment).text

    settings.KETEN_KEK_PREVIOUS = former

    assert again(moment).text == TOLD


def test_after_its_key_is_destroyed_a_text_is_unreadable(moment):
    loaded = again(moment)
    assert loaded.text == TOLD

    assert destroy_keys(moment.case_id) == 1

    with pytest.raises(Unreadable):
        _ = loaded.text
    with pytest.raises(Unreadable, match="gewist"):
        _ = again(moment).text


def test_other_cases_stay_readable(moment):
    other = make.make_contact(case=make.make_case(), text="iets anders")

    destroy_keys(moment.case_id)

    assert again(other).text == "iets anders"


def test_a_destroyed_key_is_not_made_again(moment):
    key = DataKey.objects.get(owner=moment.case_id)
    destroy_keys(moment.case_id)

    with pytest.raises(Unreadable):
        make.make_contact(case=moment.case, text="toch nog iets")
    with pytest.raises(IntegrityError), transaction.atomic():
        key.save(force_insert=True)


def test_destroying_twice_does_no_harm_and_tells_how_many_there_were(moment):
    assert destroy_keys(moment.case_id, uuid.uuid4()) == 1
    assert destroy_keys(moment.case_id) == 0
    assert DestroyedKey.objects.filter(owner=moment.case_id).count() == 1


def test_destroying_stands_in_the_log_without_content(moment):
    destroy_keys(moment.case_id, by=moment.by, why="wissen")

    line = Entry.objects.get(action="keys.destroyed")
    assert line.details == {"owners": [str(moment.case_id)], "why": "wissen"}
    assert line.actor_id == moment.by_id


@pytest.mark.parametrize(
    "statement", ["delete from cases_destroyedkey", "update cases_destroyedkey set why = 'wissen'"]
)
def test_that_a_key_was_destroyed_cannot_be_undone(moment, statement):
    destroy_keys(moment.case_id)

    with pytest.raises(Exception, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format("cases_destroyedkey"))


def test_another_worker_no_longer_reads_at_its_next_request(committed):
    """Each worker is a thread with a connection and a ring of its own; the one that reads held the key already."""
    case = make.make_case()
    moment = make.make_contact(case=case, text=TOLD)
    read, destroyed, told = threading.Event(), threading.Event(), []

    def worker() -> None:
        with hop("proeftuin"):
            told.append(again(moment).text)
            read.set()
            assert destroyed.wait(20)
            request_started.send(sender=None, environ={})
            try:
                told.append(again(moment).text)
            except Unreadable:
                told.append("gewist")
            connection.close()

    other = threading.Thread(target=worker)
    other.start()
    assert read.wait(20)
    with hop("proeftuin"):
        destroy_keys(case.pk)
    destroyed.set()
    other.join(20)

    assert told == [TOLD, "gewist"]


def test_in_long_work_a_key_is_asked_for_again(moment, monkeypatch):
    assert again(moment).text == TOLD
    DataKey.objects.all().delete()
    assert again(moment).text == TOLD  # still held

    monkeypatch.setattr(ring, "SECONDS", -1)

    with pytest.raises(Unreadable):
        _ = again(moment).text


def test_sealed_says_nothing():
    assert f"{SealedText('k1:abc')} {SealedText('k1:abc')!r}" == "<sealed> <sealed>"


def test_a_search_in_one_case_finds_words_in_reports_and_names(inside):
    case: Case = make.make_case()
    found = make.make_contact(case=case, text="Over zijn SCHULDEN gesproken")
    named = make.make_contact(case=case, text="", with_whom="Mevrouw Schuldema")
    make.make_contact(case=case, text="Over school")

    assert set(case.contactmomenten.mentioning("schuld")) == {found, named}


@pytest.fixture
def old_row(committed):
    """A report from before the keys: the owner of the table puts it there while the guard is away."""
    moment = make.make_contact(case=make.make_case(), text=TOLD)
    guard = "alter table proeftuin.cases_contactmoment {} trigger sealed_text"
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute(guard.format("disable"))
        owner.execute("update proeftuin.cases_contactmoment set text = %s where id = %s", [TOLD, moment.pk])
        owner.execute(guard.format("enable"))
    return moment


def test_a_text_from_before_the_keys_is_read_until_it_is_sealed_and_after(old_row):
    assert stored(old_row) == again(old_row).text == TOLD

    assert seal_left() == 1

    assert stored(old_row).startswith("k1:")
    assert again(old_row).text == TOLD
    assert seal_left() == 0


def test_an_old_row_can_be_changed_before_it_is_sealed(old_row):
    loaded = again(old_row)
    loaded.with_whom = "Zijn moeder"
    loaded.save(update_fields=["with_whom"])
    assert stored(old_row) == TOLD

    loaded.save()

    assert stored(old_row).startswith("k1:")


def seal_row(*asked: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select cases_seal_row(%s, %s, 'id', %s, %s)", asked)


def test_the_door_for_old_rows_changes_nothing_that_is_sealed(moment):
    other = make.make_contact(case=moment.case, text="iets anders")
    before = stored(moment)

    seal_row("cases_contactmoment", "text", moment.pk, stored(other))

    assert stored(moment) == before


@pytest.mark.parametrize(("table", "column", "text"), [
    ("cases_contactmoment", "text", "gewoon te lezen"), ("cases_contactmoment", "text", ""),
    ("cases_contactmoment", "with_whom", None), ("audit_entry", "actor_name", None),
])  # fmt: skip
def test_the_door_for_old_rows_opens_for_sealed_texts_in_sealed_columns_only(moment, table, column, text):
    with pytest.raises(IntegrityError):
        seal_row(table, column, moment.pk, stored(moment) if text is None else text)


def test_a_partner_does_not_come_through_that_door(moment):
    asked = "select noorderkoog.cases_seal_row('cases_contactmoment', 'text', 'id', %s, %s)"
    with psycopg.connect(os.environ["DATABASE_PARTNER_URL"]) as partner:
        partner.execute("set role noorderkoog_partner")

        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            partner.execute(asked, [moment.pk, stored(moment)])
