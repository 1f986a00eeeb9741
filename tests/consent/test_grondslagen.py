"""The catalogue of law: dated, sourced, and only between the task and the partner that the law names."""

from datetime import date, timedelta

import pytest

from consent.afwegingen import services
from consent.grondslagen.data import GRONDSLAGEN
from consent.grondslagen.models import Grondslag
from consent.open import open_codes
from consent.refusals import StepMissing
from partners.models import PartnerKind
from tests import factories as make
from tests.deciding import decided, draft, signed

KINDS = set(PartnerKind.values)


def giving(task, kind):
    return set(Grondslag.objects.for_giving(task=task, partner_kind=kind).values_list("code", flat=True))


def receiving(task, kind):
    return set(Grondslag.objects.for_receiving(task=task, partner_kind=kind).values_list("code", flat=True))


def test_every_row_has_an_article_a_source_and_known_partners(inside):
    for row in Grondslag.objects.all():
        assert row.article
        assert row.source
        assert set(row.partner_kinds) <= KINDS
        assert not row.reviewed_by_jurist


def test_the_catalogue_in_the_database_is_the_one_that_was_read(inside):
    in_database = {row.code: (row.direction, row.tasks, row.partner_kinds) for row in Grondslag.objects.all()}

    for row in GRONDSLAGEN:
        expected = (row["direction"], row.get("tasks", []), row.get("partner_kinds", []))
        assert in_database[row["code"]] == expected


def test_what_nobody_read_or_is_no_law_yet_is_not_offered(inside):
    offered = set(Grondslag.objects.offered().values_list("code", flat=True))

    assert not offered & {"WGBO-1", "WAMS"}


def test_doorgeleiden_to_work_goes_to_werk_en_inkomen_only(inside):
    to = {kind for kind in KINDS if "RMC-2" in giving("doorstroompunt", kind)}

    assert to == {"werk_en_inkomen"}
    assert "RMC-2" not in giving("jeugdwet", "werk_en_inkomen")


def test_what_others_give_to_us_is_no_ground_to_receive(inside):
    for kind in KINDS:
        assert not {"RMC-7", "SUWI-1"} & (giving("doorstroompunt", kind) | receiving("doorstroompunt", kind))


def test_schuldhulp_receives_nothing_of_the_doorstroompunt_on_its_own_law(inside):
    assert "SHV-1" not in receiving("doorstroompunt", "schuldhulp")
    assert "SHV-1" in receiving("jeugdwet", "schuldhulp")


def test_wmo_to_others_than_a_provider_is_not_offered(inside):
    assert {kind for kind in KINDS if "WMO-3" in giving("wmo", kind)} == {"wijkteam"}


def test_toestemming_is_offered_to_all_and_always_asks_whether_nee_is_free(inside):
    toestemming = Grondslag.objects.get(code="CONS")

    assert toestemming.asks_imbalance_test
    assert all("CONS" in giving("doorstroompunt", kind) & receiving("doorstroompunt", kind) for kind in KINDS)


def test_a_grondslag_holds_from_its_date_until_its_date(inside):
    row = GRONDSLAGEN[1]
    before = date.fromisoformat(row["valid_from"]) - timedelta(days=1)

    assert Grondslag.objects.for_giving(task="doorstroompunt", partner_kind="werk_en_inkomen").filter(code="RMC-2")
    found = Grondslag.objects.for_giving(task="doorstroompunt", partner_kind="werk_en_inkomen", on=before)
    assert not found.filter(code="RMC-2").exists()


@pytest.mark.parametrize(
    ("grondslag", "receiving", "kind"),
    [("RMC-2", "CONS", "mbo"), ("CONS", "SHV-1", "schuldhulp"), ("JW-2", "CONS", "mbo"), ("SCHOOL-V", "CONS", "mbo")],
)
def test_a_grondslag_that_does_not_fit_is_refused_however_it_was_sent(partner, regiehouder, grondslag, receiving, kind):
    case = make.make_filled_case(regiehouder=regiehouder.user, task="doorstroompunt")
    wrong = draft(case=case, partner=partner("Die ander", kind), by=regiehouder.user, grondslag=grondslag,
                  receiving=receiving)  # fmt: skip

    with pytest.raises(StepMissing, match="Kies opnieuw"):
        services.decide(afweging=wrong, by=regiehouder.user)


def test_amira_goes_to_werk_en_inkomen_without_a_signature(partner, regiehouder):
    """Worked example 2 of domain.md §2.2."""
    amira = make.make_jongere(age=19, roepnaam="Amira")
    case = make.make_filled_case(jongere=amira, regiehouder=regiehouder.user, task="doorstroompunt")
    fields = ["persoon.roepnaam", "persoon.geboortedatum", "onderwijs.startkwalificatie"]

    share = decided(case=case, partner=partner("W&I", "werk_en_inkomen"), by=regiehouder.user, grondslag="RMC-2",
                    receiving="PW-1", fields=fields)  # fmt: skip

    assert set(open_codes(share.pk)) == set(fields)
    assert not hasattr(share, "machtiging")


def test_jay_and_his_mother_both_sign_for_leerplicht(family, partner, regiehouder):
    """Worked example 3 of domain.md §2.2."""
    share = decided(case=family.case, partner=partner("Leerplicht", "leerplicht"), by=regiehouder.user,
                    grondslag="JW-2", receiving="LPW-1")  # fmt: skip
    assert share.machtiging.kind == "opheffen_geheimhouding"
    assert share.machtiging.required_signers == ["jongere", "gezagsdrager"]

    signed(share, by=family.jay)
    assert open_codes(share.pk) == []
    signed(share, by=family.mother)
    assert open_codes(share.pk) == share.shared_codes()


def test_sem_says_ja_to_a_few_fields_for_the_woningcorporatie(partner, regiehouder):
    """Worked example 4 of domain.md §2.2."""
    sem = make.make_jongere(age=22, roepnaam="Sem")
    case = make.make_filled_case(jongere=sem, regiehouder=regiehouder.user)

    share = decided(case=case, partner=partner("Woonplan", "woningcorporatie"), by=regiehouder.user, grondslag="HOUS-1",
                    fields=["persoon.roepnaam", "contact.telefoon", "wonen.woonvraag"])  # fmt: skip

    assert share.machtiging.kind == "toestemming"
    assert open_codes(share.pk) == []
