"""Pages of the consultatieteam: asking it in a case, advising, and putting a team together (B49)."""
