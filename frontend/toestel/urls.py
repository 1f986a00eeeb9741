"""The one address of a device that was handed over. Which question it is, the session knows and not the address."""

from django.urls import path

from frontend.toestel import views

app_name = "toestel"
urlpatterns = [path("", views.choose, name="choose")]
