"""Addresses of the pages about staff."""

from django.urls import path

from frontend.werkplek.medewerkers import access, roster

urlpatterns = [
    path("", roster.people, name="medewerkers"),
    path("nieuw/", roster.add, name="medewerker-add"),
    path("<uuid:pk>/", roster.change, name="medewerker"),
    path("<uuid:pk>/klopt-nog/", access.confirm, name="medewerker-confirm"),
    path("<uuid:pk>/uitzetten/", access.off, name="medewerker-off"),
    path("<uuid:pk>/aanzetten/", access.on, name="medewerker-on"),
]
