"""Addresses of intake and analysis, below /dossier/<id>/."""

from django.urls import path

from frontend.werkplek.intake import analysis, bijzonder, conversation, step, tab, vragen

urlpatterns = [
    path("intake/", tab.show, name="intake"),
    path("intake/nieuw/", conversation.start, name="intake-start"),
    path("intake/<uuid:pk>/", conversation.show, name="intake-show"),
    path("intake/<uuid:pk>/gesprek/", conversation.correct, name="intake-correct"),
    path("intake/<uuid:pk>/afronden/", conversation.finish, name="intake-finish"),
    path("intake/<uuid:pk>/vraag/<slug:code>/", step.step, name="intake-step"),
    path("vraag/nieuw/", vragen.put_vraag, name="vraag-put"),
    path("observatie/nieuw/", vragen.record_observatie, name="observatie-record"),
    path("observatie/<uuid:pk>/", vragen.correct_observatie, name="observatie-correct"),
    path("open-gesprek/nieuw/", vragen.record_talk, name="talk-record"),
    path("informatie/nieuw/", vragen.ask, name="information-ask"),
    path("informatie/<uuid:pk>/antwoord/", vragen.answer, name="information-answer"),
    path("informatie/<uuid:pk>/wegen/", vragen.weigh, name="information-weigh"),
    path("analyse/", analysis.analyse, name="analyse"),
    path("oorzaak-school/nieuw/", analysis.record_oorzaak, name="oorzaak-record"),
    path("oorzaak-school/<uuid:pk>/", analysis.correct_oorzaak, name="oorzaak-correct"),
    path("steunfiguur/nieuw/", analysis.add_steunfiguur, name="steunfiguur-add"),
    path("steunfiguur/<uuid:pk>/", analysis.correct_steunfiguur, name="steunfiguur-correct"),
    path("bijzonder/", bijzonder.show, name="bijzonder"),
    path("bijzonder/instemming/", bijzonder.agree, name="instemming-give"),
    path("bijzonder/instemming/intrekken/", bijzonder.withdraw, name="instemming-withdraw"),
    path("bijzonder/meldcode/", bijzonder.log_meldcode, name="meldcode-log"),
]
