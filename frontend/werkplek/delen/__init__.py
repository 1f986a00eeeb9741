"""Temporary, werkplek session: replaced by the delen session."""
