"""What must hold on every page that somebody visits: axe finds nothing, nothing sticks out, no policy is broken."""

from playwright.sync_api import ConsoleMessage, Page

from tests.chromium import WIDER, violations

WIDTHS = (1280, 320)


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
            if self.page.evaluate(WIDER):
                self.note(f"{width} px: wider than the screen")
        if size:
            self.page.set_viewport_size(size)
