"""What a tenant fills in for itself: protocols, forms, instruments, letters and points of attention, as versions."""
