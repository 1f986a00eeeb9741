"""What happened at the door. `audit` stands above `accounts`, so config listens to these and writes the audit line.

Keyword data: `logged_in(user, source, level, amr, step_up)`, `login_refused(source, reason, user)` and
`logged_out(user, source)`.
`source` is a slug, `reason` a fixed word without personal data, `user` None when nobody was recognised.
"""

from django.dispatch import Signal

logged_in = Signal()
login_refused = Signal()
logged_out = Signal()
