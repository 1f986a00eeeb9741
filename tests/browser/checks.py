"""What must hold on every page that somebody visits: axe finds nothing, nothing sticks out, no policy is broken."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import ConsoleMessage, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
AXE_RUN = """axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    .then(report => report.violations.map(found => found.id + ": " + found.nodes.map(node => node.target).join()))"""
WIDTHS = (1280, 320)
STICKS_OUT = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


class Inspector:
    """Looks at a page wherever its walker stands still, and keeps what is wrong."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: list[str] = []
        self.seen: list[str] = []
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.note(str(error)))

    def hear(self, message: ConsoleMessage) -> None:
        """What Chromium complains about; that a page itself answers 404 or 422 is for the test to judge."""
        if message.type == "error" and message.location.get("url") != self.page.url:
            self.note(message.text)

    def note(self, sentence: str) -> None:
        self.wrong.append(f"{self.page.url}: {sentence}")

    def look(self) -> None:
        """On a desk and on a small phone; then the window is as it was."""
        size = self.page.viewport_size
        self.seen.append(self.page.title())
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            for found in violations(self.page):
                self.note(f"{width} px: {found}")
            if self.page.evaluate(STICKS_OUT):
                self.note(f"{width} px: wider than the screen")
        if size:
            self.page.set_viewport_size(size)


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
