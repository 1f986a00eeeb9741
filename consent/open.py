"""What is open right now, as the database computes it from afweging, machtiging, law and date (laws 1, 2 and 8).

`open_from` is the one place where this is decided, for what we give and for what we ask. The views
`consent_open_share` and `consent_open_question`, which this room and the screens ask, and the views for partners of
the room above are all made from it. What is asked is never in the former, and what is given never in the latter.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cases import catalogue
from cases.catalogue.sql import TODAY
from cases.categories import Category
from consent.items import HEALTH_PARTNERS, Way, items_of
from consent.lapses.capacity import all_in_capacity, current, nobody_unasked, none, right_signers, younger

# Decided anew since. That replaces_id is there is said for PostgreSQL, which finds the few that have one in the index.
REPLACED = """consent_afweging later
    where later.replaces_id = a.id and later.replaces_id is not null and later.decided_at is not null"""
# What can close at all: most jongeren never asked it, and only of the others we look further.
SOMETHING_ASKED = "consent_verzoek v where v.jongere_id = c.jongere_id and (v.closes or v.kind = 'bezwaar')"
SOMETHING_NAMED = "consent_verzoek v where v.jongere_id = c.jongere_id and v.field_codes <> '{}'"


def open_from(*, way: Way, health: list[str], criminal: list[str]) -> str:
    """From where and on what conditions a share, or a question, is open: aliases a, c, j, g, m, and `opened.granted`.

    `health` and `criminal` are the codes in those categories; they decide which hard stop applies.
    `offset 0` keeps PostgreSQL from working out the granted fields twice. Case and jongere are looked up once, here;
    what a view shows of them it takes from c and j. Who asks rests on one grondslag, the other's for giving to us; so
    there is no r, and what is answered is open no more.
    """
    gives = way == Way.GIVE
    granted = granted_fields(health, criminal) if gives else asked_items(health, criminal)
    holds_for_receiver = f" and {holds('r')}" if gives else ""
    receiving = "join consent_grondslag r on r.id = a.grondslag_ontvangen_id\n" if gives else ""
    unsigned = "a.machtiging_kind = '' and g.machtiging_kind = ''" + (" and r.machtiging_kind = ''" if gives else "")
    return f"""
from consent_afweging a
join consent_grondslag g on g.id = a.grondslag_geven_id
{receiving}join cases_case c on c.id = a.case_id and c.closed_at is null
join cases_jongere j on j.id = c.jongere_id
left join consent_machtiging m on m.afweging_id = a.id and m.kind = a.machtiging_kind and {current()}
left join lateral (
  select e.standing from consent_consentevent e where e.machtiging_id = m.id order by e.sequence desc limit 1
) said on true
cross join lateral (
  select {granted} as granted offset 0
) opened
where a.outcome = 'delen' and a.direction = '{way.value}' and a.decided_at is not null
  and opened.granted <> '{{}}'
  and {TODAY} between a.valid_from and a.valid_until
  and case when m.id is null then {unsigned} else {TODAY} <= m.valid_until
    and {right_signers()}
    and {all_in_capacity()}
    and {nobody_unasked()} end
  and (c.task <> 'doorstroompunt' or {younger(27)})
  and {holds("g")}{holds_for_receiver}
  and (not a.second_reader_required or exists (
    select from consent_secondreading s where s.afweging_id = a.id and s.agreed and s.reader_id <> a.decided_by_id))
  and {none("consent_ending e where e.afweging_id = a.id")}
  and {none(REPLACED)}
  and ({none(SOMETHING_ASKED)} or not {paused()})
