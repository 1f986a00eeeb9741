"""What the werkplek and mijn share when somebody says how the jongere sees a signal (C6)."""

from uuid import UUID

from django import forms
from django.http import Http404

from cases.samenkijken.signals import Signal

LONGEST = 2000


class VisieForm(forms.Form):
    """Own words about one signal; what was said stays, so something new is added beside it."""

    text = forms.CharField(
        label="Hoe zie jij dit?",
        max_length=LONGEST,
        help_text="Je kunt dit later niet wijzigen. Iets nieuws erbij zeggen kan wel.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Schrijf op hoe jij dit ziet, of ga terug."},
    )


def one_of(signals: list[Signal], pk: UUID) -> Signal:
    """The signal with this number, if it is one of these; else it does not exist."""
    for signal in signals:
        if signal.pk == pk:
            return signal
    raise Http404
