"""Paper: a typst template with values becomes a tagged PDF. General: it knows nothing of letters or of evidence."""

from cases.paper.render import render

__all__ = ["render"]
