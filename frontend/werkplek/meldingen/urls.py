"""Addresses of meldingen, below /meldingen/."""

from django.urls import path

from frontend.werkplek.meldingen import acts, joining, lists, oordeel, record, show, terugmelding

urlpatterns = [
    path("", lists.meldingen, name="meldingen"),
    path("nieuw/", record.choose, name="melding-new"),
    path("nieuw/<slug:channel>/", record.record, name="melding-record"),
    path("voorlichting/", record.voorlichting, name="voorlichting"),
    path("terugmelding/", terugmelding.batches, name="terugmelding"),
    path("terugmelding/<uuid:pk>.csv", terugmelding.fetch, name="terugmelding-file"),
    path("<uuid:pk>/", show.show, name="melding"),
    path("<uuid:pk>/wijzigen/", record.correct, name="melding-correct"),
    path("<uuid:pk>/oppakken/", acts.take_up_now, name="melding-take-up"),
    path("<uuid:pk>/verdelen/", acts.give, name="melding-assign"),
    path("<uuid:pk>/beeindigen/", acts.end, name="melding-end"),
    path("<uuid:pk>/antwoord/", acts.answer, name="melding-reply"),
    path("<uuid:pk>/verzuim/", acts.days, name="melding-days"),
    path("<uuid:pk>/over-wie/", joining.about_whom, name="melding-joining"),
    path("<uuid:pk>/over-wie/zeggen/", joining.say, name="melding-join"),
    path("<uuid:pk>/over-wie/nieuw/", joining.register_new, name="melding-register"),
    path("koppeling/<uuid:joining_id>/", joining.take_back_one, name="melding-take-back"),
    path("<uuid:pk>/oordeel/", oordeel.judge, name="melding-oordeel"),
]
