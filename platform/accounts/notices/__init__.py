"""Telling somebody in the app that there is something new; a mail says no more than that."""
