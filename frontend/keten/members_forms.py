"""Who is added to a ketenpartner, by its own beheerder or by the operator."""

from django import forms

from accounts.members.models import PartnerRole


class MemberForm(forms.Form):
    naam = forms.CharField(label="Naam", max_length=200)
    email = forms.EmailField(label="E-mailadres", help_text="Hiermee logt deze persoon in.")
    functie = forms.CharField(label="Functie", max_length=100, required=False)
    role = forms.ChoiceField(
        label="Rol", choices=PartnerRole.choices, widget=forms.RadioSelect, initial=PartnerRole.MEDEWERKER,
        help_text="Een beheerder voegt collega's toe en kan hun toegang stoppen.",
    )  # fmt: skip
