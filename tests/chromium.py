"""One Chromium for all tests of a worker: to start it takes longer than most of what is done in it.

It lives in a thread of its own, because playwright works only in the thread where it began, and because there the
test's own thread is free to answer the browser. Each visit has a context of its own: no cookie, store or cache stays.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.plugin_report import need

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What holds is not written down, and no style sheet is fetched again: together a third of the time.
AXE_RUN = f"""axe.run(document, {{runOnly: {TAGS}, resultTypes: ["violations"], preload: false}})
    .then(report => report.violations.map(found => found.id + ": " + found.nodes.map(node => node.target).join()))"""
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

_thread = ThreadPoolExecutor(1, "chromium")
_running: list[tuple[Playwright, Browser]] = []


def in_chromium[Answer](visit: Callable[[Browser], Answer]) -> "Future[Answer]":
    """Do this with the browser, in its own thread."""
    path = need("chromium")
    return _thread.submit(lambda: visit(_browser(path)))


def _browser(path: str) -> Browser:
    if not _running:
        playwright = sync_playwright().start()
        _running.append((playwright, playwright.chromium.launch(executable_path=path, args=FLAGS)))
    return _running[0][1]


def _stop() -> None:
    for playwright, browser in _running:
        browser.close()
        playwright.stop()
    _running.clear()


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure() -> None:
    if _running:
        _thread.submit(_stop).result(30)


def violations(page: Page) -> list[str]:
    """What axe finds. It runs in an isolated world, because the page's own policy lets no script in."""
    session = page.context.new_cdp_session(page)
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})["executionContextId"]
    session.send("Runtime.evaluate", {"contextId": world, "expression": AXE})
    asked: dict[str, Any] = {"expression": AXE_RUN, "awaitPromise": True, "returnByValue": True}
    answer = session.send("Runtime.evaluate", {"contextId": world} | asked)
    session.detach()
    found: list[str] = answer["result"]["value"]
    return found
