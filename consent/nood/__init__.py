"""Nood: the smallest set of fields opened at once, for hours, on vitaal belang or the Meldcode (break-glass)."""
