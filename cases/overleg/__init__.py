"""Casusoverleg: who does what is agreed together, and what came of it is reported back (B50)."""
