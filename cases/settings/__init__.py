"""What a tenant agreed for the whole of its work: how old, and what the regio agreed."""
