"""Who a session belongs to. Logging in itself happens at an identity provider, so nothing is authenticated here."""

import uuid
from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from accounts.models import User


class SchemaBackend(BaseBackend):
    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        return None

    def get_user(self, user_id: uuid.UUID) -> User | None:
        """The user of the schema that the host belongs to; a blocked user is out at the next request."""
        return User.objects.active().filter(pk=user_id).first()
