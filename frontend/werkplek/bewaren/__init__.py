"""Bewaren en wissen: what is due, the terms, the stops and the rounds; by kenmerk, without a name."""
