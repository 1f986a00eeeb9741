"""Addresses for who is not known yet, below /aanmelden/."""

from django.urls import path

from frontend.aanmelden import views

app_name = "aanmelden"
urlpatterns = [
    path("", views.ask, name="ask"),
    path("ontvangen/", views.received, name="received"),
]
