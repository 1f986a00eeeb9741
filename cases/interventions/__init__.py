"""Interventions: what is done about a domain that asks for attention, until a new score (A15)."""
