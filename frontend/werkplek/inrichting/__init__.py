"""Inrichting: where a functioneel beheerder edits the content of the tenant, as versions."""
