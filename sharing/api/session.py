"""Who asks: the same session as the pages, of a member that showed a second factor."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import SessionAuthentication
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from accounts.members.models import PartnerMember
from accounts.session import Kind


class MemberSession(SessionAuthentication):
    """The member is `request.auth`. Whoever is logged in as something else is nobody here."""

    def authenticate(self, request: Request) -> Any:
        asked = request._request
        if getattr(asked, "face_of_host", "") != "partners" or asked.session.get("kind") != Kind.PARTNER:
            return None
        if not asked.session.get("second_factor"):
            return None
        member = self.member_of(asked.user)
        if member is None:
            return None
        self.enforce_csrf(request)
        return member.user, member

    def authenticate_header(self, request: Request) -> str:
        """A 401 needs one: log in on the pages for ketenpartners."""
        return 'Session realm="ketenpartners"'

    @staticmethod
    def member_of(user: Any) -> PartnerMember | None:
        if isinstance(user, AnonymousUser):
            return None
        return PartnerMember.objects.active().select_related("user", "ketenpartner").filter(user_id=user.pk).first()


class IsMember(BasePermission):
    """Somebody who reads for a ketenpartner."""

    def has_permission(self, request: Request, view: Any) -> bool:
        return isinstance(request.auth, PartnerMember)


class MemberSessionScheme(OpenApiAuthenticationExtension):
    """How the session stands in the OpenAPI document."""

    target_class = "sharing.api.session.MemberSession"
    name = "sessie"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        from django.conf import settings

        return {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME}


def member_of(request: Request) -> PartnerMember:
    """The member who asks, after `IsMember` let it in."""
    member = request.auth
    assert isinstance(member, PartnerMember), "IsMember stands before every address for members"
    return member
