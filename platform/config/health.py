"""Is this process alive, and can it serve? Plain text, nothing about people or tenants."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from audit.standing import lateness, pulses


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    return HttpResponse("leeft", content_type="text/plain")


@require_safe
def seals(request: HttpRequest) -> HttpResponse:
    """For an alarm: are the logs being sealed? A long open transaction, or a sealer that is gone, makes it stand still.

    No probe of a pod asks this: a web pod that restarts cures nothing of it.
    """
    states = lateness()
    late = [schema for schema, fault in states.items() if fault]
    if late or not states:
        told = f"{len(late)} log(s) lopen achter" if late else "nog geen zegels"
        return HttpResponse(told, status=503, content_type="text/plain")
    last = max((pulse.last_sealed_at for pulse in pulses().values() if pulse.last_sealed_at), default=None)
    told = f"{len(states)} logs verzegeld, laatste zegel {last.isoformat(timespec='seconds') if last else 'nog geen'}"
    return HttpResponse(told, content_type="text/plain")


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Ready when the database answers as this process's login, and the tenants can be found."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from tenants_tenant")
    except DatabaseError:
        return HttpResponse("de database antwoordt niet", status=503, content_type="text/plain")
    return HttpResponse("klaar", content_type="text/plain")
