"""What was asked elsewhere about the jongere, and that we talked with the jongere first (B113, B114)."""
