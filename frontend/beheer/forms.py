"""What the operator fills in about partners, their samenwerkingen and their people."""

from typing import Any

from django import forms

from accounts.models import User
from frontend.keten.members_forms import MemberForm
from partners.models import Ketenpartner, Samenwerking
from partners.numbers import validate_brin, validate_kvk, validate_oin
from tenants.models import Tenant


class SearchForm(forms.Form):
    zoek = forms.CharField(label="Zoek op naam, plaats of nummer", max_length=100, required=False)


class PlainNumber(forms.CharField):
    """A number as people write it, with spaces and dots, and as we keep it: without."""

    def to_python(self, value: Any) -> str:
        return "".join(str(value or "").split()).replace(".", "").upper()


class KetenpartnerForm(forms.ModelForm):
    oin = PlainNumber(
        label="OIN", required=False, validators=[validate_oin], help_text="20 cijfers, voor overheidsorganisaties."
    )
    kvk = PlainNumber(label="KvK-nummer", required=False, validators=[validate_kvk], help_text="8 cijfers.")
    brin = PlainNumber(
        label="BRIN", required=False, validators=[validate_brin], help_text="Voor scholen, zoals 25LX of 25LX00."
    )

    class Meta:
        model = Ketenpartner
        fields = ("naam", "kind", "plaats", "oin", "kvk", "brin")
        labels = {"naam": "Naam", "kind": "Soort organisatie", "plaats": "Plaats"}
        error_messages = {"naam": {"unique": "Er is al een ketenpartner met deze naam."}}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        others = Ketenpartner.objects.exclude(pk=self.instance.pk)
        for number in ("oin", "brin"):
            if cleaned.get(number) and others.filter(**{number: cleaned[number]}).exists():
                self.add_error(number, f"Er is al een ketenpartner met dit {number.upper()}-nummer.")
        return cleaned


class SamenwerkingForm(forms.ModelForm):
    class Meta:
        model = Samenwerking
        fields = ("tenant", "convenant", "starts_on", "ends_on")
        labels = {
            "tenant": "Gemeente of regio",
            "convenant": "Convenant",
            "starts_on": "Begint op",
            "ends_on": "Eindigt op",
        }
        help_texts = {"ends_on": "Leeg als er geen einddatum is afgesproken."}

    def __init__(self, answers: Any, *, ketenpartner: Ketenpartner, initial: dict[str, Any]) -> None:
        super().__init__(answers, instance=Samenwerking(ketenpartner=ketenpartner), initial=initial)
        self.fields["tenant"] = forms.ModelChoiceField(Tenant.objects.all(), label="Gemeente of regio")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        start, end, tenant = cleaned.get("starts_on"), cleaned.get("ends_on"), cleaned.get("tenant")
        if start and end and end < start:
            self.add_error("ends_on", "De einddatum ligt voor de begindatum.")
        running = Samenwerking.objects.filter(ketenpartner=self.instance.ketenpartner, tenant=tenant, ended_at=None)
        if tenant and running.exists():
            self.add_error("tenant", "Met deze gemeente of regio is er al een samenwerking. Stop die eerst.")
        return cleaned


class OperatorMemberForm(MemberForm):
    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError("Er is al iemand met dit e-mailadres.")
        return email
