"""Addresses for the operator of the platform."""

from django.urls import path

from frontend.beheer import members, partners, tenants

app_name = "beheer"
urlpatterns = [
    path("", tenants.tenant_list, name="tenants"),
    path("ketenpartners/", partners.partner_list, name="partners"),
    path("ketenpartners/nieuw/", partners.partner_form, name="partner_new"),
    path("ketenpartners/<uuid:partner_id>/", partners.partner, name="partner"),
    path("ketenpartners/<uuid:partner_id>/wijzigen/", partners.partner_form, name="partner_change"),
    path("ketenpartners/<uuid:partner_id>/samenwerking/", partners.samenwerking_form, name="samenwerking_new"),
    path("samenwerkingen/<uuid:samenwerking_id>/stoppen/", partners.samenwerking_end, name="samenwerking_end"),
    path("ketenpartners/<uuid:partner_id>/medewerker/", members.member_form, name="member_new"),
    path("medewerkers/<uuid:member_id>/stoppen/", members.member_end, name="member_end"),
    path("medewerkers/<uuid:member_id>/wachtwoord/", members.member_link, name="member_link"),
]
