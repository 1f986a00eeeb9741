"""Closing a case because nobody could be reached: with the proofs of its protocol, or weighed (B155)."""
