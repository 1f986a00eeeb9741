"""Verwerkingsregister: what the tenant does with personal data, per task, as versions (AVG 30)."""
