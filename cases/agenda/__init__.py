"""What is due: every noun of casework says what waits for somebody, and one list is made of it.

A timer is no task that waits somewhere: what is due is a query, asked when somebody looks (design.md §4).
"""

from cases.agenda.items import Item, Urgency, due_in, earliest, source

__all__ = ["Item", "Urgency", "due_in", "earliest", "source"]
