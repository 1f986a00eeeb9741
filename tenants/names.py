"""Names of schemas and of the two database roles that belong to each."""

import re

SCHEMA_NAME = re.compile(r"[a-z][a-z0-9_]{0,50}")
PUBLIC = "public"
TEMPLATE = "sjabloon"
FACES = ("app", "partner")


class SchemaNameRefused(ValueError):
    """A schema name is lower case ASCII; anything else could end a quoted name or a statement (T3)."""

    def __init__(self, name: object) -> None:
        super().__init__(
            f"{name!r} kan geen schemanaam zijn: gebruik kleine letters, cijfers en _ (maximaal 51 tekens)."
        )


def require_schema_name(name: object) -> str:
    """Return the name when it is safe as a schema, or raise SchemaNameRefused."""
    if not isinstance(name, str) or not SCHEMA_NAME.fullmatch(name) or name.startswith("pg_"):
        raise SchemaNameRefused(name)
    return name


def role_name(schema: str, face: str) -> str:
    """The database role that may touch one schema in one way: `<schema>_app` or `<schema>_partner`."""
    if face not in FACES:
        raise SchemaNameRefused(face)
    return f"{require_schema_name(schema)}_{face}"
