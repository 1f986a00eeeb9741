"""Addresses for ketenpartners."""

from django.urls import path

from frontend.keten import members, notices, questions, shares, signals

app_name = "keten"
urlpatterns = [
    path("", shares.overview, name="overview"),
    path("gedeeld/<str:schema>/<uuid:share_id>/", shares.share, name="share"),
    path("meldingen/", notices.notice_list, name="notices"),
    path("meldingen/<str:schema>/verbeterd/<uuid:notice_id>/gelezen/", notices.correction_seen, name="correction-seen"),
    path("meldingen/<str:schema>/<uuid:share_id>/gewist/", notices.confirm_deleted, name="confirm"),
    path("vragen/", questions.question_list, name="questions"),
    path("vragen/<str:schema>/<uuid:question_id>/", questions.question, name="question"),
    path("melden/", signals.sent, name="signals"),
    path("melden/nieuw/", signals.new, name="signal_new"),
    path("collegas/", members.member_list, name="members"),
    path("collegas/nieuw/", members.member_new, name="member_new"),
    path("collegas/<uuid:member_id>/link/", members.member_link, name="member_link"),
    path("collegas/<uuid:member_id>/stoppen/", members.member_end, name="member_end"),
]
