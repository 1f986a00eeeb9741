"""Samples: what the FG draws at random to review, and what came of it (AVG 39)."""
