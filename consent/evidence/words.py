"""A record in Dutch words, for its paper. What stands there comes from the record alone, so that both say the same."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from consent.loket.models import Identity
from consent.loket.translations import LANGUAGES
from consent.machtigingen.models import Cause, Channel, EventState, Signer

# In which languages a phone reads the question aloud.
READ_ALOUD = {"nl": "Nederlands"}
HEADINGS = {
    EventState.REQUESTED: "Gevraagd om een machtiging",
    EventState.GIVEN: "Ja gezegd",
    EventState.REFUSED: "Nee gezegd",
    EventState.WITHDRAWN: "Gestopt",
    EventState.EXPIRED: "Verlopen",
    EventState.TERMINATED: "Beëindigd",
    EventState.INVALIDATED: "Niet meer geldig",
}


def told_in(record: dict[str, Any]) -> dict[str, Any]:
    """Title, facts, fields and the exact text that was shown."""
    event, labels = record["event"], {one["pii_type"]: one["label"] for one in record["pii_information"]}
    parties = record.get("recipient_third_parties") or record.get("source_third_parties") or []
    facts = [
        ("Wat er gebeurde", HEADINGS[EventState(event["event_state"])]),
        ("Wanneer", day_and_time(event["event_time"])),
        ("Waarom", str(Cause(event["cause"]).label) if event.get("cause") else ""),
        ("Vanaf welke dag", day_of(event["ended_on"]) if event.get("ended_on") else ""),
        (
            "Door wie",
            str(Signer(event["party_role"]).label) if event["party_role"] else "het systeem of een medewerker",
        ),
        ("Hoe", str(Channel(event["channel"]).label)),
        ("Zeker wie het is", assurance_in_words(event["authentication"]) or seen_in_words(event.get("witness"))),
        ("Hulp bij de taal", help_in_words(event.get("witness"), event.get("read_aloud", ""))),
        ("Vertaling ernaast", translation_in_words(event.get("translation"))),
        ("Formulier op papier", paper_in_words(event.get("witness"))),
        ("Organisatie", ", ".join(party["party_name"] for party in parties)),
        ("Doel", record["purpose"]),
        ("Grondslag", f"{record['lawful_basis']['article']}"),
        ("Verantwoordelijke", ", ".join(record["pii_controllers"])),
        ("Geldig", validity_in_words(event["validity_duration"])),
        ("Leeftijdsregel", record["age_rule"]["explanation"]),
        ("Nummer van de persoon", record["pii_principal_id"]),
        ("Nummer van het bewijs", record["receipt_id"]),
        ("Bewijs ervoor", record["previous_sha256"] or "dit is het eerste"),
    ]
    return {
        "title": f"Bewijs: {HEADINGS[EventState(event['event_state'])].lower()}",
        "author": ", ".join(record["pii_controllers"]),
        "facts": [list(fact) for fact in facts if fact[1]],
        "fields": [labels.get(code, code) for code in event["field_codes"]],
        "standing": [labels.get(code, code) for code in event["standing"]],
        "text": record["privacy_notice"]["text"].split("\n\n"),
        "text_sha256": record["privacy_notice"]["sha256"],
    }


def assurance_in_words(authentication: dict[str, Any]) -> str:
    if not authentication["auth_time"]:
        return ""
    return f"Ingelogd op {day_and_time(authentication['auth_time'])}, niveau {authentication['acr']}"


def validity_in_words(text: str) -> str:
    """The record says it as an ISO date behind a few words."""
    words, _, day = text.rpartition(" ")
    return f"{words} {day_of(day)}"


def day_of(text: str) -> str:
    return date_format(date.fromisoformat(text), "j F Y")


def seen_in_words(witness: dict[str, Any] | None) -> str:
    return str(Identity(witness["identity"]).label) if witness and witness["identity"] else ""


def translation_in_words(translation: dict[str, Any] | None) -> str:
    if not translation:
        return ""
    language = LANGUAGES[translation["language"]].naam
    return f"{language}, versie {translation['version']}, SHA-256 {translation['sha256']}. De Nederlandse tekst telt."


def help_in_words(witness: dict[str, Any] | None, read_aloud: str) -> str:
    """What a colleague did at the counter, and what the phone did: it reads the Dutch text."""
    told = [f"de tekst is voorgelezen door het apparaat ({READ_ALOUD[read_aloud]})"] if read_aloud else []
    if not witness:
        return "; ".join(told)
    told += ["de vraag is voorgelezen"] if witness["read_out"] else []
    if witness["interpreter"]:
        told.append(f"tolk {witness['interpreter']}, {witness['interpreter_language']}")
    return "; ".join(told)


def paper_in_words(witness: dict[str, Any] | None) -> str:
    paper = witness["paper"] if witness else None
    if not paper:
        return ""
    return f"getekend op {paper['signed_on']}, door twee medewerkers bekeken, scan met SHA-256 {paper['scan_sha256']}"


def day_and_time(text: str) -> str:
    return date_format(timezone.localtime(datetime.fromisoformat(text)), "j F Y \\o\\m H:i:s")
