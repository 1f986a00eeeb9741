"""What was done and read, by whom. Only ever added to."""

from audit.services import Seen, record, record_list, record_read

__all__ = ["Seen", "record", "record_list", "record_read"]
