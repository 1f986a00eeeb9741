"""The words of inzage: what each kind of row and each column is called, and what is let out, and why."""

# Kinds of rows that are not shown, each with the reason that the jongere reads. "" says that it holds nothing new.
LEFT_OUT = {
    "CaseUserObjectPermission": "",
    "LatestScore": "",
    "Asking": "",
    "Draft": "",
    "Evidence": "",
    "EvidencePdf": "Het bewijs van wat je tekende, staat bij Wie ziet wat. Daar kun je het bewaren als PDF.",
    "LetterPaper": "Van brieven staat hier welke brief wanneer weg is gegaan. De brief zelf vraag je bij ons op.",
    "MeldcodeStep": "Stappen van de Meldcode staan hier niet. Dat is om iedereen veilig te houden (UAVG artikel 41).",
}
# What is let out everywhere, in sentences.
ALSO_NOT = (
    "Je BSN staat er niet bij. Wij hebben het wel, op slot, omdat de wet dat vraagt.",
    "Telefoonnummers en mailadressen van andere mensen staan er niet bij. Die zijn van hen (AVG artikel 15, lid 4).",
    "Wie een zorg over je meldde, staat er niet met naam bij. Wel wat er is gemeld, en van welke organisatie.",
)

# Columns that say nothing about somebody: numbers, seals and links.
NEVER = frozenset({
    "id", "version", "user", "bsn", "bsn_index", "sha256", "text_sha256", "translation_sha256", "id_token_sha256",
    "schema_version",
    "record", "rule_version", "sequence", "standing", "entity_id", "event_type", "acr", "auth_time", "text_version",
    "special_codes", "replaces", "decided_codes", "language", "member_id", "ketenpartner_id", "ketenpartner_kind",
    "machtiging_kind", "shared_code", "number", "missing", "proof", "permission", "looked_at",
    "created_by", "changed_at", "niet_informeren",
})  # fmt: skip
OF_OTHERS = frozenset({"telefoon", "email"})
MELDER = frozenset({"melder_naam", "melder_functie", "melder_telefoon", "melder_email"})
# And per kind of row.
MODELS = {
    "PaperForm": frozenset({"scan", "scan_sha256"}),
    "Gezagsdrager": OF_OTHERS | {"verified_by"},
    "Betrokkene": OF_OTHERS,
    "Steunfiguur": OF_OTHERS,
    "Melding": MELDER,
    "Verzuimmelding": frozenset({"telefoon_ouder"}),
    "SampleItem": frozenset({"sample", "place", "about_id"}),
    "TerugmeldingLine": frozenset({"contact_naam", "contact_functie", "contact_telefoon", "contact_email"}),
}
# A parent reads what is about the person. What a child tells us is the child's (domain.md §1.4, rule 5).
PERSON_ONLY = ("Jongere", "Gezagsdrager", "Inschrijving", "Verzuim", "Diploma", "Verzuimmelding", "Verzuimdag")

