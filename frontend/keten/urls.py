"""Addresses of this face."""

from django.urls import URLPattern

app_name = "keten"
urlpatterns: list[URLPattern] = []
