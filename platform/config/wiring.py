"""What one room tells another without importing it: logins are written to the log."""

from typing import Any

import audit
from accounts import signals


def write_login(
    sender: Any, *, user: Any, source: str = "", level: int | None = None, step_up: bool = False, **kwargs: Any
) -> None:
    audit.record("login.step_up" if step_up else "login", by=user, details={"source": source, "level": level})


def write_logout(sender: Any, *, user: Any, source: str = "", **kwargs: Any) -> None:
    audit.record("logout", by=user, details={"source": source})


def write_refusal(sender: Any, *, reason: str = "", source: str = "", **kwargs: Any) -> None:
    audit.record("login.refused", by=None, details={"source": source, "reason": reason}, outcome="refused")


signals.logged_in.connect(write_login, dispatch_uid="audit.login")
signals.logged_out.connect(write_logout, dispatch_uid="audit.logout")
signals.login_refused.connect(write_refusal, dispatch_uid="audit.refusal")
