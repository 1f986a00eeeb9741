"""Asking for help without a login, on the host of a gemeente."""