TITLES = {
    "cases.Jongere": "wie je bent",
    "cases.Case": "je dossier",
    "consent.Afweging": "besluiten om te delen of te vragen",
    "consent.AfwegingField": "wat we per gegeven afwogen",
    "consent.Alternative": "of het met minder kon",
    "consent.SecondReading": "wat een collega ervan vond",
    "consent.Ending": "delen dat wij stopten",
    "consent.Machtiging": "vragen aan jou om te tekenen",
    "consent.ConsentEvent": "wat er op die vragen is gezegd",
    "consent.Besluit": "besluiten op wat je vroeg",
    "consent.Verzoek": "wat je ons vroeg over je gegevens",
    "consent.Finding": "wat de FG vond van hoe wij werken",
    "consent.FindingReply": "wat wij de FG antwoordden",
    "consent.Answer": "wat anderen ons antwoordden",
    "consent.Noodopening": "wat we in nood lieten lezen",
    "consent.NoodReview": "of dat openen in nood terecht was",
    "consent.NoodClosed": "wat in nood open was en eerder dichtging",
}
WORDS = {
    "naam": "naam", "regiehouder": "regiehouder", "procesregisseur": "procesregisseur", "by": "opgeschreven door",
    "created_at": "opgeschreven op", "at": "op", "opened_at": "geopend op", "closed_at": "gesloten op",
    "giver": "van", "receiver": "naar", "offered_by": "aangeboden door", "offered_at": "aangeboden op",
    "accepted_at": "aangenomen op", "declined_at": "niet aangenomen op", "withdrawn_at": "teruggenomen op",
    "verified_until": "gezien, geldt tot en met", "since": "vanaf", "soort": "op grond van",
    "review_on": "opnieuw bekijken op", "cause": "waarom het ophield", "ended_on": "opgehouden op",
    "verified_how": "gezag gezien met", "verified_by": "gezag gezien door", "verified_at": "gezag gezien op",
    "took_part": "was erbij", "cancelled_at": "afgezegd op", "form": "formulier", "ended_by": "gestopt door",
    "category": "soort gegeven", "step": "stap", "kind": "soort", "taken_back_at": "teruggedraaid op",
    "instrument": "lijst met scores", "fell_from": "score eerst", "fell_to": "score daarna",
    "raised_at": "opgevallen op", "answered_by": "bekeken door", "answered_at": "bekeken op", "domain": "gebied",
    "domains": "gebieden", "value": "antwoord of score", "started_by": "begonnen door", "ended_at": "gestopt op",
    "weighed_at": "gewogen op", "registered_by": "opgeschreven door", "assigned_to": "opgepakt door",
    "decided_by": "besloten door", "decided_at": "besloten op", "label": "label", "removed_at": "weggehaald op",
    "asked_at": "gevraagd op", "asked_by": "gevraagd door", "question": "vraag", "given_at": "gezegd op",
    "direction": "geven of vragen", "ketenpartner_naam": "organisatie", "recipient_task": "taak van de organisatie",
    "gesprek_op": "besproken met jou op", "gesprek_reactie": "wat jij ervan vond",
    "gesprek_toelichting": "meer over dat gesprek", "grondslag_geven": "op grond van",
    "grondslag_ontvangen": "de ander mag dit hebben op grond van", "geheimhouding": "geheim voor ons",
    "geen_taak_waarom": "waarom er geen wet is die dit regelt", "nee_kan": "nee zeggen kon",
    "hulp_gaat_door": "hulp gaat door na nee", "geen_druk": "zonder druk", "doel": "waarvoor",
    "doel_zelfde": "zelfde doel als eerst", "doel_verenigbaar": "waarom dat past",
    "doel_resultaat": "wat jij eraan hebt", "valid_from": "vanaf", "valid_until": "tot en met",
    "terugkoppeling": "wat we terug willen horen", "outcome": "besluit", "reason": "waarom",
    "second_reader_required": "collega leest mee", "code": "gegeven", "possible": "kon dat", "reader": "collega",
    "agreed": "akkoord", "remark": "opmerking", "required_signers": "wie moet tekenen",
    "rule_explanation": "waarom die persoon", "field_codes": "gegevens", "translation": "met een vertaling ernaast",
    "privacy_notice": "de tekst die je las",
    "event_time": "op", "event_state": "wat er is gezegd", "signer": "door", "signer_name": "naam",
    "channel": "hoe", "recorded_by": "opgeschreven door", "assurance_level": "zekerheid van het inloggen",
    "explained_by": "uitgelegd door", "member_name": "wie antwoordde",
    "read_aloud": "voorgelezen in de taal", "score": "score", "closing_score": "score aan het eind",
    "signal": "scoredaling", "uren": "uren", "dag": "dag", "moment": "contactmoment", "run": "protocol", "how": "hoe",
    "content": "inhoud", "verdict": "uitkomst", "other": "andere melding", "prioriteit": "met voorrang",
}  # fmt: skip
