"""Tenant: a gemeente or RMC-regio with its own schema, hosts and look."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django_tenants.models import DomainMixin, TenantMixin

from tenants.names import require_schema_name


def validate_schema_name(name: str) -> None:
    """Refuse a schema name that our backend would refuse."""
    require_schema_name(name)


class TenantKind(models.TextChoices):
    """What kind of controller a tenant is for."""

    GEMEENTE = "gemeente", "Gemeente"
    RMC_REGIO = "rmc_regio", "RMC-regio"


class Tenant(TenantMixin):
    """One controller, or one regio that works for several gemeenten. Its data live in its own schema only."""

    auto_create_schema = False

    schema_name = models.CharField(max_length=51, unique=True, validators=[validate_schema_name])
    kind = models.CharField(max_length=20, choices=TenantKind.choices)
    naam = models.CharField(max_length=100, unique=True)
    code = models.CharField("CBS-code of regionummer", max_length=4)
    gemeenten = ArrayField(
        models.CharField(max_length=100), default=list, blank=True, help_text="De gemeenten van een regio."
    )
    theme = models.CharField(max_length=50, default="neutraal")
    blueprint = models.PositiveIntegerField(
        default=0, help_text="Tot welk deel van de bouwtekening dit schema gebouwd is."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                name="tenant_schema_name_is_strict", condition=Q(schema_name__regex=r"^[a-z][a-z0-9_]{0,50}$")
            ),
            models.CheckConstraint(
                name="tenant_code_fits_kind",
                condition=Q(kind="gemeente", code__regex=r"^[0-9]{4}$")
                | Q(kind="rmc_regio", code__regex=r"^[0-9]{1,2}$"),
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def full_name(self) -> str:
        """How the organisation is called in a sentence: "gemeente Noorderkoog"."""
        return f"{'gemeente' if self.kind == TenantKind.GEMEENTE else 'regio'} {self.naam}"


class Domain(DomainMixin):
    """A host name that belongs to one tenant."""

    def __str__(self) -> str:
        return str(self.domain)


class Chapter(models.Model):
    """One recorded part of the plain DDL that builds a tenant schema, in order. Together: the blueprint."""

    number = models.PositiveIntegerField(primary_key=True)
    script = models.TextField(help_text="Statements without schema names, as the migrations executed them.")
    migrations = ArrayField(models.CharField(max_length=255))
    replayable = models.BooleanField(default=True, help_text="No: a migration read rows, so it must run per schema.")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"deel {self.number}"
