"""The one page of the demo provider, and the page that says what is wrong. No script, no style inside the page."""

from html import escape
from pathlib import Path
from urllib.parse import urlencode

from config.demo_idp.people import Person
from config.demo_idp.provider import Request

STYLE = (Path(__file__).parent / "demo.css").read_bytes()
PAGE = (Path(__file__).parent / "page.html").read_text()


def choice(request: Request, people: list[Person], *, asked: dict[str, str]) -> str:
    """One link per person, because a link may lead to another host and a form may not."""
    links = "".join(_person(person, asked) for person in people)
    cancel = f'<p><a href="/annuleren?{escape(urlencode(asked))}">Annuleren</a></p>'
    question = f"<p>Je gaat inloggen bij {escape(request.client.naam)}. Kies een persoon.</p>"
    return _page("Wie ben je vandaag?", f"{question}<ul>{links}</ul>{cancel}")


def problem(sentence: str) -> str:
    return _page("Dit kan niet", f"<p>{escape(sentence)}</p>")


def _person(person: Person, asked: dict[str, str]) -> str:
    address = escape(f"/inloggen?{urlencode({**asked, 'login_hint': person.key})}")
    return (
        f'<li><a href="{address}"><strong>{escape(person.naam)}</strong><span>{escape(person.uitleg)}</span></a></li>'
    )


def _page(title: str, body: str) -> str:
    return PAGE.replace("{{ title }}", escape(title)).replace("{{ body }}", body)
