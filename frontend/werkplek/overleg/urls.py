"""Addresses of casusoverleg, below /dossier/<id>/overleg/."""

from django.urls import path

from frontend.werkplek.overleg import views

urlpatterns = [
    path("nieuw/", views.hold, name="overleg-hold"),
    path("<uuid:pk>/", views.correct, name="overleg"),
    path("<uuid:pk>/afspraak/", views.agree, name="overleg-agree"),
    path("afspraak/<uuid:pk>/terugkoppeling/", views.report, name="overleg-report"),
]
