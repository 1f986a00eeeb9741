"""What goes out, and what may be asked, in Dutch (NL API Design Rules). Outward names are camelCase."""

from datetime import UTC
from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from cases.jongeren.bsn import holds_bsn
from sharing.reading import Opened
from sharing.reading_many import SORTS

LARGEST_PAGE = 200
LONGEST_ANSWER = 2000


class Vraag(serializers.Serializer[Any]):
    """What may be asked of a list; a name that we do not know is an error, and never a filter that does nothing."""

    zoek = serializers.CharField(
        required=False, max_length=100, default="", allow_blank=True,
        help_text="Woorden uit het kenmerk of de naam. Alleen in namen die met je organisatie gedeeld zijn.",
    )  # fmt: skip
    sorteer = serializers.ChoiceField(
        [minus + key for key in SORTS for minus in ("", "-")], required=False, default="kenmerk",
        help_text="Binnen een gemeente; met een - ervoor andersom. Wat niet gedeeld is, komt achteraan.",
    )  # fmt: skip
    pagina = serializers.IntegerField(required=False, default=1, min_value=1, max_value=100_000)
    paginaGrootte = serializers.IntegerField(required=False, default=50, min_value=1, max_value=LARGEST_PAGE)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if unknown := set(self.initial_data) - set(self.fields):
            raise serializers.ValidationError({name: ["Deze parameter bestaat niet."] for name in sorted(unknown)})
        return attrs


@extend_schema_serializer(component_name="GedeeldeJongereInLijst")
class Share(serializers.Serializer[Any]):
    """A share without values of fields."""

    id = serializers.UUIDField(source="opened.share.share_id")
    organisatie = serializers.CharField(source="place.naam", help_text="De gemeente of regio die deelt.")
    gemeente = serializers.CharField(source="opened.share.gemeente", help_text="De verantwoordelijke gemeente.")
    kenmerk = serializers.CharField(source="opened.share.reference")
    naam = serializers.SerializerMethodField(help_text="Alleen als er een naam gedeeld is.")
    doel = serializers.CharField(source="opened.share.doel")
    taak = serializers.CharField(source="opened.share.recipient_task", help_text="De taak van je organisatie.")
    grondslag = serializers.CharField(source="opened.share.grondslag")
    regiehouder = serializers.CharField(source="opened.share.regiehouder")
    geldigVan = serializers.DateField(source="opened.share.valid_from")
    geldigTotEnMet = serializers.DateField(source="opened.share.valid_until")
    inNoodTot = serializers.DateTimeField(
        source="opened.share.nood_until", allow_null=True, default_timezone=UTC,
        help_text="Alleen als dit in nood geopend is: tot dit moment. Anders null.",
    )  # fmt: skip
    velden = serializers.ListField(child=serializers.CharField(), source="opened.share.granted")

    def get_naam(self, found: Any) -> str | None:
        return found.opened.name or None


class Gegeven(serializers.Serializer[Any]):
    """One field that was granted, with its value."""

    code = serializers.CharField(source="field.code")
    naam = serializers.CharField(source="field.label")
    rubriek = serializers.CharField(source="field.rubriek")
    soort = serializers.CharField(source="field.kind", help_text="text, date, number, yesno of list.")
    waarde = serializers.JSONField(source="value", allow_null=True, help_text="null als het niet bekend is.")


class GedeeldeJongere(Share):
    regiehouderTelefoon = serializers.CharField(
        source="opened.share.regiehouder_telefoon", help_text="Leeg als onbekend."
    )
    regiehouderEmail = serializers.CharField(source="opened.share.regiehouder_email", help_text="Leeg als onbekend.")
    gegevens = serializers.SerializerMethodField()

    def get_gegevens(self, found: Any) -> list[dict[str, Any]]:
        opened: Opened = found.opened
        return list(Gegeven(opened.fields, many=True).data)


class Melding(serializers.Serializer[Any]):
    """What may no longer be used."""

    id = serializers.UUIDField(source="closed.share_id")
    organisatie = serializers.CharField(source="place.naam")
    gemeente = serializers.CharField(source="closed.gemeente")
    kenmerk = serializers.CharField(source="closed.reference")
    doel = serializers.CharField(source="closed.doel")
    reden = serializers.CharField(source="closed.why")
    uitleg = serializers.CharField(source="reason")
    velden = serializers.ListField(child=serializers.CharField(), source="closed.field_codes")
    teBevestigen = serializers.ListField(child=serializers.CharField(), source="closed.open_codes")
    staatStil = serializers.ListField(
        child=serializers.CharField(), source="closed.still_codes",
        help_text="Nu niet gebruiken en ook nog niet wissen: de jongere vroeg om te wachten.",
    )  # fmt: skip
    bevestigdOp = serializers.DateTimeField(source="closed.confirmed_at", allow_null=True, default_timezone=UTC)


class GestopteSamenwerking(serializers.Serializer[Any]):
    """A gemeente that the partner works with no more: nothing of it may be used."""

    organisatie = serializers.CharField(source="naam")
    gestoptOp = serializers.DateField(source="on")


