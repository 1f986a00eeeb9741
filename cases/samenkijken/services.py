"""Writing down how the jongere sees a signal: by the jongere, or by who is in conversation with them (C6)."""

from django.db import transaction

import audit
from accounts.models import User
from accounts.notices.services import tell
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.records import save_new
from cases.samenkijken.models import EigenVisie, How
from cases.samenkijken.signals import Signal


@transaction.atomic
def say_view(*, case: Case, signal: Signal, text: str, by: User) -> EigenVisie:
    """In the words of the jongere themselves; whoever else writes it down is named as who did so."""
    require_open(case)
    how = How.ZELF if case.jongere.user_id == by.pk else How.GESPREK
    said = save_new(EigenVisie(case=case, melding=signal.melding, drop=signal.drop, text=text, how=how, by=by))
    audit.record("eigen_visie.said", by=by, about=said, details={"how": said.how})
    if how == How.ZELF:
        tell(to=[case.regiehouder], kind="eigen_visie.said", key=f"eigen_visie.said:{said.pk}", case_id=case.pk)
    return said
