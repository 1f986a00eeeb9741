"""Consultatieteam: colleagues who think along about a jongere with trouble on several domains (B49)."""
