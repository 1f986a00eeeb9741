"""The questions of each denkstap. The forms ask and keep; what is missing is told by `consent.afwegingen.rules`."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from accounts.models import User
from cases.dossier.models import Case
from cases.jongeren.ages import DOORSTROOMPUNT_UNTIL, birthday
from consent.afwegingen import rules
from consent.afwegingen.models import Afweging, Question, Reaction
from consent.afwegingen.services import answer, weigh_alternatives
from consent.grondslagen.models import Grondslag, MachtigingKind
from frontend.look.forms import Card
from partners.models import Ketenpartner

YES_NO = [("ja", "Ja"), ("nee", "Nee")]
CHOICES_AS_CARDS = 12
USUAL_PERIOD = timedelta(days=182)
NOT_FILLED_IN = "niet ingevuld"


class Text(forms.CharField):
    """A few sentences; an empty answer may be kept and finished later."""

    def __init__(self, *, rows: int = 3, **known: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **known)


class YesNo(forms.TypedChoiceField):
    """Ja or nee, with nothing chosen beforehand. Gives True, False, or None when not answered."""

    def __init__(self, **known: Any) -> None:
        super().__init__(
            choices=YES_NO, coerce=lambda given: given == "ja", empty_value=None, widget=forms.RadioSelect, **known
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "ja", False: "nee"}.get(value, value)


class KeptForm(forms.Form):
    """A form that keeps empty answers as empty: nobody loses work by going back or stopping.

    The rules say what is missing, when somebody goes on. So a question still looks like one that wants an answer.
    """

    def full_clean(self) -> None:
        asked = {name: field.required for name, field in self.fields.items() if name != "version"}
        for name in asked:
            self.fields[name].required = False
        super().full_clean()
        for name, required in asked.items():
            self.fields[name].required = required


class StepForm(KeptForm):
    """One denkstap."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, afweging: Afweging, lenient: bool = False) -> None:
        self.afweging, self.lenient = afweging, lenient
        super().__init__(data, initial=self.start(afweging) | {"version": afweging.version})

    def start(self, afweging: Afweging) -> dict[str, Any]:
        """What the step begins with: what was kept."""
        names = (name for name in self.base_fields if name != "version")
        return {name: getattr(afweging, name) for name in names}

    def save(self, *, by: User) -> Afweging:
        values = dict(self.cleaned_data)
        version = values.pop("version")
        return answer(afweging=self.afweging, by=by, version=version, **values)

    def saved_as(self, afweging: Afweging) -> None:
        """The answers were kept, as this version; the page goes on from there."""
        self.afweging = afweging
        go_on_from(self, afweging.version)

    def field_of(self, name: str) -> str | None:
        """The question on this page that a sentence is about, or None when it is about the whole page."""
        return name if name in self.fields else None

    @property
    def is_wrong(self) -> bool:
        return bool(self.errors)

    def remarks(self) -> list[str]:
        """What does not stop anybody, but is worth saying."""
        return []

    def in_words(self) -> dict[str, str]:
        """Each question with its answer, as a person reads it."""
        return {str(bound.label): self.word(bound) for bound in self.visible_fields()}

    def word(self, bound: forms.BoundField) -> str:
        labels = {str(key): str(label) for key, label in getattr(bound.field, "choices", ())}
        given = bound.field.prepare_value(bound.value())
        return labels.get(str(given), str(given)) if given not in (None, "") else NOT_FILLED_IN


class PartnerForm(forms.Form):
    """Step zero before the steps: one named partner (law 1)."""

    ketenpartner = forms.ModelChoiceField(
        Ketenpartner.objects.none(), label="Met welke organisatie?", widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, data: Any = None, *, case: Case, way: str) -> None:
        super().__init__(data)
        working = Ketenpartner.objects.working_here()
        begun = set(case.afwegingen.drafts().filter(direction=way).values_list("ketenpartner_id", flat=True))
        field = self.fields["ketenpartner"]
        field.queryset = working  # type: ignore[attr-defined]  # a ModelChoiceField
        if len(working) > CHOICES_AS_CARDS:
            field.widget = forms.Select()
        field.choices = [  # type: ignore[attr-defined]  # a ModelChoiceField
            (partner.pk, Card(partner.naam, sub=self.about(partner, partner.pk in begun))) for partner in working
        ]

    @staticmethod
    def about(partner: Ketenpartner, has_draft: bool) -> str:
        kind = partner.get_kind_display()
        return f"{kind}. Er is al een afweging die nog niet af is." if has_draft else kind


