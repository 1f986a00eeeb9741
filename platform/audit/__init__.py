"""What was done and read, by whom. Only ever added to."""

from audit.services import record, record_read, record_reads

__all__ = ["record", "record_read", "record_reads"]
