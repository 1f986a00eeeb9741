"""A key of its own for each case: destroy it, and what was written under it is unreadable, also in every backup."""
