"""The process for ketenpartners as it is deployed, with one page beside it that always says the same."""

from config.wsgi import application
from tenants.middleware import PUBLIC_HOSTS

__all__ = ["application"]
PUBLIC_HOSTS["partners"] = "tests.bench.urls"
