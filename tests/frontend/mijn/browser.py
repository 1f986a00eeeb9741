"""A real browser on the pages of the test: the test's own thread answers, so that the browser sees its transaction."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import axe_playwright_python
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from playwright._impl._api_structures import SetCookieParam  # the only place that has the type
from playwright.sync_api import Page, sync_playwright

from tests.plugin_report import need

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
AXE_RUN = """axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    .then(report => report.violations.map(found => found.id + ": " + found.nodes.map(node => node.target).join()))"""
PHONE, SMALL, DESK = (390, 844), (320, 640), (1280, 900)


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing: the test tells what went wrong."""


def browse(client: Client, walk: Callable[[Page], None], *, size: tuple[int, int] = PHONE) -> None:
    """Let `walk` drive a browser that is logged in as this client; raises what went wrong in it."""
    chromium_path = need("chromium")
    server = WSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    server.timeout = 0.05
    failures: list[BaseException] = []
    host = f"http://{client.defaults['HTTP_HOST']}:{server.server_port}"
    cookie: SetCookieParam = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": host,
    }

    def drive() -> None:
        try:
            with sync_playwright() as playwright:
                chromium = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
                context = chromium.new_context(
                    base_url=host, viewport={"width": size[0], "height": size[1]}, locale="nl-NL"
                )
                context.add_cookies([cookie])
                page = context.new_page()
                page.set_default_timeout(15_000)
                walk(page)
                chromium.close()
        except BaseException as failure:  # carried to the thread of the test, and raised there
            failures.append(failure)

    driver = threading.Thread(target=drive)
    with connection_kept():
        driver.start()
        while driver.is_alive():
            server.handle_request()
    server.server_close()
    if failures:
        raise failures[0]


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
    found: list[str] = page.evaluate(f"() => {{ {AXE}; return {AXE_RUN} }}")
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append("the page is wider than the screen")
    return found
