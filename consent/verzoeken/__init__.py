"""Verzoeken: what a jongere asks of us about the own gegevens, and what we decide on it (AVG 12 to 21)."""
