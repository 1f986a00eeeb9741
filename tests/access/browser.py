"""One test client for thousands of requests: each as somebody else, each with nothing left behind."""

from functools import cache
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client


class Browser(Client):
    """Keeps its middleware, because to make that again costs more than most requests."""

    def answer(self, session: str, method: str, path: str, **more: Any) -> Any:
        """The answer to a request in this session, or as nobody. What the request wrote is taken back."""
        self.cookies.clear()
        if session:
            self.cookies[settings.SESSION_COOKIE_NAME] = session
        with transaction.atomic():
            answer = getattr(self, method)(path, **more)
            transaction.set_rollback(True)
        return answer


@cache
def browser() -> Browser:
    return Browser(raise_request_exception=False)
