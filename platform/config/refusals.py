"""A refusal to start, told in one Dutch sentence that says what to do."""


class Refusal(Exception):
    """Something that the person at the keyboard can solve. Shown without a traceback, with exit code 1."""