"""  # noqa: S608  # only our own codes are filled in


def holds(grondslag: str) -> str:
    """That this grondslag is one of the task under which we work on the case today; with another task it may not be.

    A `case`, because PostgreSQL expects of an `or` here that it holds for one share in ten, and of two one in hundred.
    """
    return f"case when cardinality({grondslag}.tasks) = 0 then true else c.task = any({grondslag}.tasks) end"


def pausing_sql() -> str:
    """The view of what stands still because the jongere used a right: who reads along then, reads nothing.

    A restriction closes from the moment it is asked until we say no or end it; a correction or erasure closes until we
    decided, where the jongere asked for that (AVG 18(1)(a), (b)). A bezwaar closes what rests on our public task until
    we decided, and for good what was decided before we said it was right (AVG 21(1), 18(1)(d)). Who named fields
    closes those in every share, and leaves the rest: `codes`, empty for all of it.
    """
    return f"""
create view consent_pausing with (security_barrier) as
select a.id as afweging_id, v.id as verzoek_id,
  v.kind = 'bezwaar' and b.id is not null as for_good,
  case when v.field_codes <> '{{}}' then v.field_codes::text[] end as codes
from consent_afweging a
join cases_case c on c.id = a.case_id
left join consent_grondslag g on g.id = a.grondslag_geven_id
join {verzoeken()} on {pauses()} and (v.field_codes = '{{}}' or a.decided_codes && v.field_codes)
"""  # noqa: S608  # only our own expression is filled in


def paused() -> str:
    """Whether all of a stands still, by the verzoeken of its jongere. Not through the view: for each share PostgreSQL
    went through that as a whole, and beside 300 verzoeken a list of 2,500 shares took 4.6 s."""
    return f"exists (select from {verzoeken()} where {pauses()} and v.field_codes = '{{}}' offset 0)"  # only our own


def verzoeken() -> str:
    """Each verzoek v, what we decided on it, and whether we ended it since."""
    return """(consent_verzoek v
    left join consent_besluit b on b.verzoek_id = v.id left join consent_opheffing o on o.verzoek_id = v.id)"""


def pauses() -> str:
    """That v is of the jongere of a, about a or about everything, and closes a now: aliases a, c, g."""
    return f"""v.jongere_id = c.jongere_id and (v.afweging_id is null or v.afweging_id = a.id)
    and (v.closes and {stands_still()}
      or v.kind = 'bezwaar' and (b.id is null or b.outcome = 'toegewezen' and a.decided_at < b.at)
        and position('(e)' in g.avg_basis) > 0)"""  # our own expressions


def stands_still() -> str:
    """Whether what a verzoek closes is still closed: until we decided, and a restriction until we end it."""
    return f"""(b.id is null
    or v.kind = 'beperking' and b.outcome = 'toegewezen' and (o.id is null or {TODAY} < o.ends_on))"""


def granted_fields(health: list[str], criminal: list[str]) -> str:
    """What is open of what we give. Where nothing special is shared and all that was decided stands, there is nothing
    to work out."""
    special = codes(health + criminal)
    may_be = may_be_special(f"code = any({codes(health)})", f"code = any({codes(criminal)})")
    return f"""case when a.decided_codes::text[] && {special}
    or (m.id is not null and not a.decided_codes <@ said.standing)
    or not {none(SOMETHING_NAMED)}
  then array(
    select code::text from unnest(a.decided_codes) as code
    where (m.id is null or code = any(said.standing))
      and {none(named("code"))}
      and (code <> all({special}) or {may_be})
  ) else a.decided_codes::text[] end"""  # noqa: S608  # only our own codes are filled in


def named(code: str) -> str:
    """The verzoeken that close this one field of a now."""
    return f"{verzoeken()} where {pauses()} and {code} = any(v.field_codes)"


def asked_items(health: list[str], criminal: list[str]) -> str:
    """What is open of what we ask: what may be asked, with a ja where one is needed, and not answered yet."""
    of_health = f"(code = any({codes(health)}) or a.ketenpartner_kind = any({codes(list(HEALTH_PARTNERS))}))"
    of_crime = f"code = any({codes(criminal)})"
    return f"""array(
    select code::text from unnest(a.decided_codes) as one(code)
    where (m.id is null or code = any(said.standing))
      and (not ({of_health} or {of_crime}) or {may_be_special(of_health, of_crime)})
      and not exists (select from consent_answer t where t.afweging_id = a.id and t.code = one.code)
  )"""  # noqa: S608  # only our own codes are filled in


def stops(hardstop: str) -> str:
    """That this hard stop is of the task of the case, or of the Doorstroompunt from which it went on at 27: what was
    processed under WEB 9.2.7(1) is not given on afterwards either (9.2.7(2))."""
    return f"""({hardstop}.task = c.task or {hardstop}.task = 'doorstroompunt' and exists (
          select from cases_leeftijdskeuze k where k.case_id = c.id and k.keuze = 'verder'))"""


def may_be_special(of_health: str, of_crime: str) -> str:
    """Whether the grondslag holds for special categories, and no hard stop of the law forbids this one (law 8)."""
    return f"""g.allows_special and not exists (
        select from consent_hardstop h
        where {stops("h")} and h.valid_from <= {TODAY} and (h.valid_until is null or h.valid_until >= {TODAY})
          and (h.category = 'gezondheid' and {of_health}
            or h.category = 'strafrechtelijk' and {of_crime}))"""  # our own conditions


OPEN_COLUMNS = """a.id as afweging_id, a.case_id, a.ketenpartner_id, g.code as grondslag, a.doel,
  a.recipient_task, a.valid_from, least(a.valid_until, m.valid_until) as valid_until, opened.granted"""


def open_share_sql() -> str:
    """The view: one row per decided afweging of which at least one field is open, with those fields."""
    return f"create view consent_open_share with (security_barrier) as select {OPEN_COLUMNS} {of_today(Way.GIVE)}"


def open_question_sql() -> str:
    """The same for what we ask: one row per question of which at least one item still waits for an answer."""
    return f"create view consent_open_question with (security_barrier) as select {OPEN_COLUMNS} {of_today(Way.ASK)}"


def of_today(way: Way = Way.GIVE) -> str:
    """The conditions for the catalogue, or the list of items, of today."""
    of = {
        category: [code for code, item in items_of(way).items() if item.category == category]
        for category in (Category.GEZONDHEID, Category.STRAFRECHTELIJK)
    }
    return open_from(way=way, health=of[Category.GEZONDHEID], criminal=of[Category.STRAFRECHTELIJK])


def codes(names: list[str]) -> str:
    """A list of codes as an SQL array; codes are ours, and hold no quotes."""
    return "array[" + ", ".join(f"'{name}'" for name in sorted(names)) + "]::text[]"


class Open(models.Model):
    """One row of a view; read only."""

    ketenpartner_id = models.UUIDField()
    grondslag = models.CharField(max_length=20)
    doel = models.CharField(max_length=200)
    recipient_task = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField()
    granted = ArrayField(models.CharField(max_length=60))

    class Meta:
        abstract = True


class OpenShare(Open):
    """What is not here, nobody but the tenant's own people can read."""

    afweging = models.OneToOneField("consent.Afweging", models.DO_NOTHING, primary_key=True, related_name="open_share")
    case = models.ForeignKey("cases.Case", models.DO_NOTHING, related_name="open_shares")

    class Meta:
        managed = False
        db_table = "consent_open_share"

    def __str__(self) -> str:
        return f"{self.afweging_id}: {', '.join(self.granted)}"


class OpenQuestion(Open):
    """What is not here, no ketenpartner can answer. `granted` is what still waits for an answer."""

    afweging = models.OneToOneField(
        "consent.Afweging", models.DO_NOTHING, primary_key=True, related_name="open_question"
    )
    case = models.ForeignKey("cases.Case", models.DO_NOTHING, related_name="open_questions")

    class Meta:
        managed = False
        db_table = "consent_open_question"

    def __str__(self) -> str:
        return f"{self.afweging_id}: {', '.join(self.granted)}"


def open_codes(afweging_id: uuid.UUID) -> list[str]:
    """The codes that are open in this afweging now, in the order of the catalogue; empty when nothing is."""
    granted = OpenShare.objects.filter(pk=afweging_id).values_list("granted", flat=True).first() or []
    return [code for code in catalogue.FIELDS if code in granted]
