"""What goes out, and what may be asked, in Dutch (NL API Design Rules). Outward names are camelCase."""

from datetime import UTC
from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from sharing.reading import Opened
from sharing.reading_many import SORTS

LARGEST_PAGE = 200


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


class Probleem(serializers.Serializer[Any]):
    """An error, as RFC 9457 has it."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
