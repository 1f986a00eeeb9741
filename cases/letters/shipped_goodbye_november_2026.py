"""The letter at the end of the Doorstroompunt, as it came with the product; a tenant makes its own next version."""

GOODBYE = {
    "kind": "brief",
    "code": "afscheid-bij-27",
    "naam": "Afscheid: het Doorstroompunt stopt",
    "body": {
        "recipient": "jongere",
        "form": "brief",
        "sender": "Gemeente [gemeente]\nDoorstroompunt\n[regiehouder], [telefoon]",
        "subject": "Bedankt, en het ga je goed",
        "text": """Hoi [roepnaam],

Het Doorstroompunt helpt jongeren tot ze 27 worden. Daarom stop ik nu met helpen en sluit ik je dossier af.

Ik vond het fijn dat ik een stukje met je mee mocht lopen. Je hoeft nu niets te doen.

Wil je later nog iets vragen? Bel of app me gerust: [telefoon]. Ik help je dan naar iemand die verder kan helpen.

Wat er over jou is opgeschreven, kun je nog steeds lezen als je inlogt bij Mijn.""",
        "closing": "Het ga je goed,\n\n[regiehouder]\n[telefoon]\n[email]",
    },
}
