"""Two beheerders at once, each on a connection of their own: one of them stays."""

import threading

from django.db import connection

from accounts.models import User
from accounts.rights import Role
from cases.refusals import Refused
from cases.staff.services import switch_off
from tenants import hop
from tests import factories as make


def test_two_beheerders_who_switch_each_other_off_leave_one(committed):
    names = ("Joke", "Stef")
    pair = [make.make_user(naam, roles=(Role.FUNCTIONEEL_BEHEERDER,)) for naam in names]
    refusals, start = [], threading.Barrier(2)

    def strike(person, by):
        with hop(committed):
            start.wait()
            try:
                switch_off(person=person, by=by)
            except Refused as refusal:
                refusals.append(str(refusal))
        connection.close()

    strikes = [threading.Thread(target=strike, args=way) for way in (pair, pair[::-1])]
    for thread in strikes:
        thread.start()
    for thread in strikes:
        thread.join()

    assert User.objects.active().filter(pk__in=[person.pk for person in pair]).count() == 1
    assert refusals == [
        "Er blijft dan geen functioneel beheerder over. Geef eerst iemand anders de rol functioneel beheerder."
    ]
    User.objects.filter(pk__in=[person.pk for person in pair]).update(is_active=False)
