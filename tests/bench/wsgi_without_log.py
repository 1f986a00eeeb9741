"""The process for ketenpartners without law 4, to learn what keeping it costs. For the bench only."""

from config.wsgi import application
from sharing.reading import Shared

__all__ = ["application"]
Shared.write_down = lambda self, reads: None
