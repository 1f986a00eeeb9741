"""Health and criminal matters, kept apart (WEB 9.2.7), and the Meldcode: only for who works on the case."""
