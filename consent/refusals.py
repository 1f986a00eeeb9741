"""What this room refuses, in words for the person who asked."""

from collections.abc import Mapping, Sequence

from cases.refusals import Refused


class StepMissing(Refused):
    """Something is still open in the four denkstappen. `missing` has the sentences per step."""

    def __init__(self, missing: Mapping[str, Sequence[str]]) -> None:
        self.missing = missing
        super().__init__(" ".join(sentence for sentences in missing.values() for sentence in sentences))


class ForbiddenByLaw(Refused):
    """A hard stop: the law wins over any signature (law 8). Names the article and what can be done instead."""

    def __init__(self, *, article: str, explanation: str, alternatives: str, labels: Sequence[str] = ()) -> None:
        self.labels, self.article, self.explanation, self.alternatives = labels, article, explanation, alternatives
        lead = f"{', '.join(labels)}: dit" if labels else "Dit"
        super().__init__(f"{lead} mag niet ({article}). {explanation} {alternatives}")

    def about(self, labels: Sequence[str]) -> "ForbiddenByLaw":
        """The same refusal, said of these fields."""
        return ForbiddenByLaw(
            labels=labels, article=self.article, explanation=self.explanation, alternatives=self.alternatives
        )


class AlreadyDecided(Refused):
    """A decision stands as it is; new insight is a new afweging."""

    def __init__(self) -> None:
        super().__init__("Deze afweging is al besloten en verandert niet meer. Begin een nieuwe afweging.")


class NoSamenwerking(Refused):
    """Only a partner with a running Samenwerking can be shared with."""

    def __init__(self, naam: str) -> None:
        super().__init__(f"Er is nu geen samenwerking met {naam}. Daarom kun je niets delen of vragen.")


class SamePerson(Refused):
    """The second reader is somebody else than who decided."""

    def __init__(self) -> None:
        super().__init__("De tweede lezer is een ander dan degene die besloot.")


class NotYourReading(Refused):
    """Reading along is for a colleague who has a reason to look."""

    def __init__(self) -> None:
        super().__init__("Meelezen kan een coördinator, de FG, of een regiehouder die dit dossier mag lezen.")


class NotYours(Refused):
    """This person is not asked to sign this, or may not take it back."""

    def __init__(self) -> None:
        super().__init__("Deze vraag is niet aan jou.")


class AssuranceTooLow(Refused):
    """Signing asks for DigiD at substantieel, not longer ago than this session."""

    def __init__(self) -> None:
        super().__init__("Log eerst opnieuw in met de DigiD-app en een controle van je ID. Daarna kun je tekenen.")


class TextChanged(Refused):
    """What was signed is not what was shown."""

    def __init__(self) -> None:
        super().__init__("De tekst is veranderd terwijl je las. Lees de vraag nog een keer.")


class AnsweredElsewhere(Refused):
    """The same person answered in another window after this page was made; that answer stands."""

    def __init__(self) -> None:
        super().__init__("Je hebt deze vraag al beantwoord in een ander scherm. Dat antwoord hebben we bewaard.")


class NoLongerAsked(Refused):
    """The question was answered, ended or replaced in the meantime."""

    def __init__(self, why: str = "Deze vraag staat niet meer open.") -> None:
        super().__init__(why)
