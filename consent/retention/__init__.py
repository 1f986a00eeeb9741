"""Bewaren en wissen: how long what is kept, what is due to go, and the proof that it went (domain.md §1.9)."""
