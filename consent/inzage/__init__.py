"""Inzage: everything that is stored about one jongere, to read and to take along (AVG 15 and 20)."""
