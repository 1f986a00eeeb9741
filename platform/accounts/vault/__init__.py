"""Secrets in columns: a key per schema, wrapped by a key that is never in the database."""

from accounts.vault.fields import EncryptedTextField
from accounts.vault.index import blind_index
from accounts.vault.keys import VaultKey, ensure_keys, unwrap, wrap

__all__ = ["EncryptedTextField", "VaultKey", "blind_index", "ensure_keys", "unwrap", "wrap"]
