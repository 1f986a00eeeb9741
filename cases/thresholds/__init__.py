"""When something stands out: days and points that a tenant chooses for itself."""
