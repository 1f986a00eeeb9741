"""Berichten: the notices of one member of staff, in words that are made when they are read."""
