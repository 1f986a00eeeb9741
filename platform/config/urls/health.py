"""What the probes of a cluster ask, on any host."""

from django.urls import path

from config import health

urlpatterns = [
    path("gezond/live", health.live, name="live"),
    path("gezond/klaar", health.ready, name="ready"),
    path("gezond/zegels", health.seals, name="seals"),
]
handler404 = "frontend.errors.not_found"
