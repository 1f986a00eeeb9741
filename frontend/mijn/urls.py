"""Addresses of the jongere and the gezagsdrager, below /mijn/."""

from django.urls import path

from frontend.mijn import scores, signals
from frontend.mijn.views import asking, evidence, home, question, reads, rights, shares

app_name = "mijn"
urlpatterns = [
    path("", home.home, name="home"),
    path("hulp-vragen/", asking.ask, name="ask"),
    path("vraag/<uuid:machtiging_id>/", question.question, name="question"),
    path("vraag/<uuid:machtiging_id>/tekenen/", question.sign_question, name="sign"),
    path("vraag/<uuid:machtiging_id>/nee/", question.refuse_question, name="refuse"),
    path("vraag/<uuid:machtiging_id>/antwoord/", question.answer, name="answer"),
    path("vraag/<uuid:machtiging_id>/stop/", shares.stop, name="stop"),
    path("hoe-gaat-het/", scores.scores, name="scores"),
    path("hoe-gaat-het/<uuid:question_id>/", scores.say, name="say"),
    path("hoe-gaat-het/<uuid:question_id>/overslaan/", scores.skip, name="say-skip"),
    path("signalen/", signals.signals, name="signals"),
    path("signalen/<uuid:pk>/", signals.say, name="signal-say"),
    path("wie-ziet-wat/", shares.shares, name="shares"),
    path("rechten/", rights.rights, name="rights"),
    path("rechten/<slug:soort>/", rights.use, name="right-use"),
    path("rechten/verzoek/<uuid:pk>/", rights.show_right, name="right"),
    path("rechten/verzoek/<uuid:pk>/terug/", rights.back, name="right-back"),
    path("wat-staat-er/", rights.stored, name="stored"),
    path("wat-staat-er/mijn-gegevens.json", rights.stored_json, name="stored-json"),
    path("bewijs/<uuid:event_id>.pdf", evidence.paper, name="evidence"),
    path("bewijs/<uuid:event_id>.json", evidence.record, name="evidence-json"),
    path("wie-keek/", reads.reads, name="reads"),
]
