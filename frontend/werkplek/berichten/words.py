"""What a notice says, and which page it opens. A noun that tells something adds its kind here.

The words are made when somebody looks, for a case that they may still see: a notice of a case that was handed over
since says nothing about it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.models import User
from accounts.notices.models import Notice
from accounts.rights import Right
from cases.catalogue.field import Rubriek
from cases.dossier.models import Case
from frontend.werkplek.lists import Rows


@dataclass(frozen=True)
class Words:
    """`text` may hold {naam}. The address names the case, the row, or both, in this order."""

    text: str
    icon: str
    url_name: str
    numbers: tuple[str, ...] = ("case_id",)


@dataclass(frozen=True)
class Told:
    """One notice as it is shown; `named` is the case of the jongere whose name is in it."""

    notice: Notice
    text: str
    icon: str
    url: str
    named: Case | None = None


NEWS = Words("Er is nieuws over {naam}", "bell", "werkplek:case")
GONE = Words("Dit ging over een dossier dat je niet meer ziet", "bell", "werkplek:home", ())
WORDS = {
    "handover.offered": Words(
        "Een collega wil een dossier aan je overdragen", "arrow-right", "werkplek:handover", ("about_id",)
    ),
    "handover.accepted": Words("Je overdracht is aangenomen", "check", "werkplek:home", ()),
    "handover.declined": Words("Je overdracht van {naam} is niet aangenomen", "x", "werkplek:team"),
    "consultatie.asked": Words("Er is een vraag voor je consultatieteam", "users-group", "werkplek:consultaties", ()),
    "consultatie.advised": Words("Het consultatieteam gaf advies over {naam}", "users-group", "werkplek:team"),
    "melding.assigned": Words("Een melding is aan jou gegeven", "inbox", "werkplek:melding", ("about_id",)),
    "melding.new": Words("Er is een melding over {naam}", "inbox", "werkplek:melding", ("about_id",)),
    "drop_signal.raised": Words(
        "Een score van {naam} daalde snel", "arrow-down-right", "werkplek:drop", ("case_id", "about_id")
    ),
    "own_score.given": Words("{naam} heeft gezegd hoe het gaat", "message-circle", "werkplek:zrm"),
    "eigen_visie.said": Words("{naam} zei iets over een signaal", "message-circle", "werkplek:together"),
    "machtiging.given": Words("{naam} heeft een machtiging getekend", "signature", "werkplek:delen"),
    "machtiging.refused": Words("Er is nee gezegd op een machtiging van {naam}", "hand-stop", "werkplek:delen"),
    "machtiging.lapsed": Words(
        "Een handtekening voor {naam} telt niet meer", "signature", "werkplek:delen-afweging", ("about_id",)
    ),
    "deletion.overdue": Words(
        "Een organisatie zei nog niet dat gegevens van {naam} weg zijn",
        "trash",
        "werkplek:delen-afweging",
        ("about_id",),
    ),
    "deletion.overdue.nood": Words(
        "Een organisatie zei nog niet dat gegevens van {naam} weg zijn", "trash", "werkplek:nood", ("about_id",)
    ),
    "correction.told": Words(
        "Wie iets las van {naam} dat is verbeterd of gewist, kreeg bericht", "pencil", "werkplek:delen"
    ),
    "verzoek.asked": Words("{naam} vraagt iets over de eigen gegevens", "scale", "werkplek:verzoek", ("about_id",)),
    "verzoek.taken_back": Words("{naam} neemt een verzoek terug", "scale", "werkplek:verzoek", ("about_id",)),
    "finding.asks": Words("De FG wil iets van je weten over {naam}", "shield-lock", "werkplek:finding", ("about_id",)),
    "finding.answered": Words("Er is antwoord op je bevinding", "shield-lock", "werkplek:sample-item", ("about_id",)),
    "nood.opened": Words(
        "Voor {naam} is iets in nood geopend: kijk mee", "alert-triangle", "werkplek:nood", ("about_id",)
    ),
    "nood.reviewed": Words(
        "Een tweede persoon keek wat er in nood openging voor {naam}", "user-check", "werkplek:nood", ("about_id",)
    ),
    "machtiging.withdrawn": Words("{naam} is gestopt met delen", "hand-stop", "werkplek:delen"),
    "question.answered": Words(
        "Een ketenpartner gaf antwoord over {naam}", "message-circle", "werkplek:delen-afweging", ("about_id",)
    ),
}
# These are told to people who do not see the case (yet, or any more).
WITHOUT_CASE = {"handover.offered", "handover.accepted"}
# What a coördinator may know of a regiehouder's news: not what was given or offered to that one person, and no drop
# signal, which is for the regiehouder only (domain.md §3.6).
OF_THE_TEAM = (
    "melding.new", "own_score.given", "machtiging.given", "machtiging.refused", "machtiging.withdrawn",
    "question.answered", "deletion.overdue", "deletion.overdue.nood", "correction.told", "verzoek.asked",
    "verzoek.taken_back", "eigen_visie.said",
)  # fmt: skip


def told(user: User, notices: list[Notice]) -> list[Told]:
    """These notices in words, in a number of queries that does not grow with them."""
    seen = Case.objects.for_user(user, Right.VIEW_CASE).select_related("jongere")
    cases = seen.in_bulk({notice.case_id for notice in notices if notice.case_id})
    return [in_words(notice, cases.get(notice.case_id) if notice.case_id else None) for notice in notices]


def in_news(news: Iterable[Told]) -> Rows:
    """Whom this news names, and what it says of them: that something happened in the case."""
    return Rows([one.named for one in news], (Rubriek.PERSONALIA, Rubriek.CASUS))


def in_words(notice: Notice, case: Case | None) -> Told:
    words = WORDS.get(notice.kind, NEWS)
    if notice.case_id and case is None and notice.kind not in WITHOUT_CASE:
        words = GONE
    numbers: list[Any] = [getattr(notice, name) for name in words.numbers]
    text = words.text.format(naam=case.jongere.naam if case else "een jongere")
    named = case if "{naam}" in words.text else None
    return Told(notice, text, words.icon, reverse(words.url_name, args=numbers), named)
