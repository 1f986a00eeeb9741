"""Letters and cards that came with the product in November 2026; a tenant puts its own words in a next version."""

SENDER = "Gemeente [gemeente]\nDoorstroompunt\n[regiehouder], [telefoon]"
SIGNED = "Met vriendelijke groet,\n\n[regiehouder]\n[telefoon]\n[email]"

ACTIVE_LETTER = {
    "kind": "brief",
    "code": "uitnodiging-jongere",
    "naam": "Uitnodiging aan de jongere",
    "body": {
        "recipient": "jongere",
        "form": "brief",
        "sender": SENDER,
        "subject": "Zullen we een keer praten?",
        "text": """Hoi [roepnaam],

Ik ben [regiehouder] van de gemeente. Ik help jongeren die vragen hebben over school, werk of iets anders. \
Ik wil graag horen hoe het met je gaat en wat jij wilt.

Zo kun je mij bereiken:
- bel of app naar [telefoon]
- mail naar [email]

We kunnen praten waar jij wilt: bij jou thuis, bij mij op kantoor of ergens anders. Je mag iemand meenemen. \
Wil je liever niet? Laat me dat dan ook even weten.

Heb ik over twee weken niets van je gehoord? Dan kom ik bij je langs.""",
        "closing": SIGNED,
    },
}
TO_PARENTS = {
    "kind": "brief",
    "code": "brief-aan-ouders",
    "naam": "Brief aan ouders of verzorgers",
    "body": {
        "recipient": "ouders",
        "form": "brief",
        "sender": SENDER,
        "subject": "Het Doorstroompunt helpt jongeren met school en werk",
        "text": """Beste ouder of verzorger,

Het Doorstroompunt helpt jongeren tot 27 jaar die vragen hebben over school, werk of inkomen. Wij nodigen \
jongeren uit voor een gesprek en denken met hen mee.

Heeft u een vraag, of wilt u weten wat wij doen? Bel of mail mij gerust. Ook als ouder kunt u bij ons terecht.

Over een jongere zelf vertellen wij alleen iets als de jongere dat goed vindt.""",
        "closing": SIGNED,
    },
}
FOLDER = {
    "kind": "brief",
    "code": "brief-niet-thuis",
    "naam": "Brief bij niet thuis, met folder",
    "body": {
        "recipient": "jongere",
        "form": "brief",
        "sender": SENDER,
        "subject": "Ik was bij je aan de deur",
        "text": """Hoi [roepnaam],

Vandaag, [datum], was ik bij je aan de deur. Ik trof je niet. Daarom laat ik deze brief achter, met een \
folder over wat we voor je kunnen doen.

Bel, app of mail me als je een moment weet dat jou past. Dat mag ook 's avonds zijn.""",
        "closing": SIGNED,
    },
}
CARD = {
    "kind": "brief",
    "code": "niet-thuis-kaartje",
    "naam": "Niet thuis-kaartje",
    "body": {
        "recipient": "jongere",
        "form": "kaartje",
        "sender": "Gemeente [gemeente]\n[regiehouder]",
        "subject": "Ik was even bij je langs",
        "text": """Hoi,

Op [datum] belde ik bij je aan. Je was er niet. Jammer!

Ik kom nog een keer, op een ander moment. Weet jij een tijd die past? Bel of app me dan: [telefoon].""",
        "closing": "Groet,\n[regiehouder]",
    },
}
CLOSING = {
    "kind": "brief",
    "code": "afsluitende-brief",
    "naam": "Afsluitende brief",
    "body": {
        "recipient": "jongere",
        "form": "brief",
        "sender": SENDER,
        "subject": "Ik stop nu met zoeken, jij kunt altijd bellen",
        "text": """Hoi [roepnaam],

De laatste weken probeerde ik je te bereiken. Ik belde, stuurde een brief en kwam bij je langs. Dat is niet \
gelukt. Daarom sluit ik je dossier nu af.

Dat betekent niet dat je er alleen voor staat. Wil je later hulp bij school, werk, geld of iets anders? Bel \
of app me. Je hoeft niet uit te leggen waarom het eerder niet lukte.

Misschien neem ik over een tijd nog een keer contact op, om te horen hoe het gaat.""",
        "closing": SIGNED,
    },
}
OFFERS = {
    "kind": "brief",
    "code": "aanbod-en-open-dagen",
    "naam": "Aanbod en open dagen",
    "body": {
        "recipient": "jongere",
        "form": "brief",
        "sender": SENDER,
        "subject": "Wat is er te doen bij jou in de buurt?",
        "text": """Hoi [roepnaam],

We spraken elkaar een tijd niet. Ik wil je laten weten wat er voor je is:
- open dagen van scholen: je mag binnenlopen, ook zonder afspraak
- bedrijven die leerwerkplekken hebben
- hulp bij geld, wonen of gezondheid

Wil je ergens naartoe en vind je het fijn als er iemand meegaat? Dan ga ik mee. Bel of app: [telefoon].""",
        "closing": SIGNED,
    },
}
LETTERS = (ACTIVE_LETTER, TO_PARENTS, FOLDER, CARD, CLOSING, OFFERS)
