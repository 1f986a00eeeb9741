"""Addresses of the partner API."""

from django.urls import path, re_path

from sharing.api import asked, views

app_name = "api"
urlpatterns = [
    path("gedeelde-jongeren", views.open_to_members(views.SharedList), name="shared"),
    path("gedeelde-jongeren/<uuid:identificatie>", views.open_to_members(views.SharedDetail), name="share"),
    path("meldingen-einde-delen", views.open_to_members(views.NoticeList), name="notices"),
    path(
        "meldingen-einde-delen/<uuid:identificatie>/bevestiging",
        views.open_to_members(views.Confirmation),
        name="confirm",
    ),
    path("meldingen-verbetering", views.open_to_members(asked.CorrectionList), name="corrections"),
    path(
        "meldingen-verbetering/<uuid:verbetering>/bevestiging",
        views.open_to_members(asked.CorrectionConfirmation),
        name="correction-seen",
    ),
    path("vragen", views.open_to_members(asked.QuestionList), name="questions"),
    path("vragen/<uuid:vraag>", views.open_to_members(asked.QuestionDetail), name="question"),
    path("vragen/<uuid:vraag>/antwoorden", views.open_to_members(asked.Answering), name="answer"),
    path("openapi.json", views.Document.as_view(), name="openapi"),
    re_path(r"^.*$", views.Nothing.as_view()),
]
