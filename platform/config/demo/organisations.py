"""The ketenpartners of the demo, with whom they work, and who reads for them: entered as the operator would."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.forms import BaseForm
from django.utils import timezone

from accounts.members.models import PartnerMember
from accounts.models import User
from config.demo.places import NOORDERKOOG, WATERLAND, ZANDWAARD
from config.demo_idp.setup import link
from frontend.beheer.acts import add_member, keep
from frontend.beheer.forms import KetenpartnerForm, MemberForm, SamenwerkingForm
from partners.models import Ketenpartner
from tenants.models import Tenant

N, Z, W = (place.schema for place in (NOORDERKOOG, ZANDWAARD, WATERLAND))
CONVENANT = "Convenant Jongeren in de keten 2026"


@dataclass(frozen=True)
class Member:
    """Somebody who reads for a ketenpartner; `key` is how the demo provider knows them."""

    key: str
    naam: str
    functie: str
    role: str = "medewerker"


@dataclass(frozen=True)
class Organisation:
    naam: str
    kind: str
    plaats: str
    works_with: tuple[str, ...]
    members: tuple[Member, ...]
    brin: str = ""
    oin: str = ""


ROC = Organisation(
    "ROC Waterkant",
    "mbo",
    "Noorderkoog",
    (N, Z, W),
    (
        Member("fatima", "Fatima Yilmaz", "mentor entree-opleidingen"),
        Member("henk", "Henk Terpstra", "zorgcoördinator", "beheerder"),
    ),
    brin="99WK",
)
PRAKTIJKSCHOOL = Organisation(
    "Praktijkschool De Werkplaats",
    "vso_pro",
    "Zandwaard",
    (N, Z),
    (Member("mieke", "Mieke Haan", "stagebegeleider"),),
    brin="98PW",
)
GGZ = Organisation(
    "GGZ De Dijk",
    "ggz",
    "Noorderkoog",
    (N, Z),
    (Member("sanne", "Sanne Vos", "psycholoog"), Member("otto", "Otto Brandsma", "teamleider", "beheerder")),
)
WIJKTEAM = Organisation(
    "Wijkteam Oost", "wijkteam", "Noorderkoog", (N,), (Member("ruben", "Ruben Smit", "gezinswerker"),)
)
WIJKTEAM_DUIN = Organisation(
    "Wijkteam Duin", "wijkteam", "Zandwaard", (Z,), (Member("ingrid", "Ingrid Faber", "gezinswerker"),)
)
WERK_EN_INKOMEN = Organisation(
    "Werk en Inkomen Noorderkoog",
    "werk_en_inkomen",
    "Noorderkoog",
    (N,),
    (Member("dennis", "Dennis Jonker", "klantmanager jongeren"),),
    oin="00000001000990100000",
)
WERKPLEIN = Organisation(
    "Werkplein Waterland-Midden",
    "werk_en_inkomen",
    "Dijkstede",
    (W,),
    (Member("petra", "Petra Wolters", "jobcoach"),),
    oin="00000001000991100000",
)
LEERPLICHT = Organisation(
    "Leerplicht Noorderkoog",
    "leerplicht",
    "Noorderkoog",
    (N,),
    (Member("yvonne", "Yvonne Reus", "leerplichtambtenaar"),),
    oin="00000001000990200000",
)
SCHULDHULP = Organisation(
    "Schuldhulp Noorderkoog", "schuldhulp", "Noorderkoog", (N, Z), (Member("rachid", "Rachid Amrani", "consulent"),)
)
DE_LOODS = Organisation(
    "Leerwerkbedrijf De Loods",
    "leerwerkbedrijf",
    "Noorderkoog",
    (N, Z),
    (Member("gijs", "Gijs van Rijn", "werkmeester magazijn"),),
)
THUISHAVEN = Organisation(
    "Woningcorporatie Thuishaven",
    "woningcorporatie",
    "Noorderkoog",
    (N, W),
    (Member("linda", "Linda Kuiper", "woonconsulent"),),
)
ORGANISATIONS = (
    ROC,
    PRAKTIJKSCHOOL,
    GGZ,
    WIJKTEAM,
    WIJKTEAM_DUIN,
    WERK_EN_INKOMEN,
    WERKPLEIN,
    LEERPLICHT,
    SCHULDHULP,
    DE_LOODS,
    THUISHAVEN,
)


def enter_all(*, by: User) -> None:
    """Enter every ketenpartner through the forms of the operator; stands in the public schema."""
    for organisation in ORGANISATIONS:
        enter(organisation, by=by)


def enter(organisation: Organisation, *, by: User) -> None:
    told = {name: getattr(organisation, name) for name in ("naam", "kind", "plaats", "brin", "oin")}
    partner: Ketenpartner = keep(filled(KetenpartnerForm(told)), action="ketenpartner.added", by=by)
    begun = timezone.localdate() - timedelta(days=320)
    for tenant in Tenant.objects.filter(schema_name__in=organisation.works_with):
        answers = {"tenant": tenant.pk, "convenant": CONVENANT, "starts_on": begun}
        keep(filled(SamenwerkingForm(answers, ketenpartner=partner, initial={})), action="samenwerking.added", by=by)
    for member in organisation.members:
        join(member, partner, by=by)


def join(member: Member, partner: Ketenpartner, *, by: User) -> PartnerMember:
    address = f"{member.naam.lower().replace(' ', '.')}@{partner.naam.lower().replace(' ', '-')}.example"
    form = filled(MemberForm({"naam": member.naam, "email": address, "functie": member.functie, "role": member.role}))
    joined = add_member(ketenpartner=partner, by=by, **form.cleaned_data)
    link(slug="werk", key=member.key, user=joined.user)
    return joined


def filled[Filled: BaseForm](form: Filled) -> Any:
    """The form, when the operator's screen would accept it."""
    if not form.is_valid():
        raise ValueError(f"{type(form).__name__}: {form.errors.as_text()}")
    return form
