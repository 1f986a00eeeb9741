"""Personalia and contact: who someone is, and how to reach them."""

from cases.catalogue.field import Field, Kind, Rubriek
from cases.catalogue.sql import TODAY, filled, label_of, objects
from cases.jongeren.gezagsdragers import Relatie
from cases.jongeren.models import Geslacht, VoorkeurContact

NAME = "coalesce(nullif(j.roepnaam, ''), j.voornamen)"
AGE = f"extract(year from age({TODAY}, j.geboortedatum))::int"
# Authority counts when its proof was seen, until it ends, and never from 18 on.
IN_FORCE = (
    "from cases_gezagsdrager g where g.jongere_id = j.id and g.verified_at is not null and g.soort = 'gezag'"
    f" and (g.verified_until is null or g.verified_until >= {TODAY})"
    f" and (g.until is null or g.until >= {TODAY}) and j.geboortedatum > ({TODAY} - interval '18 years')"
)
RELATIE = label_of("g.relatie", Relatie)

PERSONALIA = (
    Field(
        code="persoon.naam",
        label="Naam",
        rubriek=Rubriek.PERSONALIA,
        kind=Kind.TEXT,
        sql=f"concat_ws(' ', {NAME}, nullif(j.tussenvoegsel, ''), j.achternaam)",
        coarser="persoon.roepnaam",
        example="Teun Bakker",
    ),
    Field(
        code="persoon.roepnaam",
        label="Roepnaam",
        rubriek=Rubriek.PERSONALIA,
        kind=Kind.TEXT,
        sql=NAME,
        coarser="persoon.initiaal",
        example="Teun",
    ),
    Field(
        code="persoon.initiaal",
        label="Eerste letter van de roepnaam",
        rubriek=Rubriek.PERSONALIA,
        kind=Kind.TEXT,
        sql=f"upper(left({NAME}, 1)) || '.'",
        example="T.",
    ),
    Field(
        code="persoon.voornamen",
        label="Alle voornamen",
        rubriek=Rubriek.PERSONALIA,
        kind=Kind.TEXT,
        sql="j.voornamen",
        coarser="persoon.voorletters",
        example="Teun Johannes",
    ),
    Field(
        code="persoon.voorletters",
        label="Voorletters",
        rubriek=Rubriek.PERSONALIA,
        kind=Kind.TEXT,
        sql=r"upper(regexp_replace(j.voornamen, '(\S)\S*\s*', '\1.', 'g'))",
        example="T.J.",
    ),
    Field(
        code="persoon.achternaam",
        label="Achternaam",
        rubriek=Rubriek.PERSONALIA,
        kind=Kind.TEXT,
        sql="concat_ws(' ', nullif(j.tussenvoegsel, ''), j.achternaam)",
        example="Bakker",
    ),
    Field(
        code="persoon.geboortedatum",
        label="Geboortedatum",
        rubriek=Rubriek.PERSONALIA,
        kind=Kind.DATE,
        sql="j.geboortedatum",
        coarser="persoon.leeftijd",
        example="14-03-2009",
    ),
    Field(
        code="persoon.leeftijd",
        label="Leeftijd",
        rubriek=Rubriek.PERSONALIA,
        kind=Kind.NUMBER,
        sql=AGE,
        coarser="persoon.meerderjarig",
        example="17",
    ),
    Field(
        code="persoon.meerderjarig",
        label="18 jaar of ouder",
        rubriek=Rubriek.PERSONALIA,
        kind=Kind.YESNO,
        sql=f"({AGE} >= 18)",
        example="nee",
    ),
    Field(
        code="persoon.geslacht",
        label="Geslacht",
        rubriek=Rubriek.PERSONALIA,
        kind=Kind.TEXT,
        sql=label_of("j.geslacht", Geslacht),
        example="Man",
    ),
    Field(
        code="persoon.taal",
        label="Taal",
        rubriek=Rubriek.PERSONALIA,
        kind=Kind.TEXT,
        sql=filled("j.taal"),
        coarser="persoon.nederlandstalig",
        example="Nederlands",
    ),
    Field(
        code="persoon.nederlandstalig",
        label="Spreekt Nederlands",
        rubriek=Rubriek.PERSONALIA,
        kind=Kind.YESNO,
        sql="(nullif(j.taal, '') = 'Nederlands')",
        example="ja",
    ),
    Field(
        code="persoon.gezagsdragers",
        label="Wie het gezag heeft",
        rubriek=Rubriek.PERSONALIA,
        kind=Kind.LIST,
        sql=objects({"naam": "g.naam", "relatie": RELATIE}, IN_FORCE, order="g.naam, g.id"),
        coarser="persoon.heeft_gezagsdrager",
        example="Marja Bakker (moeder)",
    ),
    Field(
        code="persoon.heeft_gezagsdrager",
        label="Er is iemand met gezag",
        rubriek=Rubriek.PERSONALIA,
        kind=Kind.YESNO,
        sql=f"exists (select 1 {IN_FORCE})",
        example="ja",
    ),
)

