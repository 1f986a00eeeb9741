"""Addresses of sharing: the shares of a case, the four denkstappen, the second reader. In the namespace werkplek."""

from django.urls import path

from frontend.werkplek.delen import (
    acts,
    closing,
    counter,
    evidence,
    eyes,
    nood,
    paper,
    reading_along,
    shares,
    taking,
    wizard,
)

urlpatterns = [
    path("dossier/<uuid:case_id>/delen/", shares.overview, name="delen"),
    path("dossier/<uuid:case_id>/delen/nieuw/", wizard.begin, name="delen-nieuw"),
    path("dossier/<uuid:case_id>/opvragen/nieuw/", wizard.begin, {"way": "opvragen"}, name="opvragen-nieuw"),
    path("delen/<uuid:pk>/", closing.show, name="delen-afweging"),
    path("delen/<uuid:pk>/afronden/", closing.close, name="delen-afronden"),
    path("delen/<uuid:pk>/niet-delen/", closing.not_share, name="delen-niet"),
    path("delen/<uuid:pk>/stoppen/", acts.end, name="delen-stoppen"),
    path("delen/<uuid:pk>/gewist/", acts.deleted, name="delen-gewist"),
    path("delen/<uuid:pk>/opnieuw/", acts.again, name="delen-opnieuw"),
    path("delen/<uuid:pk>/opnieuw-vragen/", acts.ask_once_more, name="delen-opnieuw-vragen"),
    path("delen/<uuid:pk>/opschrijven/", counter.write_down, name="delen-opschrijven"),
    path("delen/<uuid:pk>/antwoord/", taking.ways, name="delen-antwoord"),
    path("delen/<uuid:pk>/loket/", taking.spoken, name="delen-loket"),
    path("delen/<uuid:pk>/apparaat/", taking.device, name="delen-apparaat"),
    path("delen/<uuid:pk>/formulier.pdf", paper.blank, name="delen-formulier"),
    path("delen/<uuid:pk>/formulier/", paper.enter, name="delen-formulier-invoeren"),
    path("delen/<uuid:pk>/ogen/", eyes.look, name="delen-ogen"),
    path("delen/<uuid:pk>/stap/<slug:stap>/", wizard.step, name="delen-stap"),
    path("delen/bewijs/<uuid:event_id>.pdf", evidence.paper, name="delen-bewijs"),
    path("delen/bewijs/<uuid:event_id>.json", evidence.record, name="delen-bewijs-json"),
    path("dossier/<uuid:case_id>/delen/nood/", nood.begin, name="nood-nieuw"),
    path("delen/nood/<uuid:pk>/", nood.show, name="nood"),
    path("delen/nood/<uuid:pk>/sluiten/", nood.close, name="nood-sluiten"),
    path("nood/", nood.waiting, name="nood-wacht"),
    path("nood/<uuid:pk>/", nood.review, name="nood-beoordelen"),
    path("meelezen/", reading_along.waiting, name="meelezen"),
    path("meelezen/formulier/<uuid:pk>/", paper.check, name="delen-nakijken"),
    path("meelezen/formulier/<uuid:pk>/scan", paper.scan, name="delen-scan"),
    path("meelezen/<uuid:pk>/", reading_along.read, name="meelezen-besluit"),
]
