"""Addresses of the FG, below /toezicht/."""

from django.urls import path

from frontend.werkplek.toezicht import delingen, register

urlpatterns = [
    path("", register.index, name="toezicht"),
    path("register.csv", register.as_table, name="register-csv"),
    path("register.pdf", register.as_pdf, name="register-pdf"),
    path("delingen/", delingen.index, name="delingen"),
    path("delingen/delingen.csv", delingen.as_table, name="delingen-csv"),
]
