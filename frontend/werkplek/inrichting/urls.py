"""Addresses of the inrichting, below /inrichting/."""

from django.urls import path

from frontend.werkplek import labels
from frontend.werkplek.inrichting import settings, thresholds, views

urlpatterns = [
    path("labels/", labels.labels, name="labels"),
    path("labels/<uuid:label_id>/stoppen/", labels.stop, name="label-stop"),
    path("drempels/", thresholds.change, name="thresholds"),
    path("", views.index, name="inrichting"),
    path("instellingen/", settings.change, name="settings"),
    path("nieuw/", views.begin, name="edition-begin"),
    path("<uuid:edition_id>/", views.show, name="edition"),
    path("<uuid:edition_id>/voorbeeld.pdf", views.show_preview, name="edition-preview"),
    path("<uuid:edition_id>/wijzigen/", views.change, name="edition-change"),
    path("<uuid:edition_id>/stoppen/", views.stop, name="edition-stop"),
    path("<uuid:edition_id>/weer-gebruiken/", views.again, name="edition-again"),
]
