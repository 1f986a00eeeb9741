"""Who may touch which table: what `tenants.rights` grants. A table that is not named here is closed to partners."""

# Lines are added and never changed or removed, not even by our own web process (law 9).
APPEND_ONLY = (
    "audit_entry",
    "cases_advies",
    "cases_betrokkenheid",
    "cases_bijlage",
    "cases_consultatie",
    "cases_intrekking",
    "cases_opvolging",
    "cases_closingwithoutcontact",
    "cases_jikpbeoordeling",
    "cases_leeftijdskeuze",
    "cases_overlegafspraak",
    "cases_terugkoppeling",
    "cases_uitkomst",
    "cases_deelname",
    "cases_destroyedkey",
    "cases_edition",
    "cases_eigenvisie",
    "cases_phasestep",
    "cases_letter",
    "cases_letterpaper",
    "cases_stepmark",
    "cases_nietinformeren",
    "cases_ownscore",
    "cases_weerinformeren",
    "cases_analysis",
    "cases_instemming",
    "cases_instemmingending",
    "cases_meldcodestep",
    "cases_ondersteuningsvraag",
    "cases_opentalk",
    "cases_regieafspraak",
    "cases_reply",
    "cases_statuschange",
    "cases_terugmelding",
    "cases_terugmeldingline",
    "cases_rolereview",
    "consent_machtiging",
    "consent_consentevent",
    "consent_evidence",
    "consent_evidencepdf",
    "consent_secondreading",
    "consent_ending",
    "consent_stilte",
    "consent_verzoek",
    "consent_verlenging",
    "consent_besluit",
    "consent_opheffing",
    "consent_answer",
    "consent_asking",
    "consent_witness",
    "consent_paperform",
    "consent_papercheck",
    "consent_incident",
    "consent_incidentstep",
    "consent_reach",
    "consent_reachtakenback",
    "consent_sample",
    "consent_sampleitem",
    "consent_finding",
    "consent_findingreply",
    "consent_noodopening",
    "consent_noodreview",
    "consent_noodclosed",
    "consent_retentionrule",
    "consent_hold",
    "consent_holdending",
    "consent_roundline",
    "consent_erasureseal",
    "sharing_confirmation",
    "sharing_correctionnotice",
    "sharing_correctionseen",
)
# Corrected by who works on the case, and removed by nobody but the function that erases, so never without proof.
NOT_REMOVED = ("cases_specialanswer", "consent_round")
READ_ONLY = (
    "django_migrations",
    "audit_seal",
    "audit_verification",
    "audit_prune",
    "audit_pulse",
    "cases_latestscore",
    "consent_grondslag",
    "consent_hardstop",
    "consent_open_share",
    "consent_pausing",
    "consent_open_question",
    "consent_open_nood",
    "consent_capacity",
    "consent_lapse",
    "consent_due",
    "consent_erasure",
    "consent_keptproof",
    "sharing_shared_case",
    "sharing_closed_share",
    "sharing_ended_share",
    "sharing_correction",
    "sharing_own_signal",
    "sharing_question",
)

AUDIT_COLUMNS = (
    "id, kind, action, actor_id, actor_name, actor_role, organisation_id, organisation, case_id, subject_id, share_id,"
    " fields, grondslag, purpose, outcome, details, trace_id, origin"
)

# What keten_sealer may touch, in every schema. It removes lines of a seal only after it said so: the trigger looks.
SEALER_RIGHTS = {
    "audit_entry": f"select, delete, insert ({AUDIT_COLUMNS})",
    "audit_seal": "select, insert",
    "audit_verification": "select, insert",
    "audit_prune": "select, insert",
}

# What a ketenpartner may touch in a tenant's schema. Nothing else of a case exists for it (law 3).
PARTNER_RIGHTS = {
    "sharing_shared_case": "select",
    "sharing_closed_share": "select",
    "sharing_correction": "select",
    "sharing_correctionseen": "insert (id, notice_id, ketenpartner_id, seen_at, member_id, member_name)",
    # What is sent and not shown again goes in and never comes out.
    "sharing_own_signal": (
        "select (signal_id, ketenpartner_id, sent_at, voornaam, tussenvoegsel, achternaam, geboortedatum, told,"
        " sentence, told_at), insert (signal_id, ketenpartner_id, voornaam, tussenvoegsel, achternaam, geboortedatum,"
        " reden, gedaan, vraag, melder_naam, melder_functie, melder_telefoon, melder_email)"
    ),
    "sharing_question": "select",
    # An answer goes in and never comes out; the database judges each (sharing.question_view).
    "consent_answer": ("insert (id, afweging_id, ketenpartner_id, code, text, why_not, member_id, member_name)"),
    "sharing_confirmation": (
        "insert (id, afweging_id, ketenpartner_id, field_codes, confirmed_at, member_id, member_name)"
    ),
    "audit_entry": f"insert ({AUDIT_COLUMNS})",
}

TENANT_READS_OF_PUBLIC = (
    "tenants_tenant",
    "tenants_domain",
    "partners_ketenpartner",
    "partners_samenwerking",
    "django_content_type",
    "auth_permission",
)

ALL = "select, insert, update, delete"
PEOPLE = {
    "django_session": ALL,
    "accounts_user": "select, update",
    "accounts_identitysource": "select",
    "accounts_externalidentity": "select",
    "accounts_vaultkey": "select, insert",
    "account_emailaddress": ALL,
    "account_emailconfirmation": ALL,
    "mfa_authenticator": ALL,
    "usersessions_usersession": ALL,
    "members_partnermember": "select, update (active_until)",  # a beheerder ends the access of a colleague
    "members_operator": "select",
    "tenants_tenant": "select",
    "tenants_domain": "select",
    "partners_ketenpartner": "select",
    "partners_samenwerking": "select",
    "django_content_type": "select",
    "django_migrations": "select",
    "auth_permission": "select",
    "audit_pulse": "select",
    "audit_entry": f"insert ({AUDIT_COLUMNS})",
}
# Functions that run with the rights of their owner, and so do one narrow thing that the login itself may not.
PUBLIC_FUNCTIONS = {
    # A beheerder adds a colleague to the own ketenpartner; see accounts/members/migrations/0002.
    "members_invite": ("keten_app", "keten_partner"),
}
# The same in the schema of a tenant, for its app role.
TENANT_FUNCTIONS = ("consent_erase",)
PUBLIC_RIGHTS = {
    "keten_partner": PEOPLE,
    "keten_app": PEOPLE
    | {
        "accounts_user": ALL,
        "accounts_identitysource": ALL,
        "accounts_externalidentity": ALL,
        "accounts_vaultkey": "select, insert",
        "members_partnermember": ALL,
        "members_operator": "select",
        "partners_ketenpartner": ALL,
        "partners_samenwerking": ALL,
        "tenants_chapter": "select",
        "audit_entry": "select, insert",
        "audit_seal": "select",
        "audit_verification": "select",
        "audit_prune": "select",
    },
    "keten_sealer": SEALER_RIGHTS | {"tenants_tenant": "select", "audit_pulse": "select, insert, update"},
}
