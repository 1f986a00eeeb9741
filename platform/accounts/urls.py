"""Addresses for logging in with an identity provider, on every host."""

from django.urls import path

from accounts import views

app_name = "login"
urlpatterns = [
    path("inloggen/", views.choose, name="choose"),
    path("inloggen/<slug:slug>/", views.start, name="start"),
    path("inloggen/<slug:slug>/terug", views.callback, name="callback"),
    path("uitloggen/", views.log_out, name="logout"),
]
