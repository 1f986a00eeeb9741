"""As keten_partner nobody is added to another ketenpartner: asked of the database, in a transaction that ends."""

import os
import uuid
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import errors

INVITE = "select members_invite(%s, 'Els', 'els@elders.example', 'mentor', 'medewerker')"
USER = """insert into accounts_user (id, username, naam, password, email, telefoon, is_active, created_at)
values (%(id)s, %(id)s::text, 'Bas', '!', %(id)s::text || '@roc.example', '', true, now())"""
MEMBER = """insert into members_partnermember (id, user_id, ketenpartner_id, role, functie, active_until)
values (%(id)s, %(id)s, %(school)s, %(role)s, '', %(until)s)"""


@pytest.fixture
def people(django_db_setup: None) -> Iterator[dict[str, Any]]:
    """Two schools with people, and a connection on which nothing stays: made by the owner, continued as the partner."""
    with psycopg.connect(os.environ["DATABASE_ADMIN_URL"]) as database:
        database.execute("set local role keten_owner")
        known: dict[str, Any] = {"database": database}
        for name in ("roc", "ggz"):
            known[name] = database.execute(
                "insert into partners_ketenpartner (id, naam, kind, plaats, oin, kvk, brin)"
                " values (gen_random_uuid(), %s, 'mbo', '', '', '', '') returning id",
                [f"{name} {uuid.uuid4()}"],
            ).fetchone()[0]
        for name, school, role, until in (
            ("beheerder", "roc", "beheerder", None), ("medewerker", "roc", "medewerker", None),
            ("former beheerder", "roc", "beheerder", "2020-01-01"), ("other beheerder", "ggz", "beheerder", None),
        ):  # fmt: skip
            known[name] = uuid.uuid4()
            told = {"id": known[name], "school": known[school], "role": role, "until": until}
            database.execute(USER, told)
            database.execute(MEMBER, told)
        database.execute("set local role keten_partner")
        yield known
        database.rollback()


def look_as(people: dict[str, Any], school: str) -> None:
    people["database"].execute("select set_config('keten.ketenpartner', %s, true)", [str(people.get(school, ""))])


def test_a_beheerder_adds_somebody_to_the_own_ketenpartner(people: dict[str, Any]) -> None:
    look_as(people, "roc")

    added = people["database"].execute(INVITE, [people["beheerder"]]).fetchone()[0]

    found = people["database"].execute(
        "select ketenpartner_id, role, password from members_partnermember m join accounts_user u on u.id = m.user_id"
        " where m.id = %s", [added],
    ).fetchone()  # fmt: skip
    assert found[:2] == (people["roc"], "medewerker")
    assert found[2].startswith("!")


@pytest.mark.parametrize(
    ("inviter", "school"),
    [("beheerder", "ggz"), ("other beheerder", "roc"), ("medewerker", "roc"), ("former beheerder", "roc"),
     ("beheerder", "nobody"), ("nobody", "roc")],
)  # fmt: skip
def test_nobody_else_adds_anybody(people: dict[str, Any], inviter: str, school: str) -> None:
    look_as(people, school)

    with pytest.raises(errors.InsufficientPrivilege, match="only a beheerder invites"):
        people["database"].execute(INVITE, [people.get(inviter, uuid.uuid4())])


@pytest.mark.parametrize(
    "statement",
    ["insert into members_partnermember select * from members_partnermember",
     "insert into accounts_user select * from accounts_user",
     "update members_partnermember set ketenpartner_id = ketenpartner_id",
     "update members_partnermember set role = 'beheerder'",
     "update members_partnermember set user_id = user_id",
     "delete from members_partnermember"],
)  # fmt: skip
def test_past_the_invitation_the_partner_login_changes_no_membership(people: dict[str, Any], statement: str) -> None:
    look_as(people, "roc")

    with pytest.raises(errors.InsufficientPrivilege):
        people["database"].execute(statement)


def test_the_rest_of_the_world_may_not_call_it(people: dict[str, Any]) -> None:
    people["database"].execute("reset role")
    people["database"].execute("set local role keten_sealer")

    with pytest.raises(errors.InsufficientPrivilege):
        people["database"].execute(INVITE, [people["beheerder"]])