class GedeeldeJongeren(serializers.Serializer[Any]):
    """One page of the list."""

    aantal = serializers.IntegerField()
    pagina = serializers.IntegerField()
    paginas = serializers.IntegerField()
    resultaten = Share(many=True)


class Meldingen(serializers.Serializer[Any]):
    resultaten = Melding(many=True)
    gestopteSamenwerkingen = GestopteSamenwerking(many=True)


class Verbetering(serializers.Serializer[Any]):
    """What was corrected or erased after this organisation read it (AVG 19); which fields, never their values."""

    id = serializers.UUIDField(source="told.notice_id")
    organisatie = serializers.CharField(source="place.naam")
    gemeente = serializers.CharField(source="told.gemeente")
    kenmerk = serializers.CharField(source="told.reference")
    doel = serializers.CharField(source="told.doel")
    velden = serializers.ListField(child=serializers.CharField(), source="told.field_codes")
    gewist = serializers.BooleanField(source="told.erased", help_text="true: gewist, wis het ook. false: verbeterd.")
    gedeeldeJongere = serializers.SerializerMethodField(
        help_text="De id waarmee je de nieuwe gegevens leest; null als dat niet meer mag."
    )
    gemeldOp = serializers.DateTimeField(source="told.made_at", default_timezone=UTC)
    gelezenOp = serializers.DateTimeField(source="told.seen_at", allow_null=True, default_timezone=UTC)

    @extend_schema_field(serializers.UUIDField(allow_null=True))
    def get_gedeeldeJongere(self, found: Any) -> str | None:  # noqa: N802  # named after its field, as DRF wants it
        return str(found.told.share_id) if found.told.still_open else None


class Verbeteringen(serializers.Serializer[Any]):
    resultaten = Verbetering(many=True)


class GevraagdGegeven(serializers.Serializer[Any]):
    """One thing that still waits for an answer."""

    code = serializers.CharField()
    naam = serializers.CharField(source="label")
    rubriek = serializers.CharField()


@extend_schema_serializer(component_name="OpenVraagInLijst")
class Question(serializers.Serializer[Any]):
    """What a gemeente asks, without about whom."""

    id = serializers.UUIDField(source="question.question_id")
    organisatie = serializers.CharField(source="place.naam", help_text="De gemeente of regio die het vraagt.")
    gemeente = serializers.CharField(source="question.gemeente")
    kenmerk = serializers.CharField(source="question.reference")
    doel = serializers.CharField(source="question.doel")
    taak = serializers.CharField(source="question.recipient_task", help_text="De taak van je organisatie.")
    grondslag = serializers.CharField(source="question.grondslag")
    regiehouder = serializers.CharField(source="question.regiehouder")
    gevraagdOp = serializers.DateTimeField(source="question.asked_at", default_timezone=UTC)
    antwoordenTotEnMet = serializers.DateField(source="question.valid_until")
    gevraagd = GevraagdGegeven(many=True, source="question.items")


class OpenVraag(Question):
    """The same with about whom it is and how to reach the regiehouder."""

    naam = serializers.CharField(source="question.naam")
    geboortedatum = serializers.DateField(source="question.geboortedatum")
    regiehouderTelefoon = serializers.CharField(source="question.regiehouder_telefoon", help_text="Leeg als onbekend.")
    regiehouderEmail = serializers.CharField(source="question.regiehouder_email", help_text="Leeg als onbekend.")


class OpenVragen(serializers.Serializer[Any]):
    resultaten = Question(many=True)


class Antwoord(serializers.Serializer[Any]):
    """An answer to one item, or why it is not given: one of both."""

    code = serializers.CharField(max_length=60)
    antwoord = serializers.CharField(required=False, default="", allow_blank=True, max_length=LONGEST_ANSWER)
    nietWant = serializers.CharField(
        required=False, default="", allow_blank=True, max_length=LONGEST_ANSWER,
        help_text="Waarom je organisatie dit niet geeft.",
    )  # fmt: skip

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if bool(attrs["antwoord"]) == bool(attrs["nietWant"]):
            raise serializers.ValidationError("Geef een antwoord, of schrijf waarom niet. Niet allebei.")
        if holds_bsn(attrs["antwoord"]) or holds_bsn(attrs["nietWant"]):
            raise serializers.ValidationError("Hier staat een BSN in. Haal dat weg: wij hebben het niet nodig.")
        return attrs


class Antwoorden(serializers.Serializer[Any]):
    """What is said to one question. An item that is left out stays open, and can be answered later."""

    antwoorden = Antwoord(many=True, allow_empty=False)

    def validate_antwoorden(self, said: list[dict[str, Any]]) -> list[dict[str, Any]]:
        codes = [one["code"] for one in said]
        if unasked := sorted(set(codes) - set(self.context["asked"])):
            raise serializers.ValidationError(f"Dit vraagt niemand: {', '.join(unasked)}.")
        if len(codes) > len(set(codes)):
            raise serializers.ValidationError("Geef per gegeven één antwoord.")
        return said


class Beantwoord(serializers.Serializer[Any]):
    """What was kept, and what still waits."""

    beantwoord = serializers.ListField(child=serializers.CharField())
    nogOpen = serializers.ListField(child=serializers.CharField())


class Probleem(serializers.Serializer[Any]):
    """An error, as RFC 9457 has it."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
