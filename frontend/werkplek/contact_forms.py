"""Forms for contactmomenten."""

from django import forms
from django.db.models import Q, QuerySet

from cases.contact.models import Channel, Contactmoment
from frontend.werkplek.acts_fields import DateTimeInput


class ContactForm(forms.ModelForm):
    class Meta:
        model = Contactmoment
        fields = ("channel", "at", "with_whom", "reached", "text")
        widgets = {
            "at": DateTimeInput(),
            "text": forms.Textarea(attrs={"rows": 6}),
            "channel": forms.Select(attrs={"class": "jr-width--medium"}),
        }
        labels = {
            "channel": "Soort contact",
            "at": "Wanneer was het?",
            "with_whom": "Met wie was het contact?",
            "reached": "We hebben elkaar gesproken",
            "text": "Kort verslag",
        }
        help_texts = {
            "with_whom": "Naam en rol, bijvoorbeeld: mentor Fatma Demir",
            "reached": "Geen gehoor? Zet het vinkje uit. Een poging telt ook.",
            "text": "Schrijf alleen op wat nodig is voor de begeleiding. De jongere kan dit lezen.",
        }
        error_messages = {
            "channel": {"required": "Kies wat voor contact het was."},
            "with_whom": {"required": "Vul in met wie je contact had."},
        }


class ContactFilter(forms.Form):
    zoek = forms.CharField(
        label="Zoek in verslag of naam", required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    soort = forms.ChoiceField(label="Soort", required=False, choices=[("", "Alle soorten"), *Channel.choices])

    def apply(self, moments: QuerySet[Contactmoment]) -> QuerySet[Contactmoment]:
        self.is_valid()
        text, channel = self.cleaned_data.get("zoek"), self.cleaned_data.get("soort")
        if text:
            moments = moments.filter(Q(text__icontains=text) | Q(with_whom__icontains=text))
        return moments.filter(channel=channel) if channel else moments

    @property
    def is_used(self) -> bool:
        return any(self.cleaned_data.values())
