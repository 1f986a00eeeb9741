"""Addresses of who keeps and erases, below /bewaren/."""

from django.urls import path

from frontend.werkplek.bewaren import due, rounds

urlpatterns = [
    path("", due.index, name="bewaren"),
    path("dossier/<uuid:case_id>/", due.dossier, name="bewaren-dossier"),
    path("termijnen/", due.rules, name="bewaren-rules"),
    path("termijnen/<uuid:pk>/", due.rule, name="bewaren-rule"),
    path("rondes/", rounds.rounds, name="bewaren-rounds"),
    path("rondes/nieuw/", rounds.begin, name="bewaren-begin"),
    path("rondes/<uuid:pk>/", rounds.show, name="bewaren-round"),
    path("rondes/<uuid:pk>/bevestigen/", rounds.say_yes, name="bewaren-confirm"),
    path("rondes/<uuid:pk>/verder/", rounds.go_on, name="bewaren-go-on"),
    path("rondes/<uuid:pk>/intrekken/", rounds.take_back, name="bewaren-withdraw"),
    path("gewist/", rounds.erased, name="bewaren-erased"),
    path("gewist/<uuid:pk>/bewijs.json", rounds.proof, name="bewaren-proof"),
    path("stops/", due.holds, name="bewaren-holds"),
    path("stops/<uuid:pk>/opheffen/", due.lift, name="bewaren-lift"),
]
