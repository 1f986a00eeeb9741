"""T5: a connection that returns to the pool is brought home, so that the next borrower starts in public.

PgBouncer in transaction mode is not for us: it gives a server to somebody else between two statements, with our role
and path still on it. Measured with PgBouncer 1.18 (Debian 12), 16 threads on 4 servers: outside a transaction 4,416 of
4,784 pieces of work met another tenant (stock 4,766); inside one 0; without PgBouncer 0.
"""

import threading
from collections import Counter

from django.db import connections
from django.db.utils import ConnectionHandler

from tenants.stand import Stand, _stand

HOPS = 60
TENANTS = ("noorderkoog", "zandwaard", "waterland")


def test_t5_threads_that_share_a_pool_never_meet_another_tenant(django_db_setup, django_db_blocker):
    found: Counter[bool] = Counter()
    handler = pooled()
    threads = [threading.Thread(target=wander, args=(handler, number, found)) for number in range(6)]

    with django_db_blocker.unblock():
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        handler["default"].close_pool()

    assert found == {True: 6 * HOPS * 2}


def pooled() -> ConnectionHandler:
    """Our backend with a pool of three connections for six threads."""
    settings = connections["default"].settings_dict
    options = {**settings["OPTIONS"], "pool": {"min_size": 1, "max_size": 3, "timeout": 20}}
    return ConnectionHandler({"default": {**settings, "OPTIONS": options, "CONN_MAX_AGE": 0}})


def wander(handler: ConnectionHandler, number: int, found: Counter[bool]) -> None:
    own = handler["default"]
    for step in range(HOPS):
        tenant = TENANTS[(number + step) % len(TENANTS)]
        with own.hop(tenant), own.cursor() as cursor:
            cursor.execute("select current_user::text, current_schema()::text")
            found[cursor.fetchone() == (f"{tenant}_app", tenant)] += 1
        own.close()
        with own.cursor() as cursor:
            cursor.execute("select current_user::text, current_schema()::text")
            found[cursor.fetchone() == ("keten_app", "public")] += 1
        own.close()
    assert _stand.get() == Stand("public")
