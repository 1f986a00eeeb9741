"""Addresses of schools, below /scholen/; and of talks with school, below /dossier/<id>/schoolgesprek/."""

from django.urls import path

from frontend.werkplek.scholen import agreements, schools, talks

urlpatterns = [
    path("", schools.index, name="scholen"),
    path("<uuid:pk>/", schools.show, name="scholen-school"),
    path("<uuid:pk>/wijzigen/", schools.change, name="scholen-change"),
    path("<uuid:pk>/contactpersoon/", agreements.add_person, name="scholen-person-add"),
    path("contactpersoon/<uuid:pk>/", agreements.change_person, name="scholen-person"),
    path("<uuid:pk>/startgesprek/", agreements.plan_talk, name="scholen-startgesprek-plan"),
    path("startgesprek/<uuid:pk>/", agreements.write_talk, name="scholen-startgesprek"),
    path("<uuid:pk>/spreekuur/", agreements.plan_day, name="scholen-spreekuur-plan"),
    path("spreekuur/<uuid:pk>/", agreements.write_day, name="scholen-spreekuur"),
]
of_case = [
    path("nieuw/", talks.plan, name="schoolgesprek-plan"),
    path("<uuid:pk>/", talks.write, name="schoolgesprek"),
    path("<uuid:pk>/afzeggen/", talks.call_off, name="schoolgesprek-off"),
]
