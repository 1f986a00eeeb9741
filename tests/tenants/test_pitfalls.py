"""Pitfalls 2 to 8 of research/identity.md §3, and T6, T8 and T10: what is shared between tenants, and what never is.

What stock does in their place: test_canaries.py, and for pitfalls 1 and 3 test_sessions.py and test_tokens.py.
"""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from cases.dossier.models import Case
from cases.imports.models import Import, in_own_folder
from tenants import hop
from tenants.rights import tables_in
from tests.tenants.crossing import tables_pointed_to

TENANTS = ("noorderkoog", "zandwaard", "waterland")
SHARED_ONLY = {"django_content_type", "auth_permission", "auth_group", "account_emailaddress", "members_partnermember"}


def test_a_cache_key_carries_the_schema(db):
    with hop("noorderkoog"):
        cache.set("naam", "geheim")
    with hop("zandwaard"):
        assert cache.get("naam") is None
    with hop("noorderkoog"):
        assert cache.get("naam") == "geheim"


def test_canary_without_our_key_function_the_neighbour_reads_the_cache(db, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "kaal"}}

    with hop("noorderkoog"):
        cache.set("naam", "geheim")
    with hop("zandwaard"):
        assert cache.get("naam") == "geheim"


def test_a_file_lies_in_a_folder_of_its_schema(inside):
    assert in_own_folder(Import(), "lijst.csv").startswith("noorderkoog/")


@pytest.mark.parametrize("schema", TENANTS)
def test_t10_content_types_and_permissions_are_in_public_only(db, schema):
    assert tables_in(schema) & SHARED_ONLY == set()


def test_t10_a_content_type_is_the_same_in_every_tenant(db):
    found = set()
    for schema in TENANTS:
        with hop(schema):
            ContentType.objects.clear_cache()
            found.add(ContentType.objects.get_for_model(Case).pk)

    assert len(found) == 1


@pytest.mark.parametrize("schema", TENANTS)
def test_t8_sessions_and_users_are_tables_of_the_tenant_itself(db, schema):
    assert {"django_session", "accounts_user"} <= tables_in(schema)


def test_t8_a_session_of_one_tenant_does_not_exist_in_another(db):
    with hop("noorderkoog"):
        Session.objects.create(session_key="sleutel", expire_date=timezone.now())
    with hop("zandwaard"):
        assert not Session.objects.filter(session_key="sleutel").exists()


@pytest.mark.parametrize("schema", TENANTS)
def test_no_foreign_key_leaves_a_tenant_but_to_content_types_and_permissions(db, schema):
    """Pitfall 4: a public row that a tenant points to could not be removed. These two are never removed."""
    with connection.cursor() as cursor:
        crossing = tables_pointed_to(cursor, schema)

    assert crossing <= {("django_content_type", "public"), ("auth_permission", "public"), ("auth_group", "public")}
