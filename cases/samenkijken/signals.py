"""All signals about a jongere in plain words, for a conversation side by side (C6).

Where a melding came from is told by its channel and organisation. Who the melder is, is never told: that is of the
melder, and the jongere reads it nowhere else either (see `consent.inzage.words.MELDER`).
"""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cases.dossier.models import Case
from cases.drops.models import DropAnswer, DropSignal
from cases.interventions.models import Intervention
from cases.oordeel.models import Oordeel, Outcome
from cases.samenkijken.models import EigenVisie
from cases.signals.channels import Channel
from cases.signals.models import Melding
from cases.signals.overview import meldingen_of

MOST = 50
SOURCES: dict[str, str] = {
    Channel.VERZUIMLOKET: "School meldde dat je er vaak niet was",
    Channel.NETWERKPARTNER: "Een organisatie maakte zich zorgen",
    Channel.JONGERE: "Je vroeg het zelf",
    Channel.EXIT: "Je ging van school, of dat dreigde",
    Channel.OVERLEG: "Het kwam ter sprake in een overleg",
    Channel.AFDELING: "Een afdeling van de gemeente gaf het door",
    Channel.DUO_LIJST: "Je stond op een lijst van DUO",
    Channel.UITSTROOMLIJST: "Je stond op een lijst van je school",
    Channel.INLICHTINGENBUREAU: "Je stond op een lijst van het Inlichtingenbureau",
    Channel.IN_BEELD: "We kwamen langs of schreven je",
    Channel.HUISBEZOEK: "We kwamen langs na een signaal",
    Channel.VINDPLAATS: "We kwamen je tegen op straat of ergens anders",
}
MADE_OF_IT: dict[str, str] = {
    Outcome.ANALYSEREN: "We zochten verder uit wat er speelt",
    Outcome.AFSLUITEN: "We deden er niets mee",
    Outcome.TER_KENNISGEVING: "We hebben het gelezen en er niets mee gedaan",
}
JUDGED: dict[str, str] = {
    DropAnswer.BEVESTIGD: "Dit vraagt aandacht",
    DropAnswer.AFGEWEZEN: "Er hoeft niets te gebeuren",
    DropAnswer.VERVALLEN: "Dit klopte niet",
}


@dataclass(frozen=True, kw_only=True)
class Signal:
    """One signal: what it was, when, from where, what was told, what was made of it, and how the jongere sees it."""

    pk: uuid.UUID
    on: date
    title: str
    source: str = ""
    told: str = ""
    made_of_it: tuple[str, ...] = ()
    visies: tuple[EigenVisie, ...] = ()
    melding: Melding | None = None
    drop: DropSignal | None = None


def signals_of(case: Case, *, with_drops: bool) -> list[Signal]:
    """Latest first. A drop is for the regiehouder and the jongere only (domain.md §3.6): others get none."""
    views = list(case.eigen_visies.select_related("by")[: MOST * 4])
    found = [of_melding(melding, views) for melding in meldingen_of(case)]
    if with_drops:
        drops = case.drop_signals.select_related("before", "after__instrument", "answered_by")
        drops = drops.prefetch_related("interventions__closing_score")
        found += [of_drop(drop, views) for drop in drops[:MOST]]
    return sorted(found, key=lambda signal: (signal.on, str(signal.pk)), reverse=True)


def of_melding(melding: Melding, views: Iterable[EigenVisie]) -> Signal:
    return Signal(
        pk=melding.pk,
        on=timezone.localdate(melding.received_at),
        title=SOURCES[melding.channel],
        source=melding.melder_organisatie,
        told=melding.reden,
        made_of_it=(in_words(getattr(melding, "oordeel", None)),),
        visies=tuple(view for view in views if view.melding_id == melding.pk),
        melding=melding,
    )


def in_words(oordeel: Oordeel | None) -> str:
    if oordeel is None or oordeel.decided_at is None:
        return "Hier kijken we nog naar."
    return f"{MADE_OF_IT[oordeel.outcome]}: {oordeel.outcome_reason}"


def of_drop(drop: DropSignal, views: Iterable[EigenVisie]) -> Signal:
    before, after = drop.before, drop.after
    return Signal(
        pk=drop.pk,
        on=timezone.localdate(drop.raised_at),
        title=f"Een score daalde snel: {after.about.asked_as}",
        told=f"Van {drop.fell_from} op {before.scored_on:%d-%m-%Y} naar {drop.fell_to} op {after.scored_on:%d-%m-%Y}.",
        made_of_it=tuple(came_of(drop)),
        visies=tuple(view for view in views if view.drop_id == drop.pk),
        drop=drop,
    )


def came_of(drop: DropSignal) -> Iterator[str]:
    yield f"{JUDGED[drop.answer]}: {drop.reason}" if drop.answer else "Hier kijken we nog naar."
    for done in drop.interventions.all():
        yield f"Wat we deden: {done.text}{how_it_ended(done)}"


def how_it_ended(done: Intervention) -> str:
    score = done.closing_score
    return f" Daarna stond de score op {score.value}." if score else " Dit loopt nog."
