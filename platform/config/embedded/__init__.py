"""PostgreSQL 18 from a wheel, for demo and tests; a server that was given in the environment always wins."""

import os
from pathlib import Path
from urllib.parse import quote

from config.embedded.cluster import DEMO, TESTS, Cluster
from config.embedded.version import PostgresTooOld, PostgresUnreachable, refuse_old, require_version
from config.refusals import Refusal

__all__ = [
    "Cluster",
    "PostgresTooOld",
    "PostgresUnreachable",
    "Refusal",
    "cluster",
    "ensure",
    "given",
    "refuse_old",
    "require_version",
    "urls",
    "var_folder",
]

LOGINS = {
    "DATABASE_ADMIN_URL": "postgres",
    "DATABASE_OWNER_URL": "keten_owner",
    "DATABASE_URL": "keten_app",
    "DATABASE_PARTNER_URL": "keten_partner",
    "DATABASE_SEALER_URL": "keten_sealer",
}

_clusters: dict[Path, Cluster] = {}


def ensure(database: str = "keten", *, for_tests: bool = False) -> Cluster | None:
    """Fill the DATABASE_…_URL variables from an embedded server, unless a server was given: then nothing is started."""
    if given():
        return None
    server = cluster(for_tests=for_tests)
    server.start()
    server.ensure_database(database)
    for variable, url in urls(server, database).items():
        os.environ.setdefault(variable, url)
    return server


def given() -> str | None:
    """The address of the server that the environment names, of the strongest login that is named."""
    for variable in ("DATABASE_OWNER_URL", "DATABASE_URL", "DATABASE_SEALER_URL"):
        if os.environ.get(variable):
            return os.environ.get("DATABASE_ADMIN_URL") or os.environ[variable]
    return None


def cluster(*, for_tests: bool = False) -> Cluster:
    """The embedded server of this project: tests have their own, which may be quick because it may lose data."""
    data = var_folder() / ("pg-tests" if for_tests else "pg")
    # One object per folder, because two locks of one process would keep each other out.
    return _clusters.setdefault(data, Cluster(data, TESTS if for_tests else DEMO))


def urls(server: Cluster, database: str) -> dict[str, str]:
    """One address per login, over the unix socket; the server trusts who can reach its folder, so without passwords."""
    # The host stands in the query, because in the network location it would be made lower case.
    socket = quote(str(server.socket_folder), safe="/")
    return {variable: f"postgresql://{login}@:5432/{database}?host={socket}" for variable, login in LOGINS.items()}


def var_folder() -> Path:
    """Where this machine keeps data, logs and messages that are not part of the project."""
    return Path(os.environ.get("KETEN_VAR") or Path(__file__).resolve().parents[3] / "var").absolute()
