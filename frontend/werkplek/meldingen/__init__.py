"""Meldingen in the werkplek: the list, a form per channel, about whom it is, and the oordeel."""
