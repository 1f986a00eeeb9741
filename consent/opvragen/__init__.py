"""Asking a ketenpartner for something about a jongere: the question that is open, and the answer that came."""
