"""Why somebody is not let in: one plain sentence for the person, one fixed word for the log."""


class LoginRefused(Exception):
    """The sentence never tells whether somebody is known here: that is already personal data."""

    reason = "refused"
    sentence = "Het inloggen is niet gelukt. Probeer het opnieuw."
    status = 403

    def __init__(self) -> None:
        super().__init__(self.sentence)


class ForeignAttempt(LoginRefused):
    reason = "state"
    sentence = "Deze inlogpoging is verlopen of hoort niet bij dit scherm. Begin opnieuw met inloggen."


class Cancelled(LoginRefused):
    reason = "cancelled"
    sentence = "Je hebt het inloggen afgebroken. Je bent niet ingelogd."


class UntrustedAnswer(LoginRefused):
    reason = "token"
    sentence = "Het antwoord van de inlogdienst klopt niet. Je bent daarom niet ingelogd. Probeer het opnieuw."


class LevelTooLow(LoginRefused):
    reason = "level"
    sentence = "Je hebt ingelogd op een lager niveau dan hier nodig is. Log opnieuw in en kies het hogere niveau."


class SecondFactorMissing(LoginRefused):
    reason = "second_factor"
    sentence = (
        "Je hebt ingelogd zonder tweede controle, zoals een code of een pas. Zonder die controle mag je niet verder."
    )


class NotLoggedInAnew(LoginRefused):
    reason = "auth_time"
    sentence = "Voor deze stap moet je opnieuw inloggen. Begin opnieuw en log dan echt in."


class UnknownCitizen(LoginRefused):
    reason = "unknown_person"
    sentence = "Je kunt hier nu niet inloggen. Heb je een brief of bericht van ons? Bel dan degene die daarin staat."


class UnknownColleague(LoginRefused):
    reason = "unknown_person"
    sentence = "Je bent hier nog niet toegevoegd. Vraag de functioneel beheerder van je organisatie om toegang."


class OtherPerson(LoginRefused):
    reason = "other_person"
    sentence = "Je logde in als iemand anders dan daarnet. Er is niets ondertekend of gewijzigd."


class ProviderUnreachable(LoginRefused):
    reason = "unreachable"
    sentence = "De inlogdienst is nu niet bereikbaar. Probeer het over een paar minuten opnieuw."
    status = 503
