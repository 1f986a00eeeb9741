"""Willem, Teun and Fatima behind their screens: what they see is found by role and by Dutch words, as they find it."""

import re
import time
from datetime import date
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Locator, Page, expect

from tests.browser.checks import Inspector

PASSWORD = "vier koeien in de wei"
TOESTEMMING = "Toestemming voor extra hulp"
# What Willem shares: as it is, or as something that says less; and under which heading it stands.
SHARED = {
    "Roepnaam": ("Personalia", "Nodig"),
    "Geboortedatum": ("Personalia", "Grover: leeftijd"),
    "Adres": ("Contact", "Grover: woonplaats"),
    "Opleiding": ("Onderwijs", "Nodig"),
    "Werkgever": ("Werk en inkomen", "Nodig"),
}
SEEN = {"Roepnaam", "Leeftijd", "Woonplaats", "Opleiding", "Werkgever"}


class Walker:
    """Somebody with a browser. Wherever they look around, the page is inspected."""

    def __init__(self, page: Page, story: Any, *, inspect: bool = True) -> None:
        self.page, self.story, self.town = page, story, story.town
        self.inspector = Inspector(page)
        self.inspects = inspect

    def look(self, heading: str = "") -> None:
        """Wait until this page is there, and look around."""
        if heading:
            expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading)
        if self.inspects:
            self.inspector.look()

    def press(self, name: str, *, inside: Locator | None = None) -> None:
        """Press the button or link that begins with these words."""
        place = inside or self.page.locator("body")
        words = re.compile(rf"^\s*{re.escape(name)}")
        place.get_by_role("button", name=words).or_(place.get_by_role("link", name=words)).last.click()

    def choose(self, question: str, answer: str) -> None:
        group = self.page.get_by_role("group", name=question, exact=True)
        group.get_by_role("radio", name=re.compile(rf"^{re.escape(answer)}")).check(force=True)

    def fill(self, label: str, text: str, *, which: int = 0) -> None:
        self.page.get_by_label(label, exact=True).nth(which).fill(text)

    def main(self) -> str:
        return self.page.inner_text("main")


class Willem(Walker):
    """The regiehouder."""

    def log_in(self) -> None:
        self.page.goto(self.town.at("/"))
        self.look("Inloggen")
        self.press("Inloggen met je werkaccount (demo)")
        self.press(self.story.willem.naam)
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()

    def open_case(self) -> None:
        self.look()
        self.press(f"Teun Bakker-{self.story.tag}")
        self.look("Teun")

    def begin(self) -> None:
        """Choose the ROC by name."""
        self.press("Delen", inside=self.page.locator("main"))
        self.look()
        self.press("Nieuwe afweging")
        self.look("Met wie wil je delen?")
        self.page.get_by_role("radio", name=re.compile(re.escape(self.story.roc.naam))).check(force=True)
        self.press("Begin met afwegen")

    def walk(self) -> None:
        """The four denkstappen, from the talk to the period."""
        self.talk()
        self.basis()
        self.purpose()
        self.fields()
        self.alternatives()
        self.look("Van wanneer tot wanneer?")
        self.press("Volgende")

    def talk(self) -> None:
        self.look("Wat vindt Teun ervan?")
        self.choose("Hoe reageert de jongere?", "Vindt het goed")
        self.fill("Wanneer sprak je de jongere?", f"{date.today():%Y-%m-%d}")  # noqa: DTZ011  # the day on this machine
        self.press("Volgende")

    def basis(self) -> None:
        self.look("Op welke grond deel je?")
        self.fill("Welke taak heeft de ontvanger?", "Begeleiding in het leerwerktraject")
        self.choose("Op welke grond mag jij geven?", TOESTEMMING)
        self.choose("Op welke grond mag de ander ontvangen?", TOESTEMMING)
        self.choose("Heb jij een geheimhoudingsplicht?", "Nee")
        self.page.locator("summary", has_text="Kies je toestemming als grond?").click()
        self.fill("Waarom is er geen wettelijke taak die dit regelt?", "De school heeft hiervoor geen wettelijke taak.")
        for question in ("Kan de jongere echt nee zeggen?", "Gaat de hulp gewoon door als de jongere nee zegt?",
                         "Is er geen druk, ook niet van jou of van de ander?"):  # fmt: skip
            self.choose(question, "Ja")
        self.press("Volgende")

    def purpose(self) -> None:
        self.look("Waarvoor is het nodig?")
        self.fill("Wat gaat de ander met de gegevens dóen?", "De mentor zoekt een leerwerkplek die past.")
        self.choose("Is dit het doel waarvoor je de gegevens kreeg?", "Ja")
        self.fill("Wat heeft de jongere hieraan?", "Een plek waar het lukt.")
        self.press("Volgende")

    def fields(self) -> None:
        self.look("lezen?")
        for rubriek in dict.fromkeys(rubriek for rubriek, _ in SHARED.values()):
            self.page.locator("summary", has_text=rubriek).first.click()
        for label, (_, answer) in SHARED.items():
            self.choose(label, answer)
            self.fill(f"Waarom? ({label})", "Nodig om een plek te zoeken.")
        self.press("Volgende")

    def alternatives(self) -> None:
        self.look("Kan het ook met minder?")
        for number, group in enumerate(self.page.locator("main fieldset").all()):
            group.get_by_role("radio", name="Nee").check(force=True)
            self.fill("Waarom?", "Dat is niet genoeg.", which=number)
        self.press("Volgende")

    def preview(self) -> None:
        """Look through the eyes of the ROC, and come back."""
        self.look("Klopt dit?")
        self.press("Kijk door de ogen van")
        self.look("Door de ogen van")
        assert set(self.page.locator("main dt").all_inner_texts()) == SEEN
        self.press("Terug", inside=self.page.locator(".jr-actions"))

    def decide(self) -> None:
        self.page.get_by_role("checkbox", name=re.compile("^Ik heb gecontroleerd")).check(force=True)
        self.press("Besluit: delen")
        self.look("Besluit over")


