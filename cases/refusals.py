"""What casework refuses, in words for the person who asked."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


class Refused(Exception):
    """The base of every domain refusal: its text is Dutch and may be shown as it is."""


class NotValid(Refused):
    """Values that the models do not accept. `errors` has the sentences per field, "" for the row as a whole."""

    def __init__(self, error: ValidationError) -> None:
        found = error.message_dict
        self.errors = {("" if name == NON_FIELD_ERRORS else name): sentences for name, sentences in found.items()}
        super().__init__(" ".join(sentence for sentences in found.values() for sentence in sentences))
