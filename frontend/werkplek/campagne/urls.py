"""Addresses of campaigns, below /campagnes/."""

from django.urls import path

from frontend.werkplek.campagne import views

urlpatterns = [
    path("", views.index, name="campagnes"),
    path("<uuid:pk>/", views.show, name="campagne"),
    path("<uuid:pk>/verdelen/", views.divide, name="campagne-divide"),
    path("<uuid:pk>/klaar/", views.end, name="campagne-end"),
    path("<uuid:pk>/telling.csv", views.export, name="campagne-export"),
    path("uitkomst/<uuid:pk>/", views.conclude, name="campagne-conclude"),
]
