"""What the jongere asks, and what was seen: apart from each other, and never a diagnosis (B17, B104)."""
