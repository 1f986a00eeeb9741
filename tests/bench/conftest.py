"""What the benches borrow from the tests of the log."""

from tests.audit.conftest import key_files, sealer, superuser

__all__ = ["key_files", "sealer", "superuser"]