CONTACT = (
    Field(
        code="contact.adres",
        label="Adres",
        rubriek=Rubriek.CONTACT,
        kind=Kind.TEXT,
        sql=filled(
            "concat_ws(', ', nullif(trim(j.straat || ' ' || j.huisnummer), ''),"
            " nullif(trim(j.postcode || ' ' || j.woonplaats), ''))"
        ),
        coarser="contact.wijk",
        example="Dorpsstraat 12a, 1234AB Noorderkoog",
    ),
    Field(
        # With the place, because every place has a Centrum.
        code="contact.wijk",
        label="Wijk",
        rubriek=Rubriek.CONTACT,
        kind=Kind.TEXT,
        sql=filled("concat_ws(', ', nullif(j.wijk, ''), nullif(j.woonplaats, ''))"),
        coarser="contact.woonplaats",
        example="Oosterwijk, Noorderkoog",
    ),
    Field(
        code="contact.woonplaats",
        label="Woonplaats",
        rubriek=Rubriek.CONTACT,
        kind=Kind.TEXT,
        sql=filled("j.woonplaats"),
        coarser="contact.gemeente",
        example="Noorderkoog",
    ),
    Field(
        code="contact.gemeente",
        label="Gemeente waar de jongere woont",
        rubriek=Rubriek.CONTACT,
        kind=Kind.TEXT,
        sql=filled("j.gemeente"),
        example="Noorderkoog",
    ),
    Field(
        code="contact.postcode",
        label="Postcode",
        rubriek=Rubriek.CONTACT,
        kind=Kind.TEXT,
        sql=filled("j.postcode"),
        coarser="contact.postcode_cijfers",
        example="1234AB",
    ),
    Field(
        code="contact.postcode_cijfers",
        label="Cijfers van de postcode",
        rubriek=Rubriek.CONTACT,
        kind=Kind.TEXT,
        sql=filled("left(j.postcode, 4)"),
        example="1234",
    ),
    Field(
        code="contact.telefoon",
        label="Telefoonnummer",
        rubriek=Rubriek.CONTACT,
        kind=Kind.TEXT,
        sql=filled("j.telefoon"),
        coarser="contact.heeft_telefoon",
        example="06 12345678",
    ),
    Field(
        code="contact.heeft_telefoon",
        label="Te bereiken per telefoon",
        rubriek=Rubriek.CONTACT,
        kind=Kind.YESNO,
        sql="(j.telefoon <> '')",
        example="ja",
    ),
    Field(
        code="contact.email",
        label="E-mailadres",
        rubriek=Rubriek.CONTACT,
        kind=Kind.TEXT,
        sql=filled("j.email"),
        coarser="contact.heeft_email",
        example="teun@example.org",
    ),
    Field(
        code="contact.heeft_email",
        label="Te bereiken per e-mail",
        rubriek=Rubriek.CONTACT,
        kind=Kind.YESNO,
        sql="(j.email <> '')",
        example="ja",
    ),
    Field(
        code="contact.voorkeur",
        label="Wil het liefst contact via",
        rubriek=Rubriek.CONTACT,
        kind=Kind.TEXT,
        sql=label_of("j.voorkeur_contact", VoorkeurContact),
        example="Appen of sms",
    ),
    Field(
        code="contact.gezagsdragers",
        label="Contact met wie het gezag heeft",
        rubriek=Rubriek.CONTACT,
        kind=Kind.LIST,
        sql=objects(
            {"naam": "g.naam", "relatie": RELATIE, "telefoon": "g.telefoon", "e-mail": "g.email"},
            IN_FORCE,
            order="g.naam, g.id",
        ),
        coarser="persoon.gezagsdragers",
        example="Marja Bakker (moeder), 06 87654321",
    ),
)
