"""What to think of in a phase, with this doelgroep: content that a gemeente edits (B25, B26)."""
