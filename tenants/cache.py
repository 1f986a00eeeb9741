"""Keys of the cache carry the schema where the work belongs, also when the thread's connection does not (T6)."""

from tenants.stand import current


def make_key(key: str, key_prefix: str, version: int) -> str:
    return f"{current().schema}:{key_prefix}:{version}:{key}"


def reverse_key(key: str) -> str:
    return key.split(":", 3)[3]
