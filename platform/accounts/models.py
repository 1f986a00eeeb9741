"""Users, their roles, and the identity providers that vouch for them; one set per schema."""

import uuid
from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from accounts.levels import Level
from accounts.notices.models import Mail, Notice
from accounts.rights import Role
from accounts.vault import EncryptedTextField, VaultKey
from tenants import current

__all__ = ["ExternalIdentity", "IdentitySource", "Mail", "Notice", "SourceKind", "StaffRole", "User", "VaultKey"]


class UserQuerySet(models.QuerySet["User"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def with_role(self, *roles: Role) -> Self:
        return self.active().filter(staff_roles__role__in=roles).distinct()


class UserManager(BaseUserManager["User"]):
    def create_person(self, *, naam: str, email: str = "", username: str = "") -> "User":
        """A person who logs in elsewhere: the password is unusable, never empty.

        With an empty one the session hash is the same in every schema, so that a session of one tenant fits another.
        """
        person = self.model(naam=naam, email=self.normalize_email(email), username=username or str(uuid.uuid4()))
        person.set_unusable_password()
        person.save(using=self._db)
        return person


class User(AbstractBaseUser):
    """Whoever logs in. What kind of person it is follows from relations to other rows, never from a field here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True)
    naam = models.CharField(max_length=200)
    telefoon = models.CharField(
        max_length=30, blank=True, db_default="", help_text="Waarop een jongere deze medewerker bereikt."
    )
    wants_mail = models.BooleanField(default=True, db_default=True, help_text="Een mail als er iets nieuws is.")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager.from_queryset(UserQuerySet)()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]
    # Guardian asks for it; nobody stands above the rules.
    is_superuser = False

    def __str__(self) -> str:
        return self.naam

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.password:
            self.set_unusable_password()
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return self.naam

    def has_role(self, *roles: str) -> bool:
        return bool(self.roles & set(roles))

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(held.role for held in self.staff_roles.all())

    @property
    def log_name(self) -> str:
        """How the log calls this person: staff by name, because a jongere may read who looked (law 4).

        In a tenant whoever has no role is a jongere or a gezagsdrager, or has nothing to do there: a pseudonym.
        """
        return self.naam if current().is_public or self.roles else pseudonym(self.id)

    @property
    def role_labels(self) -> list[str]:
        return [str(role.label) for role in Role if role in self.roles]


def pseudonym(user_id: uuid.UUID, kind: str = "burger") -> str:
    """What the log calls a burger. Who may know the name finds it by the id that stands beside it."""
    return f"{kind} {user_id.hex[:8]}"


class StaffRole(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="staff_roles")
    role = models.CharField(max_length=30, choices=Role.choices)
    granted_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(name="a_role_is_held_once", fields=["user", "role"])]

    def __str__(self) -> str:
        return f"{self.user} is {self.get_role_display()}"


class SourceKind(models.TextChoices):
    DIGID = "digid", "DigiD"
    STAFF = "staff", "medewerkers"
    PARTNER = "partner", "ketenpartners"
    OPERATOR = "operator", "beheer van het platform"


# Which kinds of person come to which host.
KINDS_AT = {
    "tenant": (SourceKind.DIGID, SourceKind.STAFF),
    "partners": (SourceKind.PARTNER,),
    "beheer": (SourceKind.OPERATOR,),
}


class IdentitySourceQuerySet(models.QuerySet["IdentitySource"]):
    def active(self) -> Self:
        """Outside a demo a demo source does not exist, whatever its row says: it lets anyone in as anyone."""
        return self.filter(active=True) if settings.DEMO else self.filter(active=True, demo=False)

    def at(self, face_of_host: str) -> Self:
        """The ways in at a host; elsewhere these sources do not exist."""
        return self.active().filter(kind__in=KINDS_AT.get(face_of_host, ()))


class IdentitySource(models.Model):
    """An OpenID provider that this schema trusts, and what a login there must show.

    `acr_order` holds the provider's own acr values, the n-th for `Level` n; empty where the provider has no such level.
    Without it the provider tells no level, and its people stay at `Level.LAAG`.
    At least one of `amr_required` must be in the token.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=SourceKind.choices)
    issuer = models.URLField(max_length=300)
    client_id = models.CharField(max_length=200)
    client_secret = EncryptedTextField(null=True, blank=True)
    acr_order = ArrayField(models.CharField(max_length=200, blank=True), size=4, default=list, blank=True)
    amr_required = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    required_acr_login = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.LAAG)
    required_acr_sign = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.SUBSTANTIEEL)
    bsn_claim = models.CharField(max_length=100, default="bsn")
    link_by_email = models.BooleanField(
        default=False, help_text="Only for a provider where people cannot choose their own e-mail address."
    )
    demo = models.BooleanField(default=False)
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = IdentitySourceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="staff_and_partners_show_a_second_factor",
                condition=models.Q(kind=SourceKind.DIGID)
                | ~models.Q(amr_required=[])
                | models.Q(required_acr_login__gte=Level.MIDDEN),
            ),
            models.CheckConstraint(
                name="outside_a_demo_providers_speak_https",
                condition=models.Q(demo=True) | models.Q(issuer__startswith="https://"),
            ),
            models.CheckConstraint(
                name="digid_tells_a_level",
                condition=~models.Q(kind=SourceKind.DIGID) | ~models.Q(acr_order=[]),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Each change gets a new version, so that no process keeps using the old client."""
        if not self._state.adding:
            self.version += 1
            if kwargs.get("update_fields"):
                kwargs["update_fields"] = {*kwargs["update_fields"], "version"}
        super().save(*args, **kwargs)

    def clean(self) -> None:
        asked = [self.required_acr_login, *([self.required_acr_sign] if self.kind == SourceKind.DIGID else [])]
        for level in asked:
            if level > Level.LAAG and not self.values_from(Level(level)):
                raise ValidationError(f"Deze bron kent het niveau {Level(level).label} niet.")

    def values_from(self, level: Level) -> list[str]:
        """The acr values of this provider that are at least this level, lowest first."""
        return [acr for acr in self.acr_order[level - 1 :] if acr]

    def level_of(self, acr: str) -> Level | None:
        """The level of an acr value; None for a value we do not know, which is never good enough."""
        return Level(self.acr_order.index(acr) + 1) if acr and acr in self.acr_order else None


class ExternalIdentity(models.Model):
    """A staff or partner user as the provider knows them. The provider's own id (`sub`) is kept only as an HMAC."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(IdentitySource, models.CASCADE, related_name="identities")
    sub_hmac = models.BinaryField(max_length=32)
    user = models.ForeignKey(User, models.CASCADE, related_name="external_identities")
    linked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="an_identity_is_one_user", fields=["source", "sub_hmac"]),
            models.UniqueConstraint(name="a_user_has_one_identity_per_source", fields=["source", "user"]),
        ]

    def __str__(self) -> str:
        return f"{self.user} bij {self.source}"


def display_name(user: User) -> str:
    return user.naam
