"""Addresses of this face."""

from django.urls import URLPattern

app_name = "beheer"
urlpatterns: list[URLPattern] = []
