"""How close we stand to a jongere: close by, at a distance, or latent; and how that changed (C7)."""
