"""Jongeren in a vulnerable position: who needs extra attention and who does not, as somebody judged (B54)."""
