"""A real browser on the pages of the test: the test's own thread answers, so that the browser sees its transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from playwright._impl._api_structures import SetCookieParam  # the only place that has the type
from playwright.sync_api import Browser, Page

from tests import chromium

PHONE, SMALL, DESK = (390, 844), (320, 640), (1280, 900)


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing: the test tells what went wrong."""


def browse(client: Client, walk: Callable[[Page], None], *, size: tuple[int, int] = PHONE) -> None:
    """Let `walk` drive a browser that is logged in as this client; raises what went wrong in it."""
    server = WSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    server.timeout = 0.05
    host = f"http://{client.defaults['HTTP_HOST']}:{server.server_port}"
    cookie: SetCookieParam = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": host,
    }

    def visit(browser: Browser) -> None:
        with browser.new_context(
            base_url=host, viewport={"width": size[0], "height": size[1]}, locale="nl-NL"
        ) as context:
            context.add_cookies([cookie])
            page = context.new_page()
            page.set_default_timeout(15_000)
            walk(page)

    with connection_kept():
        visited = chromium.in_chromium(visit)
        while not visited.done():
            server.handle_request()
    server.server_close()
    visited.result()


@contextmanager
def connection_kept() -> Iterator[None]:
    """A request would close the connection, and with it the transaction of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def violations(page: Page) -> list[str]:
    """What axe finds, and a page that is wider than the screen."""
    return chromium.violations(page) + ["the page is wider than the screen"] * bool(page.evaluate(chromium.WIDER))


def violations_at_both_sizes(page: Page) -> list[str]:
    """The same on a desk and on a small phone, without asking for the page again."""
    found = []
    for width, height in (DESK, SMALL):
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{width} px: {sentence}" for sentence in violations(page)]
    return found
