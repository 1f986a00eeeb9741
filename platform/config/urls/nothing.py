"""No address at all: the middleware chooses the addresses that go with the host."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
handler404 = "frontend.errors.not_found"
