"""Verzoeken of jongeren on the werkplek: the list with its clocks, and deciding with reasons."""
