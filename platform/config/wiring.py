"""What one room tells another without importing it: logins are written to the log."""

from typing import Any

from accounts import signals

import audit


def write_login(sender: Any, *, user: Any, source: str = "", **kwargs: Any) -> None:
    audit.record("login", by=user, details={"source": source})


def write_refusal(sender: Any, *, reason: str = "", source: str = "", **kwargs: Any) -> None:
    audit.record("login.refused", by=None, details={"source": source, "reason": reason}, outcome="refused")


signals.logged_in.connect(write_login, dispatch_uid="audit.login")
signals.login_refused.connect(write_refusal, dispatch_uid="audit.refusal")
