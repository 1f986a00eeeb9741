"""What is open right now, as the database computes it from afweging, machtiging, law and date (laws 1, 2 and 8).

`open_shares_from` is the one place where this is decided. The view `consent_open_share`, which this room and the
screens ask, and the sharing view of the room above are both made from it.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cases import catalogue
from cases.catalogue.sql import TODAY
from cases.categories import Category


def open_shares_from(*, health: list[str], criminal: list[str]) -> str:
    """From where and on what conditions a share is open: aliases a, c, j, g, m, and `opened.granted`.

    `health` and `criminal` are the codes of the catalogue in those categories; they decide which hard stop applies.
    `offset 0` keeps PostgreSQL from working out the granted fields twice; where nothing special is shared and all that
    was decided stands, there is nothing to work out. The jongere is joined with `left`, because PostgreSQL leaves
    such a join out where nothing of j is asked, as in a count or a sort by reference.
    """
    special = codes(health + criminal)
    return f"""
from consent_afweging a
join consent_grondslag g on g.id = a.grondslag_geven_id
join consent_grondslag r on r.id = a.grondslag_ontvangen_id
join cases_case c on c.id = a.case_id and c.closed_at is null
left join cases_jongere j on j.id = c.jongere_id
left join consent_machtiging m on m.afweging_id = a.id and m.kind = a.machtiging_kind
left join lateral (
  select e.standing from consent_consentevent e where e.machtiging_id = m.id order by e.sequence desc limit 1
) said on true
cross join lateral (
  select case when a.decided_codes::text[] && {special} or (m.id is not null and not a.decided_codes <@ said.standing)
  then array(
    select code::text from unnest(a.decided_codes) as code
    where (m.id is null or code = any(said.standing))
      and (code <> all({special}) or g.allows_special and not exists (
        select from consent_hardstop h
        where h.task = c.task and h.valid_from <= {TODAY} and (h.valid_until is null or h.valid_until >= {TODAY})
          and (h.category = 'gezondheid' and code = any({codes(health)})
            or h.category = 'strafrechtelijk' and code = any({codes(criminal)}))))
  ) else a.decided_codes::text[] end as granted offset 0
) opened
where a.outcome = 'delen' and a.decided_at is not null
  and opened.granted <> '{{}}'
  and {TODAY} between a.valid_from and a.valid_until
  and (m.id is not null or (a.machtiging_kind = '' and g.machtiging_kind = '' and r.machtiging_kind = ''))
  and (m.id is null or {TODAY} <= m.valid_until)
  and (m.id is null or not 'gezagsdrager' = any(m.required_signers) or {younger_than(16)})
  and (c.task <> 'doorstroompunt' or {younger_than(27)})
  and (not a.second_reader_required or exists (
    select from consent_secondreading s where s.afweging_id = a.id and s.agreed and s.reader_id <> a.decided_by_id))
  and not exists (select from consent_ending e where e.afweging_id = a.id)
  and not exists (select from consent_afweging later where later.replaces_id = a.id and later.decided_at is not null)
"""  # noqa: S608  # only our own field codes are filled in


def younger_than(years: int) -> str:
    return (
        f"exists (select from cases_jongere y where y.id = c.jongere_id"  # a number of our own
        f" and y.geboortedatum > {TODAY} - interval '{years} years')"
    )


OPEN_SHARE_COLUMNS = """a.id as afweging_id, a.case_id, a.ketenpartner_id, g.code as grondslag, a.doel,
  a.recipient_task, a.valid_from, least(a.valid_until, m.valid_until) as valid_until, opened.granted"""


def open_share_sql() -> str:
    """The view: one row per decided afweging of which at least one field is open, with those fields."""
    return f"create view consent_open_share with (security_barrier) as select {OPEN_SHARE_COLUMNS} {of_today()}"


def of_today() -> str:
    """The conditions for the catalogue of today."""
    of = {
        category: [code for code, field in catalogue.FIELDS.items() if field.category == category]
        for category in (Category.GEZONDHEID, Category.STRAFRECHTELIJK)
    }
    return open_shares_from(health=of[Category.GEZONDHEID], criminal=of[Category.STRAFRECHTELIJK])


def codes(names: list[str]) -> str:
    """A list of field codes as an SQL array; codes are ours, and hold no quotes."""
    return "array[" + ", ".join(f"'{name}'" for name in sorted(names)) + "]::text[]"


class OpenShare(models.Model):
    """One row of the view; read only. What is not here, nobody but the tenant's own people can read."""

    afweging = models.OneToOneField("consent.Afweging", models.DO_NOTHING, primary_key=True, related_name="open_share")
    case = models.ForeignKey("cases.Case", models.DO_NOTHING, related_name="open_shares")
    ketenpartner_id = models.UUIDField()
    grondslag = models.CharField(max_length=20)
    doel = models.CharField(max_length=200)
    recipient_task = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField()
    granted = ArrayField(models.CharField(max_length=60))

    class Meta:
        managed = False
        db_table = "consent_open_share"

    def __str__(self) -> str:
        return f"{self.afweging_id}: {', '.join(self.granted)}"


def open_codes(afweging_id: uuid.UUID) -> list[str]:
    """The codes that are open in this afweging now, in the order of the catalogue; empty when nothing is."""
    granted = OpenShare.objects.filter(pk=afweging_id).values_list("granted", flat=True).first() or []
    return [code for code in catalogue.FIELDS if code in granted]
