"""How close we stand to a jongere (C7), and whether one in a vulnerable position needs extra attention (B54)."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rights import Right, Role
from accounts.web import staff_required
from cases.betrokkenheid.models import Betrokkenheid
from cases.betrokkenheid.services import stand
from cases.catalogue.field import Rubriek
from cases.dossier.lists import Lijst
from cases.dossier.models import Case
from cases.jikp.models import JikpBeoordeling, with_judgement
from cases.jikp.services import judge_jikp
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.first_pages import FirstPages
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.nav import page

JUDGED: dict[str, dict[str, bool | None]] = {
    "nog": {"judged_on": None},
    "extra": {"extra": True},
    "niet": {"extra": False},
}
LABELS = {"": "Iedereen", "nog": "Nog niet beoordeeld", "extra": "Extra aandacht nodig", "niet": "Geen extra aandacht"}
STANCE = FormPage(
    title="Hoe dichtbij staan we?",
    tab="overzicht",
    intro="Dichtbij: je ziet eerder dat het stil is, na de helft van de dagen. Latent: pas na drie keer zo veel dagen."
    " De jongere blijft altijd in beeld.",
    rubrieken=[Rubriek.CASUS],
)
JIKP = FormPage(
    title="Extra aandacht nodig?",
    tab="overzicht",
    intro="Jij beoordeelt dit, samen met anderen die de jongere kennen. Er volgt niets vanzelf uit.",
    rubrieken=[Rubriek.CASUS],
)


class StanceForm(forms.ModelForm):
    class Meta:
        model = Betrokkenheid
        fields = ("intensity", "reason")
        widgets = {"intensity": forms.RadioSelect}
        error_messages = {"intensity": {"required": "Kies hoe dichtbij we staan."}}


class JikpForm(forms.ModelForm):
    extra_aandacht = forms.TypedChoiceField(
        label="Is er extra aandacht nodig?",
        choices=[("True", "Ja"), ("False", "Nee")],
        coerce=lambda told: told == "True",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee."},
    )

    class Meta:
        model = JikpBeoordeling
        fields = ("extra_aandacht", "reden", "op")
        widgets = {"reden": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"reden": "Alleen wat nodig is. Niets over gezondheid. De jongere kan dit lezen."}


@staff_required()
@require_http_methods(["GET", "POST"])
def stance(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = StanceForm(posted(request))
    if done(case, form, stand, case=case, by=request.user):
        return back_to(request, case, "overzicht", "Bewaard hoe dichtbij we staan.")
    return form_page(request, case, form, STANCE)


@staff_required()
@require_http_methods(["GET", "POST"])
def judge(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = JikpForm(posted(request))
    if done(case, form, judge_jikp, case=case, by=request.user):
        return back_to(request, case, "overzicht", "Beoordeling bewaard.")
    return form_page(request, case, form, JIKP)


@staff_required(Role.REGIEHOUDER, Role.COORDINATOR)
@require_safe
def jikp_list(request: UserRequest) -> HttpResponse:
    """Everybody in a vulnerable position of the cases one may see, who was never judged first (B54)."""
    shown = request.GET.get("toon", "")
    found = with_judgement(Case.objects.for_user(request.user, Right.VIEW_CASE)).filter(**JUDGED.get(shown, {}))
    cases = FirstPages(found).get_page(request.GET.get("page"))
    log_list(request, Lijst.KWETSBAAR, Rows(cases, (Rubriek.PERSONALIA, Rubriek.CASUS)))
    context = {"page": cases, "shown": shown, "choices": LABELS}
    return page(request, "werkplek/jikp.html", context, current="matrix")
