"""How the jongere sees it: scores that they give themselves, on the phone, where the coach asked for it."""
