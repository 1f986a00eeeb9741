"""Addresses of verzoeken. In the namespace werkplek."""

from django.urls import path

from frontend.werkplek.verzoeken import views

urlpatterns = [
    path("verzoeken/", views.index, name="verzoeken"),
    path("verzoeken/<uuid:pk>/", views.show, name="verzoek"),
    path("verzoeken/<uuid:pk>/verlengen/", views.longer, name="verzoek-longer"),
    path("verzoeken/<uuid:pk>/beperking-beeindigen/", views.end, name="verzoek-end"),
    path("dossier/<uuid:case_id>/verzoek/nieuw/", views.write, name="verzoek-write"),
]
