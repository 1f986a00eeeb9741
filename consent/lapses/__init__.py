"""How a signature ends by itself: by its date, by a birthday, or because who signed may not sign any more."""
