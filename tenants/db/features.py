"""What we ask of the database server."""

from django.db.backends.postgresql.features import DatabaseFeatures as PostgresFeatures


class DatabaseFeatures(PostgresFeatures):
    """PostgreSQL 18 or later: search_path is reported to poolers only since then."""

    minimum_database_version = (18,)
