"""The OpenID client of a source: metadata and keys, kept for ten minutes per schema, source and version."""

import time

from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App

import tenants
from accounts.models import IdentitySource
from accounts.refusals import UntrustedAnswer

SECONDS_IN_MEMORY = 600
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
# Signatures that only the holder of a private key can make; never `none`, never one made with a shared secret.
SIGNATURES = ("RS256", "PS256", "ES256", "RS384", "PS384", "ES384", "RS512", "PS512", "ES512")

_in_memory: dict[tuple[str, str, int], tuple[float, DjangoOAuth2App]] = {}


def client_for(source: IdentitySource) -> DjangoOAuth2App:
    """The client with metadata loaded. Raises UntrustedAnswer when the provider says it is somebody else."""
    place = (tenants.current().schema, source.slug, source.version)
    made_at, client = _in_memory.get(place, (0.0, None))
    if client is None or time.monotonic() - made_at > SECONDS_IN_MEMORY:
        client = _make(source)
        _in_memory[place] = (time.monotonic(), client)
    return client


def forget() -> None:
    """Drop what this process remembers, so that the next login asks the providers again."""
    _in_memory.clear()


def _make(source: IdentitySource) -> DjangoOAuth2App:
    secret = source.client_secret or None
    client = DjangoOAuth2App(
        DjangoIntegration(source.slug),
        name=source.slug,
        client_id=source.client_id,
        client_secret=secret,
        server_metadata_url=f"{source.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid",
            "code_challenge_method": "S256",
            "token_endpoint_auth_method": "client_secret_basic" if secret else "none",
            "default_timeout": 5,
        },
    )
    metadata = client.load_server_metadata()
    if metadata.get("issuer") != source.issuer or not all(metadata.get(name) for name in ENDPOINTS):
        raise UntrustedAnswer
    offered = metadata.get("id_token_signing_alg_values_supported", SIGNATURES)
    metadata["id_token_signing_alg_values_supported"] = [name for name in offered if name in SIGNATURES]
    return client
