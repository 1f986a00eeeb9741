"""Addresses on the host for ketenpartners: their pages, their login, their API."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("accounts.public_urls")),
    path("", include("accounts.urls")),
    path("", include("frontend.look.urls")),
    path("api/v1/", include("sharing.api.urls")),
    path("", include("frontend.keten.urls")),
]
handler403 = "frontend.errors.refused"
handler404 = "frontend.errors.not_found"
handler500 = "frontend.errors.broken"
