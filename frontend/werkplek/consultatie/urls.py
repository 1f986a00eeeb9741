"""Addresses of consultatie: below /consultatie/ for the team, and below /dossier/<id>/consultatie/ for who asks."""

from django.urls import path

from frontend.werkplek.consultatie import asking, teams, thinking

urlpatterns = [
    path("", thinking.index, name="consultaties"),
    path("<uuid:pk>/", thinking.answer, name="consultatie"),
    path("teams/", teams.index, name="consultatieteams"),
    path("teams/nieuw/", teams.form_new, name="consultatieteam-new"),
    path("teams/<uuid:pk>/", teams.change, name="consultatieteam"),
    path("teams/<uuid:pk>/stoppen/", teams.end, name="consultatieteam-end"),
]
of_case = [
    path("nieuw/", asking.ask, name="consultatie-ask"),
    path("<uuid:pk>/gevolg/", asking.follow, name="consultatie-follow"),
    path("<uuid:pk>/intrekken/", asking.back, name="consultatie-back"),
]
