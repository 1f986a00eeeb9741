"""How allauth behaves here: nobody signs up, and second factors are kept in the vault."""

import base64
import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from accounts.vault.cipher import Sealed, seal, unseal

JUST_NOW = 300
PLACE = "public|mfa_authenticator|data"


class InvitedOnlyAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whoever has just logged in is not asked again, so that setting up the app is one walk."""
        begun = self.request.session.get("started_at", 0)
        return time.time() - begun > JUST_NOW and bool(super().is_reauthentication_required(app=app))


class VaultMFAAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return base64.b64encode(seal(text, place=PLACE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(Sealed(base64.b64decode(encrypted_text)), place=PLACE)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Nobody goes on without a second factor; an operator resets one that was lost."""
        return False
