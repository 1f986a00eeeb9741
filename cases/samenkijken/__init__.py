"""Looking at the signals together: what came in, what was made of it, and how the jongere sees it (C6)."""
