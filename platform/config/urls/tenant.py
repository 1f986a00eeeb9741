"""Addresses on the host of a gemeente or regio: werkplek for staff, /mijn/ for the jongere."""

from django.urls import include, path

urlpatterns = [
    path("", include("accounts.urls")),
    path("", include("frontend.look.urls")),
    path("aanmelden/", include("frontend.aanmelden.urls")),
    path("op-dit-apparaat/", include("frontend.toestel.urls")),
    path("mijn/", include("frontend.mijn.urls")),
    path("", include("frontend.werkplek.urls")),
]
handler403 = "frontend.errors.refused"
handler404 = "frontend.errors.not_found"
handler500 = "frontend.errors.broken"
