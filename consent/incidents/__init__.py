"""Incidents: a datalek or a cyber incident, its clocks, and who was affected as the log tells it (AVG 33 and 34)."""
