"""Vandaag: what is new, due, late and about to end, each one click from its case."""
