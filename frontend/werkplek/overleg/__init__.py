"""Pages about casusoverleg in a case (B50)."""
