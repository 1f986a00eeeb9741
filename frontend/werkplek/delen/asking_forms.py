"""The denkstappen when we ask: the same questions, in the words of somebody who wants to know something."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User
from consent.afwegingen.models import Afweging
from consent.grondslagen.models import Grondslag
from frontend.werkplek.delen.forms import BasisForm, PeriodForm, PurposeForm, YesNo

# School has four weeks to answer (WEB 9.2.3); others get as long.
USUAL_TERM = timedelta(days=28)


class AskBasisForm(BasisForm):
    """Step 1: on which article the other may give this to us."""

    recipient_task = forms.CharField(
        label="Voor welke taak vraag je dit?", max_length=200, help_text="Bijvoorbeeld: begeleiding naar werk."
    )
    geheimhouding = YesNo(
        label="Heeft de ander een geheimhoudingsplicht?", help_text="Bijvoorbeeld jeugdhulp, zorg of UWV."
    )

    def offer_all(self, task: str, partner_kind: str) -> None:
        self.offer("grondslag_geven", list(Grondslag.objects.for_asking(task=task, partner_kind=partner_kind)))
        self.fields["grondslag_geven"].label = "Op welke grond mag de ander dit aan jou geven?"
        del self.fields["grondslag_ontvangen"]


class AskPurposeForm(PurposeForm):
    """Step 2: what we do with the answer."""

    doel = forms.CharField(
        label="Wat ga jij met het antwoord dóen?", max_length=200, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Eén zin, zoals je het aan de jongere uitlegt. De ander leest deze zin ook.",
    )  # fmt: skip
    doel_zelfde = YesNo(label="Heeft de ander de gegevens voor ditzelfde doel?")


class AskPeriodForm(PeriodForm):
    """Close: until when the other can answer. A question goes out at once."""

    valid_until = forms.DateField(
        label="Tot en met welke dag kan de ander antwoorden?", help_text="Daarna is de vraag weg. Hooguit drie maanden."
    )

    def __init__(self, data: Any = None, *, afweging: Afweging, lenient: bool = False) -> None:
        super().__init__(data, afweging=afweging, lenient=lenient)
        del self.fields["valid_from"], self.fields["terugkoppeling"]

    def start(self, afweging: Afweging) -> dict[str, Any]:
        return {"valid_until": afweging.valid_until or timezone.localdate() + USUAL_TERM}

    def save(self, *, by: User) -> Afweging:
        self.cleaned_data["valid_from"] = timezone.localdate()
        return super().save(by=by)
