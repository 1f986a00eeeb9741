"""Which PostgreSQL is new enough."""

import contextlib

import psycopg

from config.refusals import Refusal

OLDEST = 18


class PostgresTooOld(Refusal):
    def __init__(self, version: int) -> None:
        super().__init__(
            f"PostgreSQL {version // 10000}.{version % 10000} is te oud: "
            f"Ketenplatform heeft PostgreSQL {OLDEST} of nieuwer nodig."
        )


class PostgresUnreachable(Refusal):
    def __init__(self, reason: str) -> None:
        super().__init__(f"De database antwoordt niet. Klopt het adres (DATABASE_URL) en draait hij? Melding: {reason}")


def refuse_old(url: str) -> None:
    """Refuse a server that is too old; one that does not answer yet may still come."""
    with contextlib.suppress(PostgresUnreachable):
        require_version(url)


def require_version(url: str) -> int:
    """The version of the server at this address; refuses when it is older than we need, or does not answer."""
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as fault:
        raise PostgresUnreachable(str(fault).strip().splitlines()[-1]) from fault
    if version < OLDEST * 10000:
        raise PostgresTooOld(version)
    return version
