"""Names of people who do not exist, as mixed as a school class."""

VROUWEN = (
    "Aaliyah", "Anouk", "Aylin", "Bente", "Britt", "Chaima", "Daphne", "Demi", "Dina", "Eline", "Esra", "Eva", "Femke",
    "Fleur", "Gwen", "Hafsa", "Ilse", "Imane", "Isa", "Jasmijn", "Jill", "Kaya", "Kim", "Layla", "Lieke", "Lina",
    "Loïs", "Lotte", "Maud", "Maya", "Melissa", "Merel", "Naomi", "Noor", "Nynke", "Puck", "Rania", "Romy", "Sara",
    "Selin", "Shanaya", "Sofie", "Tess", "Yasmin", "Zoë",
)  # fmt: skip
MANNEN = (
    "Abdel", "Adam", "Bilal", "Boaz", "Bram", "Cas", "Damian", "Daan", "Dylan", "Emre", "Faris", "Finn", "Floris",
    "Giovanni", "Guus", "Hamza", "Hugo", "Ilias", "Ivo", "Jesse", "Joep", "Jordy", "Kaan", "Kevin", "Koen", "Lars",
    "Levi", "Luuk", "Mees", "Mo", "Nathan", "Niels", "Noah", "Omar", "Pim", "Quincy", "Ravi", "Rens", "Ruben", "Samir",
    "Stijn", "Thijs", "Tygo", "Xavi", "Youssef",
)  # fmt: skip
ACHTERNAMEN = (
    ("", "Aksoy"), ("", "Baars"), ("van den", "Berg"), ("de", "Boer"), ("", "Boukhari"), ("", "Brouwer"), ("", "Çelik"),
    ("", "Claassen"), ("", "Cruz"), ("van", "Dijk"), ("", "Dijkstra"), ("", "Driessen"), ("", "El Idrissi"),
    ("", "Fernandes"), ("de", "Graaf"), ("", "Groen"), ("de", "Haan"), ("", "Hendriks"), ("van der", "Heijden"),
    ("", "Jacobs"), ("de", "Jong"), ("", "Kaya"), ("", "Keizer"), ("", "Kowalski"), ("", "Kramer"), ("van", "Leeuwen"),
    ("", "Maas"), ("", "Martina"), ("van der", "Meer"), ("", "Mertens"), ("", "Mulder"), ("", "Nguyen"), ("", "Osei"),
    ("", "Öztürk"), ("", "Pinas"), ("", "Prins"), ("", "Ramdin"), ("", "Rietveld"), ("", "Sanders"), ("", "Scholten"),
    ("", "Schipper"), ("van der", "Spek"), ("", "Tahiri"), ("", "Tuinman"), ("", "Usman"), ("van der", "Veen"),
    ("", "Verhoeven"), ("", "Vermeer"), ("de", "Vries"), ("", "Wielinga"), ("van", "Zanten"), ("", "Zijlstra"),
)  # fmt: skip
OUDERS = ("Anja", "Astrid", "Fatma", "Gerda", "Ingrid", "Karin", "Khadija", "Mirjam", "Monique", "Samira", "Wendy")
TALEN = ("Nederlands",) * 12 + ("Turks", "Arabisch", "Pools", "Tigrinya", "Papiaments")
