"""`make demo`: everything that runs in production, on one machine and one port."""
