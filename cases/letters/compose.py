"""From a template and a case to what stands on paper."""

from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from django.utils import timezone

from cases.contact.models import Channel
from cases.dossier.models import Case
from cases.jongeren.gezagsdragers import NietInformeren
from cases.letters.body import Brief, PaperForm, Recipient
from cases.letters.impersonal import personal_data_in
from cases.letters.placeholders import PERSONAL, Placeholder, Values, example, fill, values_of
from cases.paper import render
from cases.refusals import Refused

OUDERS = ["Aan de ouder(s) of verzorger(s)"]
ROBIN = ["Robin Voorbeeld", "Dorpsstraat 1", "1234 AB Voorbeeldstad"]


class NoAddress(Refused):
    def __init__(self, case: Case) -> None:
        super().__init__(f"Van {case.jongere.naam} is geen volledig adres bekend. Vul het aan, of geef de brief zelf.")


class NoVisitPlanned(Refused):
    def __init__(self) -> None:
        super().__init__("In deze brief staat wanneer je komt. Plan eerst het huisbezoek.")


class SaysWhoItIs(Refused):
    def __init__(self, kinds: list[str]) -> None:
        super().__init__(
            "In een brief aan ouders staan geen gegevens van de jongere."
            f" Nu staat er: {', '.join(kinds)}. Haal dat weg."
        )


class ParentNotTold(Refused):
    """A letter to ouders names nobody, so it can come into the hands of the one who is not to be told."""

    def __init__(self) -> None:
        super().__init__(
            "Een ouder mag niets horen. Stuur daarom geen brief aan de ouders, maar bel wie wel mag horen."
        )


def compose(brief: Brief, case: Case, *, on: date, extra: str = "", by_post: bool = True) -> dict[str, Any]:
    """One letter for one case, as the template of `cases.paper` takes it. Raises a refusal in words."""
    values = values_of(case, on=at_noon(on), visit=next_visit_of(case))
    if Placeholder.BEZOEK in brief.placeholders and not values[Placeholder.BEZOEK]:
        raise NoVisitPlanned
    if brief.recipient == Recipient.OUDERS:
        if NietInformeren.objects.standing().filter(gezagsdrager__jongere=case.jongere_id).exists():
            raise ParentNotTold
        require_impersonal(brief, extra, case)
    return laid_out(brief, values, extra=extra, address=address_of(brief, case, by_post=by_post))


def require_impersonal(brief: Brief, extra: str, case: Case) -> None:
    """Look at what was written, without what we fill in about ourselves: a regiehouder may share a surname."""
    own_words = "\n".join(fill(text, dict.fromkeys(Placeholder.values, "")) for text in (
        brief.sender, brief.subject, brief.text, brief.closing, extra
    ))  # fmt: skip
    if kinds := personal_data_in(own_words, case):
        raise SaysWhoItIs(kinds)


def address_of(brief: Brief, case: Case, *, by_post: bool) -> list[str]:
    """To ouders only that it is for them: the address goes on the envelope, not in the letter (B65)."""
    if brief.recipient == Recipient.OUDERS:
        return OUDERS
    jongere = case.jongere
    street, place = f"{jongere.straat} {jongere.huisnummer}".strip(), f"{jongere.postcode} {jongere.woonplaats}"
    if by_post and not (jongere.straat and jongere.huisnummer and jongere.postcode and jongere.woonplaats):
        raise NoAddress(case)
    return [line for line in (jongere.naam, street, place.strip()) if line]


def laid_out(brief: Brief, values: Values, *, extra: str, address: list[str]) -> dict[str, Any]:
    if brief.recipient == Recipient.OUDERS:  # once more, so that no way of calling can fill one in
        values = {name: value for name, value in values.items() if name not in PERSONAL}
    return {
        "form": brief.form.value,
        "sender": fill(brief.sender, values).splitlines(),
        "address": address if brief.form == PaperForm.BRIEF else [],
        "date": values[Placeholder.DATUM],
        "subject": fill(brief.subject, values),
        "blocks": blocks(fill("\n\n".join(filter(None, (brief.text, extra))), values)),
        "closing": fill(brief.closing, values).splitlines(),
    }


def blocks(text: str) -> list[dict[str, Any]]:
    """Paragraphs are divided by an empty line; lines that begin with a dash are a list."""
    found: list[dict[str, Any]] = []
    for part in text.replace("\r\n", "\n").split("\n\n"):
        lines = filter(None, map(str.strip, part.split("\n")))
        for is_list, group in groupby(lines, key=lambda line: line.startswith("- ")):
            kind = "list" if is_list else "par"
            found.append({"kind": kind, "lines": [line.removeprefix("- ") if is_list else line for line in group]})
    return found


def printed(letters: list[dict[str, Any]], *, title: str) -> bytes:
    """These letters as one PDF."""
    return render("letters", {"title": title, "author": letters[0]["sender"][0], "letters": letters})


def preview(brief: Brief) -> bytes:
    """The letter as an invented jongere would get it."""
    address = OUDERS if brief.recipient == Recipient.OUDERS else ROBIN
    return printed([laid_out(brief, example(timezone.now()), extra="", address=address)], title=brief.subject)


def next_visit_of(case: Case) -> datetime | None:
    planned = case.planned_contacts.open().filter(channel=Channel.HUISBEZOEK, at__gt=timezone.now()).first()
    return planned.at if planned else None


def at_noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
