"""What is open in nood right now, as the database computes it: a second arm beside the shares (laws 1, 2 and 8).

There is no afweging and no machtiging in it, and all else of law 1 holds: a named ketenpartner, named fields, one
purpose, a term, an open case, no hard stop, and nothing for who asked us to share nothing for now.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cases.catalogue.sql import TODAY
from cases.categories import Category
from consent.items import Way, items_of
from consent.lapses.capacity import younger
from consent.nood.models import Ground, Noodopening
from consent.open import codes, stands_still, stops

RECIPIENT_TASK = "Hulp in nood"


def open_nood_sql() -> str:
    """The view: one row per opening in nood of which at least one field may be read now, with those fields."""
    return f"create view consent_open_nood with (security_barrier) as select {NOOD_COLUMNS} {nood_from()}"


NOOD_COLUMNS = """n.id as opening_id, n.case_id, n.ketenpartner_id, n.ground as grondslag, n.doel, n.until,
  opened.granted"""


def nood_from() -> str:
    """From where and on what conditions something is open in nood: aliases n, c, j, and `opened.granted`."""
    return f"""
from consent_noodopening n
join cases_case c on c.id = n.case_id and c.closed_at is null
join cases_jongere j on j.id = c.jongere_id
cross join lateral (
  select array(
    select code::text from unnest(n.field_codes) as code where {may_be_opened()} and not {asked_to_wait("code")}
  ) as granted offset 0
) opened
where current_timestamp < n.until
  and opened.granted <> '{{}}'
  and (c.task <> 'doorstroompunt' or {younger(27)})
  and not exists (select from consent_noodclosed k where k.opening_id = n.id)
  and not exists (select from consent_noodreview w where w.opening_id = n.id and not w.justified)
  and not {asked_to_wait()}
"""  # noqa: S608  # only our own expressions are filled in


def may_be_opened() -> str:
    """Whether the ground holds for this field, and no hard stop of the law forbids it (law 8)."""
    plain, health = codes(codes_in(Category.GEWOON)), codes(codes_in(Category.GEZONDHEID))
    return f"""(code = any({plain}) or n.ground = '{Ground.VITAL.value}' and code = any({health}))
    and not exists (
      select from consent_hardstop h
      where {stops("h")} and h.valid_from <= {TODAY} and (h.valid_until is null or h.valid_until >= {TODAY})
        and (h.category = 'gezondheid' and code = any({health}) or h.category = 'gewoon' and code = any({plain})))
"""  # only our own codes are filled in


def codes_in(category: Category) -> list[str]:
    return [code for code, field in items_of(Way.GIVE).items() if field.category == category]


def asked_to_wait(code: str = "") -> str:
    """Whether this jongere asked to share nothing at all for now, or not this field, and that holds (AVG 18). A bezwaar
    does not close this: it is no public task that we rest on, and whoever is in danger may be made to object."""
    about = f"{code} = any(v.field_codes)" if code else "v.field_codes = '{}'"
    return f"""exists (
    select from consent_verzoek v
    left join consent_besluit b on b.verzoek_id = v.id
    left join consent_opheffing o on o.verzoek_id = v.id
    where v.jongere_id = c.jongere_id and v.afweging_id is null and v.closes and {about}
      and {stands_still()})"""


class OpenNood(models.Model):
    """One row of the view; read only. What is not here, no ketenpartner reads in nood."""

    opening = models.OneToOneField(Noodopening, models.DO_NOTHING, primary_key=True, related_name="open_now")
    case = models.ForeignKey("cases.Case", models.DO_NOTHING, related_name="+")
    ketenpartner_id = models.UUIDField()
    grondslag = models.CharField(max_length=20)
    doel = models.CharField(max_length=200)
    until = models.DateTimeField()
    granted = ArrayField(models.CharField(max_length=60))

    class Meta:
        managed = False
        db_table = "consent_open_nood"

    def __str__(self) -> str:
        return f"{self.opening_id}: {', '.join(self.granted)}"
