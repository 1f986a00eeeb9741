"""Addresses of the FG, below /toezicht/."""

from django.urls import path

from frontend.werkplek.toezicht import delingen, incidents, readers, register, samples

urlpatterns = [
    path("", register.index, name="toezicht"),
    path("register.csv", register.as_table, name="register-csv"),
    path("register.pdf", register.as_pdf, name="register-pdf"),
    path("delingen/", delingen.index, name="delingen"),
    path("delingen/delingen.csv", delingen.as_table, name="delingen-csv"),
    path("delingen/delingen.pdf", delingen.as_pdf, name="delingen-pdf"),
    path("incidenten/", incidents.index, name="incidents"),
    path("incidenten/nieuw/", incidents.new, name="incident-new"),
    path("incidenten/<uuid:pk>/", incidents.show, name="incident"),
    path("incidenten/<uuid:pk>/log/", incidents.reach, name="incident-reach"),
    path("incidenten/<uuid:pk>/geraakt.csv", incidents.as_table, name="incident-csv"),
    path("incidenten/<uuid:pk>/incident.pdf", incidents.as_pdf, name="incident-pdf"),
    path("incidenten/log/<uuid:pk>/weg/", incidents.reach_back, name="reach-back"),
    path("meelezers/", readers.queue, name="readers"),
    path("steekproeven/", samples.index, name="samples"),
    path("steekproeven/nieuw/", samples.new, name="sample-new"),
    path("steekproeven/bevindingen.csv", samples.as_table, name="findings-csv"),
    path("steekproeven/bevindingen.pdf", samples.as_pdf, name="findings-pdf"),
    path("steekproeven/<uuid:pk>/", samples.show, name="sample"),
    path("steekproeven/trekking/<uuid:pk>/", samples.item, name="sample-item"),
    path("bevindingen/", samples.findings, name="findings"),
    path("bevindingen/<uuid:pk>/", samples.finding, name="finding"),
]
