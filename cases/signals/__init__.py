"""Meldingen: how signals of (threatening) drop-out come in, through every channel of the routekaart (B27–B37)."""