class Teun(Walker):
    """The jongere, on his phone."""

    def log_in(self) -> None:
        self.page.goto(self.town.at("/mijn/"))
        self.press("Inloggen met DigiD")
        self.press(self.story.teun.naam)
        self.look("Hoi Teun")

    def answer(self, no: str = "") -> None:
        """Ja to everything but this; then show who he is once more, and sign."""
        self.press("Lees en kies")
        self.look("mogen wij jouw gegevens delen")
        for group in self.page.locator("main fieldset").all():
            said = "Nee" if no and no in group.inner_text() else "Ja"
            group.get_by_role("radio", name=said).check(force=True)
        self.press("Ga verder")

    def step_up(self) -> None:
        self.look("Laat zien dat jij het bent")
        self.press("Ga naar DigiD")
        self.press(self.story.teun.naam)

    def sign(self) -> None:
        self.look("Klopt dit? Dan kun je tekenen")
        self.press("Onderteken")
        self.look("je handtekening is opgeslagen")

    def who_looked(self) -> str:
        self.page.goto(self.town.at("/mijn/wie-keek/"))
        self.look("Wie keek?")
        return self.main()

    def stop(self) -> None:
        """Withdraw everything, in one press."""
        self.page.goto(self.town.at("/mijn/wie-ziet-wat/"))
        self.look()
        self.press("Stop met alles")
        expect(self.page.locator("main [role=status]")).to_contain_text("Gestopt")
        self.look()


class Fatima(Walker):
    """The teacher, with a password and an app on her phone."""

    def log_in(self) -> None:
        """The first time: the app is set up, and its code is asked at once; nothing opens before that."""
        self.page.goto(self.town.at_partners("/"))
        self.look("Inloggen")
        self.give_password()
        self.look("Stel je tweede controle in")
        self.secret = self.page.inner_text("main code")
        self.page.get_by_role("textbox").last.fill(code_for(self.secret))
        self.press("Controleer en ga verder")
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        self.look()
        self.page.goto(self.town.at_partners("/"))

    def log_in_again(self, secret: str) -> None:
        """Password, and then the code of the app."""
        self.page.goto(self.town.at_partners("/"))
        self.give_password()
        self.look("Je code")
        self.page.get_by_role("textbox").last.fill(code_for(secret))
        self.press("Inloggen", inside=self.page.locator("main form"))

    def give_password(self) -> None:
        self.page.locator("input[name=login]").fill(self.story.fatima_email)
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.press("Inloggen", inside=self.page.locator("main form"))

    def read(self) -> set[str]:
        """Open what is shared about Teun; the names of the fields that are there."""
        self.look("Gedeeld")
        self.page.get_by_role("row", name=re.compile(self.story.reference)).get_by_role("link").click()
        self.page.wait_for_url("**/gedeeld/**")
        self.look()
        return set(self.page.locator(".grid-main > .jr-card dt").all_inner_texts())


def code_for(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
