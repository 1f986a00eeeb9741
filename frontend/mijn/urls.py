"""Addresses of this face."""

from django.urls import URLPattern

app_name = "mijn"
urlpatterns: list[URLPattern] = []
