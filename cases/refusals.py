"""What casework refuses, in words for the person who asked."""


class Refused(Exception):
    """The base of every domain refusal: its text is Dutch and may be shown as it is."""
