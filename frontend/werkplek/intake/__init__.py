"""Intake en analyse: the conversation and what is understood from it; also on a phone at a kitchen table (C11)."""