class TalkForm(StepForm):
    """Step 0: talk first."""

    gesprek_reactie = forms.ChoiceField(
        label="Hoe reageert de jongere?", choices=Reaction.choices, widget=forms.RadioSelect,
        help_text="Praat eerst met de jongere, en onder de 16 ook met een ouder of voogd.",
    )  # fmt: skip
    gesprek_op = forms.DateField(label="Wanneer sprak je de jongere?", help_text="Leeg als je de jongere niet sprak.")
    gesprek_toelichting = Text(label="Wat zei de jongere?", help_text="Of: waarom sprak je de jongere niet?")

    def clean_gesprek_op(self) -> date | None:
        spoken: date | None = self.cleaned_data["gesprek_op"]
        if spoken and spoken > timezone.localdate():
            raise forms.ValidationError("Deze datum moet nog komen.")
        return spoken


class BasisForm(StepForm):
    """Step 1: on which article we give, on which article they receive, and whether a nee is really free."""

    recipient_task = forms.CharField(
        label="Welke taak heeft de ontvanger?", max_length=200,
        help_text="Bijvoorbeeld: begeleiding in het leerwerktraject.",
    )  # fmt: skip
    grondslag_geven = forms.TypedChoiceField(
        label="Op welke grond mag jij geven?", widget=forms.RadioSelect, empty_value=None
    )
    grondslag_ontvangen = forms.TypedChoiceField(
        label="Op welke grond mag de ander ontvangen?", widget=forms.RadioSelect, empty_value=None
    )
    geheimhouding = YesNo(
        label="Heb jij een geheimhoudingsplicht?",
        help_text="Bijvoorbeeld als jeugdhulpverlener. Gewone zorgvuldigheid als ambtenaar telt hier niet.",
    )
    geen_taak_waarom = Text(label="Waarom is er geen wettelijke taak die dit regelt?")
    nee_kan = YesNo(label="Kan de jongere echt nee zeggen?")
    hulp_gaat_door = YesNo(label="Gaat de hulp gewoon door als de jongere nee zegt?")
    geen_druk = YesNo(label="Is er geen druk, ook niet van jou of van de ander?")

    def __init__(self, data: Any = None, *, afweging: Afweging, lenient: bool = False) -> None:
        super().__init__(data, afweging=afweging, lenient=lenient)
        self.offer_all(afweging.case.task, afweging.ketenpartner_kind)

    def offer_all(self, task: str, partner_kind: str) -> None:
        """Only what the law names for this task and this kind of ketenpartner."""
        giving = Grondslag.objects.for_giving(task=task, partner_kind=partner_kind)
        receiving = Grondslag.objects.for_receiving(task=task, partner_kind=partner_kind)
        self.offer("grondslag_geven", list(giving))
        self.offer("grondslag_ontvangen", list(receiving))

    def offer(self, name: str, offered: list[Grondslag]) -> None:
        by_pk = {str(basis.pk): basis for basis in offered}
        field = self.fields[name]
        assert isinstance(field, forms.TypedChoiceField)
        field.coerce = by_pk.__getitem__
        field.choices = [(pk, Card(basis.naam, sub=plain_words(basis))) for pk, basis in by_pk.items()]

    def start(self, afweging: Afweging) -> dict[str, Any]:
        chosen = {
            "grondslag_geven": afweging.grondslag_geven_id,
            "grondslag_ontvangen": afweging.grondslag_ontvangen_id,
        }
        return super().start(afweging) | chosen

    @property
    def asks_free_choice(self) -> bool:
        """Whether the questions about a free choice apply; before a grondslag is chosen they are folded away."""
        return any(basis.asks_imbalance_test for basis in self.afweging.bases)


class PurposeForm(StepForm):
    """Step 2: one purpose, and whether it fits why we have the data."""

    doel = forms.CharField(
        label="Wat gaat de ander met de gegevens dóen?", max_length=200, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Eén zin, zoals je het aan de jongere uitlegt. Bijvoorbeeld: de mentor zoekt een plek die past.",
    )  # fmt: skip
    doel_zelfde = YesNo(label="Is dit het doel waarvoor je de gegevens kreeg?")
    doel_verenigbaar = Text(
        label="Zo nee: waarom past het nieuwe doel bij het oude?", rows=4,
        help_text="Denk aan: het verband tussen de doelen, wat de jongere verwacht, hoe gevoelig het is, wat de"
        " gevolgen zijn, en hoe je de jongere beschermt (AVG artikel 6, vierde lid).",
    )  # fmt: skip
    doel_resultaat = Text(label="Wat heeft de jongere hieraan?", rows=2)

    def remarks(self) -> list[str]:
        words = self.afweging_after().generic_words()
        if not words:
            return []
        return [f"“{'”, “'.join(words)}” zegt weinig. Wat gaat de ander precies doen? Je kunt het doel nog verbeteren."]

    def afweging_after(self) -> Afweging:
        return Afweging(doel=self.cleaned_data["doel"])


