"""Building the demo world: what only the owner of the database may do, and then the story, told as keten_app."""

import os
import subprocess
import sys

from django.conf import settings
from django.db import transaction

from accounts.members.models import Operator
from accounts.models import User
from config.demo.people import OPERATOR_KEY, OPERATOR_NAAM, let_everybody_in
from config.demo.places import PLACES
from config.demo_idp.setup import link
from config.refusals import Refusal
from tenants import hop
from tenants.lifecycle import add
from tenants.models import Tenant
from tenants.names import PUBLIC

STRONGER = ("DATABASE_ADMIN_URL", "DATABASE_OWNER_URL")


def build() -> None:
    """Make the tenants and the operator, and have the story told in them. Only in a database without tenants."""
    if Tenant.objects.exists():
        raise Refusal("De demowereld hoort in een lege database, en hier staan al gemeenten.")
    for place in PLACES:
        add(**place.as_tenant, domain=f"{place.schema}.{settings.KETEN_DOMAIN}")
    populate()


def populate() -> None:
    """The people, in tenants that are there and empty."""
    let_everybody_in(int(settings.KETEN_PORT))
    appoint_operator()
    tell_story()


@transaction.atomic
def appoint_operator() -> None:
    """No screen makes an operator, and no other login may: that is how it is outside a demo too."""
    with hop(PUBLIC):
        user = User.objects.create_person(naam=OPERATOR_NAAM, email="ola.visser@ketenplatform.example")
        Operator.objects.create(user=user)
        link(slug="beheer", key=OPERATOR_KEY, user=user)


def tell_story() -> None:
    """First the partners, because a regiehouder can only share with who is there; then all tenants at once."""
    wait_for([telling()])
    wait_for([telling(place.schema) for place in PLACES])


def telling(*schema: str) -> subprocess.Popen[bytes]:
    """A process that cannot be owner: what the rules refuse on the screens, they refuse here."""
    kept = {name: value for name, value in os.environ.items() if name not in STRONGER}
    ours = {"DEMO": "1", "KETEN_LOGIN": "app", "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.Popen([sys.executable, "-m", "django", "demo_story", *schema], env=kept | ours)


def wait_for(tellers: list[subprocess.Popen[bytes]]) -> None:
    ended = [teller.wait() for teller in tellers]
    if any(ended):
        raise Refusal("Het verhaal van de demo kon niet verteld worden; hierboven staat waarom.")
