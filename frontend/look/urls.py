"""Included at the root of every host."""

from django.urls import path

from frontend.look import pages

app_name = "look"
urlpatterns = [
    path("privacy/", pages.privacy, name="privacy"),
    path("toegankelijkheid/", pages.accessibility, name="accessibility"),
    path("hulp/", pages.help_page, name="help"),
]
