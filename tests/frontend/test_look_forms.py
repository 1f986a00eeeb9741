"""A plain Django form comes out accessible: labels, help, errors, and the ids that tie them together."""

import re
from datetime import date

import pytest
from django import forms

from frontend.look.forms import BirthDateInput, Card


class Contact(forms.Form):
    soort = forms.ChoiceField(label="Soort", choices=[("", "Kies"), ("bel", "Telefoon")])
    datum = forms.DateField(label="Datum", help_text="Bijvoorbeeld 3-11-2026", initial=date(2026, 11, 3))
    verslag = forms.CharField(label="Met wie?", widget=forms.Textarea, required=False)
    partner = forms.ChoiceField(
        label="Partner",
        widget=forms.RadioSelect,
        choices=[("roc", Card("ROC", sub="School", icon="school")), ("ggz", Card("GGZ", locked="Mag niet"))],
    )
    mag = forms.ChoiceField(label="Mag het?", widget=forms.RadioSelect, choices=[("ja", "Ja"), ("nee", "Nee")])
    velden = forms.MultipleChoiceField(
        label="Velden", widget=forms.CheckboxSelectMultiple, choices=[("a", "Naam"), ("b", "Opleiding")]
    )
    akkoord = forms.BooleanField(label="Ik begrijp het", help_text="Stoppen kan altijd")
    geboren = forms.DateField(label="Geboren", widget=BirthDateInput, required=False)


@pytest.fixture
def empty():
    return Contact()


@pytest.fixture
def wrong():
    return Contact({})


def tag(html, *marks):
    """The first tag in which all these marks occur."""
    return next(found for found in re.findall(r"<[^>]+>", html) if all(mark in found for mark in marks))


def test_an_input_points_at_its_help_and_its_error(wrong):
    datum = wrong["datum"].as_field_group()

    assert 'aria-describedby="id_datum_helptext id_datum_error"' in tag(datum, 'name="datum"')
    assert 'aria-invalid="true"' in tag(datum, 'name="datum"')
    assert 'id="id_datum_helptext"' in datum
    assert 'id="id_datum_error"' in datum
    assert "utrecht-textbox--invalid" in tag(datum, 'name="datum"')


def test_every_label_points_at_its_input(empty):
    html = str(empty)

    ids = set(re.findall(r'\bid="([^"]+)"', html))
    assert set(re.findall(r'<label[^>]*\bfor="([^"]+)"', html)) <= ids


def test_the_ids_on_a_form_are_unique_and_all_that_is_referred_to_exists(wrong):
    html = str(wrong)
    ids = re.findall(r'\bid="([^"]+)"', html)

    assert len(ids) == len(set(ids))
    for reference in re.findall(r'aria-describedby="([^"]+)"', html):
        assert set(reference.split()) <= set(ids)


def test_a_date_is_asked_with_the_browsers_own_field_in_iso(empty):
    field = tag(str(empty["datum"]), 'name="datum"')

    assert 'type="date"' in field
    assert 'value="2026-11-03"' in field


def test_choices_form_a_group_with_a_legend(wrong):
    group = wrong["partner"].as_field_group()

    assert "<legend" in group
    assert 'aria-describedby="id_partner_error"' in tag(group, "<fieldset")


def test_yes_and_no_are_two_cards_beside_each_other(empty):
    assert "jr-choice--yesno" in str(empty["mag"])
    assert "jr-choice--yesno" not in str(empty["partner"])


def test_nothing_is_ticked_beforehand(empty):
    html = str(empty)

    assert " checked" not in html


def test_a_card_tells_more_and_a_locked_card_says_why(empty):
    partner = str(empty["partner"])

    assert "School" in partner
    assert "Mag niet" in partner
    assert " disabled" in tag(partner, 'value="ggz"')
    assert " disabled" not in tag(partner, 'value="roc"')


def test_a_tick_box_is_one_label_with_its_help_and_error(wrong):
    akkoord = wrong["akkoord"].as_field_group()

    assert akkoord.count("<label") == 1
    assert 'aria-describedby="id_akkoord_helptext id_akkoord_error"' in tag(akkoord, 'name="akkoord"')


def test_only_what_is_optional_says_so(empty):
    assert "(niet verplicht)" in empty["verslag"].as_field_group()
    assert "(niet verplicht)" not in empty["datum"].as_field_group()
    assert " required" not in str(empty)


def test_the_summary_links_every_error_to_its_field(wrong):
    html = str(wrong)
    targets = re.findall(r'<a href="#([^"]+)"', html)

    assert len(targets) == len(wrong.errors)
    assert set(targets) <= set(re.findall(r'\bid="([^"]+)"', html))
    assert "data-focus" in tag(html, "jr-errors")


def test_an_error_that_belongs_to_no_field_is_shown(empty):
    form = Contact({"akkoord": "on"})
    form.add_error(None, "Stap 2 is nog niet beantwoord.")

    assert "Stap 2 is nog niet beantwoord." in str(form)


def test_errors_are_in_plain_dutch(wrong):
    assert wrong.errors["datum"] == ["Vul een datum in."]
    assert wrong.errors["velden"] == ["Kies er minstens één."]


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [("3", "11", "2009", date(2009, 11, 3)), ("03", "1", "2009", date(2009, 1, 3)), ("", "", "", None)],
)
def test_a_birth_date_is_three_numbers(day, month, year, expected):
    form = Contact({"geboren_dag": day, "geboren_maand": month, "geboren_jaar": year})

    form.is_valid()

    assert form.cleaned_data["geboren"] == expected


def test_a_birth_date_that_does_not_exist_is_refused_and_kept():
    form = Contact({"geboren_dag": "31", "geboren_maand": "2", "geboren_jaar": "2009"})

    assert "Deze datum bestaat niet" in form.errors["geboren"][0]
    assert 'value="31"' in str(form["geboren"])