class AlternativesForm(StepForm):
    """Step 4: five ways that need less, each with ja or nee and a reason."""

    def __init__(self, data: Any = None, *, afweging: Afweging, lenient: bool = False) -> None:
        super().__init__(data, afweging=afweging, lenient=lenient)
        for question in Question:
            self.fields[question.value] = YesNo(label=question.words(afweging.direction))
            self.fields[f"{question.value}_waarom"] = forms.CharField(
                label="Waarom?", max_length=300, widget=forms.Textarea(attrs={"rows": 2})
            )

    def start(self, afweging: Afweging) -> dict[str, Any]:
        kept = list(afweging.alternatives.all())
        return {one.question: one.possible for one in kept} | {f"{one.question}_waarom": one.reason for one in kept}

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[question], self[f"{question}_waarom"]) for question in Question.values]

    def save(self, *, by: User) -> Afweging:
        """Keep the complete answers; half an answer stays on the page, with what is missing."""
        given = {
            question: (self.cleaned_data[question], self.cleaned_data[f"{question}_waarom"])
            for question in Question.values
        }
        complete = {question: pair for question, pair in given.items() if pair[0] is not None and pair[1].strip()}
        version = self.cleaned_data["version"]
        return weigh_alternatives(afweging=self.afweging, by=by, answers=complete, version=version)

    def remarks(self) -> list[str]:
        half = [str(one.label) for one, why in self.pairs if bool(one.value()) != bool(str(why.value() or "").strip())]
        return [f"Niet bewaard, want er ontbreekt iets: {' '.join(half)}"] if half else []

    def in_words(self) -> dict[str, str]:
        return {str(one.label): f"{self.word(one)}: {self.word(why)}" for one, why in self.pairs}


class PeriodForm(StepForm):
    """Close: from when until when, and what we want to hear back."""

    valid_from = forms.DateField(label="Vanaf")
    valid_until = forms.DateField(label="Tot en met", help_text="Zo kort als kan, en nooit langer dan een jaar.")
    terugkoppeling = forms.CharField(
        label="Wat wil je terughoren?", max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Van een school vraag je alleen terug wat over verzuim of uitval gaat.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, afweging: Afweging, lenient: bool = False) -> None:
        super().__init__(data, afweging=afweging, lenient=lenient)
        signing = rules.signing(afweging)
        if afweging.asks_machtiging and signing.until < timezone.localdate() + rules.LONGEST:
            self.fields[
                "valid_until"
            ].help_text += f" Een handtekening van nu geldt hooguit tot en met {signing.until:%d-%m-%Y}."

    def start(self, afweging: Afweging) -> dict[str, Any]:
        """Half a year from today, unless the 27th birthday comes first; it can be changed."""
        today = timezone.localdate()
        last = birthday(afweging.case.jongere.geboortedatum, DOORSTROOMPUNT_UNTIL) - timedelta(days=1)
        usual = {"valid_from": today, "valid_until": min(today + USUAL_PERIOD, last)}
        return usual | {name: value for name, value in super().start(afweging).items() if value not in (None, "")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("valid_from"), cleaned.get("valid_until")
        if start and end and end < start:
            self.add_error("valid_until", "De einddatum ligt voor de begindatum.")
        return cleaned


def go_on_from(form: forms.BaseForm, version: int) -> None:
    """Let a form that was sent go on from this version of the row."""
    data = form.data.copy() if isinstance(form.data, QueryDict) else QueryDict(mutable=True)
    data["version"] = str(version)
    form.data = data


def plain_words(basis: Grondslag) -> str:
    """What stands on the card of a grondslag: what may, by which article, and whether the jongere signs."""
    signs = MachtigingKind(basis.machtiging_kind).label if basis.machtiging_kind else ""
    asks = f" De jongere tekent: {signs[0].lower()}{signs[1:]}." if signs else " Er is geen handtekening nodig."
    return f"{basis.allows} {basis.article}.{asks}"
