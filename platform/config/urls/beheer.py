"""Addresses on the host of the platform operator."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("accounts.public_urls")),
    path("", include("accounts.urls")),
    path("", include("frontend.look.urls")),
    path("", include("frontend.beheer.urls")),
]
handler403 = "frontend.errors.refused"
handler404 = "frontend.errors.not_found"
handler500 = "frontend.errors.broken"
