"""The content of an intake form: questions in an order, each with the kind of answer it takes (B70)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from django.utils.text import slugify

from cases.categories import Category
from cases.content.bodies import ContentRefused, body_of
from cases.content.models import ContentKind
from cases.intake.kinds import AnswerKind
from cases.intake.known import KnownData

LONGEST, LONGEST_HELP, LONGEST_CODE, MOST = 300, 500, 40, 60
SPECIAL = (Category.GEZONDHEID, Category.STRAFRECHTELIJK)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. No answer is compulsory. A special one is about health or criminal matters: its answer is kept
    apart (WEB 9.2.7)."""

    code: str
    text: str
    help: str = ""
    kind: AnswerKind = AnswerKind.TEKST
    choices: tuple[str, ...] = ()
    special: Category | None = None
    shows: tuple[KnownData, ...] = ()

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        text, explained = (str(told.get(name) or "").strip() for name in ("text", "help"))
        if not text or len(text) > LONGEST or len(explained) > LONGEST_HELP:
            raise ContentRefused(
                f"Schrijf elke vraag op in hoogstens {LONGEST} tekens, en de uitleg in hoogstens {LONGEST_HELP}."
            )
        kind = AnswerKind(one_of(told.get("kind") or AnswerKind.TEKST, AnswerKind.values, text))
        choices = tuple(str(choice).strip() for choice in told.get("choices") or () if str(choice).strip())
        if kind == AnswerKind.KEUZE and len(set(choices)) < 2:
            raise ContentRefused(f"Geef bij “{text}” ten minste twee verschillende keuzes.")
        special = Category(one_of(told["special"], SPECIAL, text)) if told.get("special") else None
        if special and kind != AnswerKind.TEKST:
            raise ContentRefused(f"Een vraag over gezondheid of strafrecht heeft tekst als antwoord: “{text}”.")
        shows = tuple(KnownData(one_of(code, KnownData.values, text)) for code in told.get("shows") or ())
        code = (told.get("code") or slugify(text))[:LONGEST_CODE]
        return cls(
            code=code,
            text=text,
            help=explained,
            kind=kind,
            choices=choices if kind == AnswerKind.KEUZE else (),
            special=special,
            shows=shows,
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "text": self.text,
            "help": self.help,
            "kind": self.kind.value,
            "choices": list(self.choices),
            "special": self.special.value if self.special else "",
            "shows": [shown.value for shown in self.shows],
        }

    def in_words(self, value: str) -> str:
        """A stored value as somebody reads it."""
        if self.kind == AnswerKind.DATUM and value:
            return f"{date.fromisoformat(value):%d-%m-%Y}"
        return value.capitalize() if self.kind == AnswerKind.JA_NEE else value


@body_of(ContentKind.INTAKEFORMULIER)
@dataclass(frozen=True, kw_only=True)
class Intakeformulier:
    questions: list[Question] = field(default_factory=list)

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        questions = list(with_codes(body.get("questions") or []))
        if not questions:
            raise ContentRefused("Schrijf ten minste één vraag op.")
        if len(questions) > MOST:
            raise ContentRefused(f"Een intake heeft hoogstens {MOST} vragen.")
        return cls(questions=questions)

    def to_json(self) -> dict[str, Any]:
        return {"questions": [question.to_json() for question in self.questions]}

    def find(self, code: str) -> Question | None:
        return next((question for question in self.questions if question.code == code), None)

    def after(self, question: Question) -> Question | None:
        """The question that comes next; none after the last."""
        place = self.questions.index(question) + 1
        return self.questions[place] if place < len(self.questions) else None


def with_codes(told: list[dict[str, Any]]) -> Iterator[Question]:
    """Every question under a code of its own: answers hang on it, also those under older versions of the form."""
    used = {one["code"] for one in told if one.get("code")}
    for one in told:
        question = Question.from_json(one)
        if one.get("code"):
            yield question
            continue
        code, number = question.code or "vraag", 2
        while code in used:
            code, number = f"{question.code[: LONGEST_CODE - 3]}-{number}", number + 1
        used.add(code)
        yield Question.from_json(one | {"code": code})


def one_of(value: str, allowed: Any, question: str) -> str:
    if value not in allowed:
        raise ContentRefused(f"Bij “{question}” staat iets dat we niet kennen: {value}.")
    return value
