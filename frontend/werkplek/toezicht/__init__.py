"""Toezicht: what the FG needs to oversee the tenant (AVG 30, 33 and 39)."""
