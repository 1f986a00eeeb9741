"""The log of a case in plain words: what was done, by whom, and who looked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import TextChoices
from django.utils import timezone

from audit.acts import LISTED
from audit.models import Entry, EntryKind
from cases.catalogue.field import Rubriek
from cases.dossier.lists import called
from consent.inzage.words import WORDS
from consent.items import ITEMS
from frontend.werkplek.log_words import COLUMNS, MORE_ACTS

# Action: icon, colour of its dot, and the sentence.
ACTS: dict[str, tuple[str, str, str]] = {
    "jongere.registered": ("user-plus", "", "Jongere aangemeld"),
    "jongere.corrected": ("pencil", "", "Gegevens van de jongere gewijzigd"),
    "citizen.invited": ("device-mobile", "ok", "Toegang gegeven tot Mijn"),
    "gezagsdrager.added": ("user-plus", "", "Gezagsdrager toegevoegd"),
    "gezagsdrager.corrected": ("pencil", "", "Gezagsdrager gewijzigd"),
    "gezagsdrager.verified": ("user-check", "ok", "Gezag nagekeken"),
    "gezagsdrager.not_informed": ("eye-off", "warn", "Een ouder wordt niet geïnformeerd"),
    "gezagsdrager.informed_again": ("eye", "", "Een ouder mag weer geïnformeerd worden"),
    "gezagsdrager.ended": ("circle-x", "", "Gezag beëindigd"),
    "inschrijving.recorded": ("school", "", "Inschrijving op school vastgelegd"),
    "inschrijving.corrected": ("pencil", "", "Inschrijving op school gewijzigd"),
    "diploma.recorded": ("book", "ok", "Diploma vastgelegd"),
    "diploma.corrected": ("pencil", "", "Diploma gewijzigd"),
    "verzuim.recorded": ("alert-triangle", "warn", "Verzuim vastgelegd"),
    "verzuim.corrected": ("pencil", "", "Verzuim gewijzigd"),
    "werk_inkomen.recorded": ("briefcase", "", "Werk en inkomen vastgelegd"),
    "werk_inkomen.corrected": ("pencil", "", "Werk en inkomen gewijzigd"),
    "woonsituatie.recorded": ("home", "", "Woonsituatie vastgelegd"),
    "woonsituatie.corrected": ("pencil", "", "Woonsituatie gewijzigd"),
    "case.opened": ("file-text", "ok", "Dossier geopend"),
    "case.changed": ("pencil", "", "Dossier gewijzigd"),
    "case.procesregie_given": ("route", "", "Procesregie gegeven"),
    "case.closed": ("archive", "", "Dossier afgesloten"),
    "case.colleague_set": ("users", "", "Collega in het team gezet"),
    "case.colleague_removed": ("users", "", "Collega uit het team gehaald"),
    "betrokkene.added": ("user-plus", "", "Betrokkene toegevoegd"),
    "betrokkene.corrected": ("pencil", "", "Betrokkene gewijzigd"),
    "handover.offered": ("arrow-right", "", "Overdracht voorgesteld"),
    "handover.accepted": ("check", "ok", "Overdracht aangenomen"),
    "handover.declined": ("x", "warn", "Overdracht afgewezen"),
    "handover.withdrawn": ("x", "", "Overdracht teruggenomen"),
    "score.given": ("chart-bar", "", "Zelfredzaamheid gescoord"),
    "score.corrected": ("pencil", "", "Score gewijzigd"),
    "score_process.started": ("route", "ok", "Werkproces zelfredzaamheid begonnen"),
    "score_process.ended": ("flag", "", "Werkproces zelfredzaamheid gestopt"),
    "score_question.asked": ("device-mobile", "", "Aan de jongere gevraagd hoe het gaat"),
    "score_question.skipped": ("device-mobile", "", "De jongere wil nu niet zeggen hoe het gaat"),
    "own_score.given": ("message-circle", "ok", "De jongere heeft gezegd hoe het gaat"),
    "drop_signal.raised": ("arrow-down-right", "warn", "Een score daalde snel"),
    "drop_signal.judged": ("user-check", "", "Scoredaling beoordeeld"),
    "drop_signal.lapsed": ("circle-x", "", "Scoredaling vervallen: een score is hersteld"),
    "intervention.begun": ("lifebuoy", "", "Interventie begonnen"),
    "intervention.closed": ("circle-check", "ok", "Interventie afgesloten met een nieuwe score"),
    "label.put": ("filter", "", "Label toegevoegd"),
    "label.removed": ("filter", "", "Label weggehaald"),
    "plan.started": ("target", "ok", "Plan begonnen"),
    "plan.changed": ("pencil", "", "Plan gewijzigd"),
    "plan.ended": ("flag", "", "Plan beëindigd"),
    "goal.added": ("target", "", "Doel toegevoegd"),
    "goal.corrected": ("pencil", "", "Doel gewijzigd"),
    "goal.reached": ("star", "ok", "Doel gehaald"),
    "action.added": ("list-check", "", "Afspraak toegevoegd"),
    "action.corrected": ("pencil", "", "Afspraak gewijzigd"),
    "action.finished": ("check", "ok", "Afspraak gedaan"),
    "contact.recorded": ("message-circle", "", "Contactmoment vastgelegd"),
    "contact.corrected": ("pencil", "", "Contactmoment gewijzigd"),
    "vraag.put": ("user-question", "", "Vraag van de jongere opgeschreven"),
    "observatie.recorded": ("eye", "", "Observatie opgeschreven"),
    "observatie.corrected": ("pencil", "", "Observatie gewijzigd"),
    "intake.started": ("clipboard-list", "", "Intake begonnen"),
    "intake.answered": ("clipboard-list", "", "Antwoord in de intake opgeschreven"),
    "intake.answer_corrected": ("pencil", "", "Antwoord in de intake gewijzigd na afronden"),
    "intake.corrected": ("pencil", "", "Gegevens van de intake gewijzigd"),
    "intake.finished": ("clipboard-list", "ok", "Intake afgerond"),
    "open_talk.recorded": ("messages", "", "Open gesprek met de jongere vastgelegd"),
    "information.asked": ("send", "", "Informatie gevraagd"),
    "information.answered": ("inbox", "", "Antwoord op vraag om informatie vastgelegd"),
    "information.weighed": ("scale", "", "Informatie van anderen gewogen"),
    "doelgroep.corrected": ("pencil", "", "Doelgroep gecorrigeerd"),
    "doelgroep.assigned": ("users-group", "", "Bij een eigen doelgroep gezet"),
    "doelgroep.ended": ("users-group", "", "Hoort niet meer bij een eigen doelgroep"),
    "doelgroep.follows_dossier": ("history", "", "Doelgroep volgt weer uit het dossier"),
    "schoolgesprek.planned": ("school", "", "Gesprek met school gepland"),
    "schoolgesprek.written": ("school", "ok", "Gesprek met school opgeschreven"),
    "schoolgesprek.called_off": ("circle-x", "", "Gesprek met school afgezegd"),
    "overleg.held": ("users-group", "", "Overleg opgeschreven"),
    "overleg.corrected": ("pencil", "", "Overleg gewijzigd"),
    "overleg.agreed": ("list-check", "", "Afspraak uit een overleg"),
    "overleg.reported": ("message-circle", "", "Terugkoppeling op een afspraak"),
    "campagne.joined": ("phone", "", "In een campagne opgenomen"),
    "campagne.concluded": ("check", "ok", "Uitkomst van een campagne opgeschreven"),
    "regie.agreed": ("route", "ok", "Afgesproken wie de regie heeft"),
    "consultatie.asked": ("users-group", "", "Vraag gesteld aan een consultatieteam"),
    "consultatie.advised": ("message-circle", "ok", "Advies van het consultatieteam"),
    "consultatie.followed": ("list-check", "", "Opgeschreven wat we met het advies doen"),
    "consultatie.readers_changed": ("users-group", "", "Andere collega's in het consultatieteam lezen mee"),
    "consultatie.taken_back": ("circle-x", "", "Vraag aan het consultatieteam ingetrokken"),
    "eigen_visie.said": ("message-circle", "ok", "De jongere zei hoe die een signaal ziet"),
    "betrokkenheid.chosen": ("map-pin", "", "Gekozen hoe dichtbij we staan"),
    "jikp.judged": ("user-check", "", "Beoordeeld of extra aandacht nodig is"),
    "leeftijd.chosen": ("calendar", "ok", "Gekozen hoe het verdergaat nu het Doorstroompunt stopt"),
    "phase.stepped": ("route", "ok", "Naar een andere fase"),
    "analysis.made": ("search", "ok", "Analyse opgeschreven"),
    "schooloorzaak.recorded": ("school", "", "Oorzaak bij school opgeschreven"),
    "schooloorzaak.corrected": ("pencil", "", "Oorzaak bij school gewijzigd"),
    "steunfiguur.added": ("heart-handshake", "ok", "Steunfiguur opgeschreven"),
    "steunfiguur.corrected": ("pencil", "", "Steunfiguur gewijzigd"),
    "instemming.given": ("signature", "ok", "Jongere stemt in met ondersteuning"),
    "instemming.withdrawn": ("hand-stop", "warn", "Jongere trekt instemming in"),
    "special.written": ("shield-lock", "", "Bijzonder gegeven opgeschreven"),
    "special.read": ("shield-lock", "warn", "Heeft bijzondere gegevens gelezen"),
    "contact.planned": ("calendar", "", "Contact gepland"),
    "contact.called_off": ("circle-x", "", "Gepland contact afgezegd"),
    "melding.received": ("inbox", "", "Melding ontvangen"),
    "melding.corrected": ("pencil", "", "Melding gewijzigd"),
    "melding.assigned": ("user", "", "Melding aan een collega gegeven"),
    "melding.status": ("flag", "", "Status van een melding veranderd"),
    "melding.replied": ("send", "", "Melder heeft antwoord gekregen"),
    "melding.compared": ("search", "", "Gekeken over wie een melding gaat"),
    "melding.joined": ("user-check", "ok", "Melding aan de jongere gekoppeld"),
    "melding.kept_apart": ("user-question", "", "Melding gaat over iemand anders"),
    "melding.taken_back": ("x", "warn", "Koppeling van een melding teruggenomen"),
    "melding.read": ("eye", "", "Heeft een melding gelezen"),
    "oordeel.written": ("scale", "", "Oordeel over een melding aangevuld"),
    "oordeel.decided": ("gavel", "ok", "Oordeel over een melding vastgelegd"),
    "verzuim.established": ("calendar", "", "Verzuim per dag vastgesteld"),
    "case.given_up": ("archive", "warn", "Afgesloten zonder contact"),
    "letter.sent": ("mail", "", "Brief of kaartje gemaakt"),
    "protocol.started": ("route", "ok", "Protocol begonnen"),
    "protocol.step_marked": ("list-check", "", "Stap van het protocol afgevinkt of aangepast"),
    "protocol.ended": ("flag", "", "Protocol gestopt"),
    "afweging.started": ("scale", "", "Afweging begonnen"),
    "afweging.answered": ("scale", "", "Afweging ingevuld"),
    "afweging.weighed": ("scale", "", "Per gegeven gekozen wat nodig is"),
    "afweging.alternatives": ("scale", "", "Nagegaan of het met minder kan"),
    "afweging.decided": ("gavel", "ok", "Besluit genomen na de afweging"),
    "afweging.second_read": ("user-check", "", "Afweging nagelezen door een collega"),
    "nood.opened": ("alert-triangle", "bad", "In nood geopend"),
    "nood.reviewed": ("user-check", "", "Tweede persoon keek naar wat in nood openging"),
    "nood.closed": ("ban", "", "In nood geopend, en weer gesloten"),
    "stilte.began": ("eye-off", "warn", "Een ouder wordt over een besluit niet geïnformeerd"),
    "stilte.ended": ("eye", "", "Een ouder mag over een besluit weer geïnformeerd worden"),
    "afweging.ended": ("hand-stop", "warn", "Delen of vragen gestopt"),
    "machtiging.asked": ("signature", "", "Toestemming gevraagd"),
    "machtiging.signed": ("signature", "ok", "Machtiging getekend"),
    "machtiging.refused": ("hand-stop", "warn", "Machtiging geweigerd"),
    "machtiging.withdrawn": ("hand-stop", "warn", "Toestemming ingetrokken"),
    "question.answered": ("message-circle", "ok", "Ketenpartner gaf antwoord op een vraag"),
    "question.read": ("eye", "", "Heeft een vraag gelezen"),
    "share.deletion_confirmed": ("trash", "", "Ketenpartner heeft gegevens gewist"),
    "bsn.shown": ("id-badge", "warn", "Heeft het BSN bekeken"),
    "log.viewed": ("history", "", "Heeft het logboek bekeken"),
    "log.exported": ("download", "warn", "Heeft het logboek als tabel meegenomen"),
    "log.proved": ("shield-lock", "", "Bewijs van een regel gemaakt"),
    "log.anchored": ("key", "", "Anker van het log bewaard"),
    "log.pruned": ("trash", "warn", "Regels van het log verwijderd na hun termijn"),
    "register.exported": ("download", "", "Heeft het verwerkingsregister meegenomen"),
    "shares.overseen": ("eye", "", "Heeft bekeken wat er openstaat"),
    "shares.exported": ("download", "warn", "Heeft de lijst van open delingen meegenomen"),
    "incident.recorded": ("alert-triangle", "warn", "Incident opgeschreven"),
    "incident.step_taken": ("list-check", "", "Stap bij een incident vastgelegd"),
    "incident.reach_set": ("search", "", "Bij een incident gekozen wat in het log meetelt"),
    "incident.reach_taken_back": ("x", "", "Bij een incident iets weggehaald dat niet meetelt"),
    "incident.viewed": ("eye", "", "Heeft een incident bekeken"),
    "incident.exported": ("download", "warn", "Heeft een incident meegenomen"),
    "sample.drawn": ("target", "", "Steekproef getrokken"),
    "finding.made": ("shield-lock", "", "Bevinding van de FG opgeschreven"),
    "finding.answered": ("message-circle", "ok", "Antwoord gegeven aan de FG"),
    "findings.exported": ("download", "", "Heeft de bevindingen meegenomen"),
    "readers.overseen": ("eye", "", "Heeft bekeken wie op een meelezer wacht"),
    "login": ("login", "", "Ingelogd"),
    "login.step_up": ("login", "", "Opnieuw ingelogd, met meer zekerheid"),
    "login.refused": ("ban", "warn", "Inloggen geweigerd"),
    "logout": ("logout", "", "Uitgelogd"),
    "case.read": ("eye", "", "Heeft dit dossier gelezen"),
    LISTED: ("list-check", "", "Zag deze jongere in een lijst"),
    "nood.read": ("eye", "", "Heeft gekeken naar wat in nood openging"),
    "share.previewed": ("eye", "", "Heeft gekeken door de ogen van de ketenpartner"),
    "share.read": ("eye", "", "Heeft gedeelde gegevens gelezen"),
} | MORE_ACTS
UNKNOWN_ACT, UNKNOWN_READ = ("circle-dashed", "", "Iets vastgelegd"), ("eye", "", "Heeft gegevens gelezen")


class Changed(TextChoices):
    """Names of columns as staff read them, where their own name says too little, or speaks to the jongere."""

    PHASE = "phase", "fase"
    TASK = "task", "taak"
    TEXT = "text", "tekst"
    VALUE = "value", "score"
    REASON = "reason", "reden"
    UNTIL = "until", "einddatum"
    SINCE = "since", "begindatum"
    DUE_ON = "due_on", "datum"
    WITH_WHOM = "with_whom", "met wie"
    CHANNEL = "channel", "hoe"
    PARTY = "party", "met wie"
    RESULT = "result", "uitkomst"
    ANNOUNCED = "announced", "aangekondigd"
    TOOK_PART = "took_part", "wie deden er mee"
    WANTED = "gesprekspartner_wanted", "wens van de jongere"
    AT = "at", "moment"
    BSN = "bsn", "BSN"
    NEED = "need", "onderwerp"
    SCORED_ON = "scored_on", "datum"
    GESPREK_OP = "gesprek_op", "gesprek met de jongere"
    GESPREK_REACTIE = "gesprek_reactie", "reactie van de jongere"
    DOEL_RESULTAAT = "doel_resultaat", "wat de jongere eraan heeft"


Names = Mapping[Any, str]  # by the id of a user


@dataclass(frozen=True, kw_only=True)
class Event:
    """One line of the log, as a page shows it."""

    at: datetime
    icon: str
    kind: str
    title: str
    text: str
    who: str

    @property
    def month(self) -> date:
        """The month under which the page shows this line."""
        return timezone.localdate(self.at).replace(day=1)


def in_words(entry: Entry, domains: dict[str, str], names: Names) -> Event:
    """`domains` are the names of the domains of scores, because the log knows them by their code; `names` tell what
    the reader may call a burger, whom the log knows by a pseudonym."""
    unknown = UNKNOWN_READ if entry.kind == EntryKind.READ else UNKNOWN_ACT
    action = "share.read" if entry.share_id and entry.action == "case.read" else entry.action
    icon, kind, title = ACTS.get(action, unknown)
    called = names.get(entry.actor_id, entry.actor_name)
    who = ", ".join(part for part in (called, entry.actor_role, entry.organisation) if part)
    return Event(at=entry.at, icon=icon, kind=kind, title=title, text=about(entry, domains), who=who)


def about(entry: Entry, domains: dict[str, str]) -> str:
    """What it was about, as far as the log knows: it holds names of fields and never their content."""
    known = details(entry)
    if codes := [known["domain"]] if "domain" in known else known.get("domains"):
        return ", ".join(domains.get(str(code), str(code)) for code in codes)
    text = ", ".join(dict.fromkeys(label_of(code) for code in entry.fields))
    text = ": ".join(filter(None, [*called([str(known["list"])] if "list" in known else []), text]))
    return text[:1].upper() + text[1:]


def details(entry: Entry) -> dict[str, Any]:
    return entry.details if isinstance(entry.details, dict) else {}


def label_of(code: str) -> str:
    """A field of the catalogue, a rubriek or a column, in words."""
    if code in ITEMS:
        return ITEMS[code].label
    if code in Rubriek.values:
        return str(Rubriek(code).label).lower()
    if code in Changed.values:
        return str(Changed(code).label)
    if words := COLUMNS.get(code) or WORDS.get(code):
        return words
    return code.replace("_", " ")
