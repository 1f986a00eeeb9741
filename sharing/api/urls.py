"""Addresses of the partner API."""

from django.urls import path, re_path

from sharing.api import views

app_name = "api"
urlpatterns = [
    path("gedeelde-jongeren", views.open_to_members(views.SharedList), name="shared"),
    path("gedeelde-jongeren/<uuid:identificatie>", views.open_to_members(views.SharedDetail), name="share"),
    path("meldingen-einde-delen", views.open_to_members(views.NoticeList), name="notices"),
    path(
        "meldingen-einde-delen/<uuid:identificatie>/bevestiging",
        views.open_to_members(views.Confirmation),
        name="confirm",
    ),
    path("openapi.json", views.Document.as_view(), name="openapi"),
    re_path(r"^.*$", views.Nothing.as_view()),
]
