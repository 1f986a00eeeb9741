"""Addresses of this face."""

from django.urls import URLPattern

app_name = "werkplek"
urlpatterns: list[URLPattern] = []
