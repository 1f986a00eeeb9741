"""The verzuimmelding of the register: what comes from school, and what the gemeente answers (domain.md §4.2–4.4)."""
