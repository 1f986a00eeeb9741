"""Many shares, and many jongeren, copied in the database from one that went through the services."""

import os
from typing import Any

import psycopg
from psycopg import sql

from accounts.members.models import PartnerMember
from accounts.models import User
from accounts.rights import Role
from cases.jongeren.services import invite_citizen
from consent.models import Afweging
from consent.verzoeken.models import Kind
from consent.verzoeken.services import ask
from tenants import hop
from tests import factories as make
from tests.deciding import decided, signed
from tests.sharing.test_withdrawal_at_once import somebody_of_a_school

FIELDS = ("persoon.roepnaam", "persoon.achternaam", "persoon.geboortedatum>persoon.leeftijd", "onderwijs.opleiding",
          "verzuim.periodes")  # fmt: skip
COPIED_IDS = ("id", "jongere_id", "case_id", "score_id", "afweging_id", "machtiging_id")
TABLES = {
    "cases_jongere": "id = %(jongere)s",
    "cases_case": "id = %(case)s",
    "cases_inschrijving": "jongere_id = %(jongere)s",
    "cases_verzuim": "jongere_id = %(jongere)s",
    "cases_gezagsdrager": "jongere_id = %(jongere)s",
    "cases_score": "case_id = %(case)s",
    "consent_afweging": "id = %(afweging)s",
    "consent_afwegingfield": "afweging_id = %(afweging)s",
    "consent_alternative": "afweging_id = %(afweging)s",
    "consent_machtiging": "afweging_id = %(afweging)s",
    "consent_consentevent": "machtiging_id = (select id from consent_machtiging where afweging_id = %(afweging)s)",
}
SPECIAL = {
    "reference": "reference || '-' || n",
    "achternaam": "achternaam || ' ' || ((n * 7919) %% 100003)",
    "sequence": "sequence + n * 10",
    "user_id": "null",
    "bsn": "null",
    "bsn_index": "null",
}


# Of the jongeren whom nobody shares, so many asked us to wait with everything: they come after those who are shared.
ASKING = 300
OF_OTHERS = SPECIAL | {
    "jongere_id": "md5(jongere_id::text || (n + %(size)s))::uuid",
    "case_id": "md5(case_id::text || (n + %(size)s))::uuid",
}

# A gemeente of many: other names and ages, a regiehouder for every seventy, and wijken that fill a page each at 700.
WORK = {table: which for table, which in TABLES.items() if table.startswith("cases_")} | {
    "cases_contactmoment": "case_id = %(case)s",
    "cases_latestscore": "case_id = %(case)s",  # kept by a trigger, which does not fire while rows are copied
}
VARIED = SPECIAL | {
    "achternaam": "(array['Bakker', 'El Amrani', 'Jansen', 'Yilmaz'])[1 + n %% 4] || ' ' || n * 7919 %% 100003",
    "geboortedatum": "date '2000-01-01' + (n * 37) %% 4000",
    "wijk": "'Wijk ' || n %% 12",
    "regiehouder_id": "(%(leaders)s::uuid[])[1 + n %% cardinality(%(leaders)s::uuid[])]",
    "value": "1 + (n * 7) %% 5",
    "phase": "(array['waarnemen', 'analyseren', 'plannen', 'handelen'])[1 + n %% 4]",
}
LED_BY_ONE = 70


def town(size: int, *, schema: str) -> tuple[User, User]:
    """So many jongeren, each with a case and its scores, in this schema; one regiehouder of many, and a coördinator."""
    with hop(schema):
        leaders = [make.make_user(f"Regiehouder {number}") for number in range(max(size // LED_BY_ONE, 1))]
        case = make.make_filled_case(regiehouder=leaders[0], task="jeugdwet")
        coordinator = make.make_user("Corrie", roles=(Role.COORDINATOR,))
    ids = {"jongere": case.jongere_id, "case": case.pk, "leaders": [leader.pk for leader in leaders]}
    with psycopg.connect(os.environ["DATABASE_ADMIN_URL"], autocommit=True) as admin:
        admin.execute("set session_replication_role = replica")
        admin.execute(sql.SQL("set search_path = {}, public").format(sql.Identifier(schema)))
        for table, which in WORK.items():
            copy_rows(admin, table, which, ids, size - 1, VARIED)
        admin.execute("vacuum analyze")
    return leaders[0], coordinator


def crowd(size: int, *, unshared: int = 0) -> tuple[PartnerMember, Afweging]:
    """One school with `size` open shares, and `unshared` cases beside them that nobody shares; some of those asked us
    to wait."""
    member = somebody_of_a_school()
    case = make.make_filled_case(regiehouder=make.make_user("Willem"), task="jeugdwet")
    jongere = invite_citizen(person=case.jongere, by=case.regiehouder)
    one = signed(decided(case=case, partner=member.ketenpartner, by=case.regiehouder, fields=FIELDS), by=jongere)
    ids = {"jongere": case.jongere_id, "case": case.pk, "afweging": one.pk, "size": size}
    with psycopg.connect(os.environ["DATABASE_ADMIN_URL"], autocommit=True) as admin:
        admin.execute("set session_replication_role = replica")
        admin.execute("set search_path = proeftuin, public")
        for table, which in TABLES.items():
            copies = size - 1 + (unshared if table.startswith("cases_") else 0)
            copy_rows(admin, table, which, ids, copies)
        wait = ask(case=case, kind=Kind.BEPERKING, by=jongere, closes=True)
        copy_rows(admin, "consent_verzoek", "case_id = %(case)s", ids, min(ASKING, unshared), OF_OTHERS)
        admin.execute("delete from consent_verzoek where id = %s", [wait.pk])
        admin.execute("analyze")
    return member, one


def copy_rows(
    admin: "psycopg.Connection[Any]",
    table: str,
    which: str,
    ids: dict[str, Any],
    copies: int,
    special: dict[str, str] = SPECIAL,
) -> None:
    """Copy rows so many times; ids are made from the old id and the number, so that references stay whole."""
    columns = "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped"
    rows = admin.execute(columns, [table]).fetchall()
    names = [row[0] for row in rows]
    values = [
        special.get(name) or (f"md5({name}::text || n)::uuid" if name in COPIED_IDS else f'"{name}"') for name in names
    ]
    statement = sql.SQL("insert into {} ({}) select {} from {}, generate_series(1, %(copies)s) n where {}").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, names)),
        sql.SQL(", ").join(map(sql.SQL, values)),
        sql.Identifier(table),
        sql.SQL(which),
    )
    admin.execute(statement, {**ids, "copies": copies})
