"""Sending the mails that wait: one at a time, each locked while it goes out, so that two workers never send one twice.

Dies the worker between the act and the sending, the row still waits; between the sending and the commit, the mail
goes out again with the same Message-ID.
"""

import logging

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from accounts.notices.models import Mail

logger = logging.getLogger(__name__)
SUBJECT = "Er is iets nieuws voor je"
TEXT = """Hallo,

Er is iets nieuws voor je bij {name}. Uit zorg voor de privacy staat in deze mail niet wat het is.

Log in om het te lezen: {address}

Wil je deze mails niet meer? Dat kun je uitzetten op de pagina Berichten.
"""


def send_waiting(*, name: str, address: str) -> int:
    """Send all that is due, from this tenant (`name`) with a link to `address`; how many went out."""
    sent = 0
    while (went := send_next(name=name, address=address)) is not None:
        sent += went
    return sent


@transaction.atomic
def send_next(*, name: str, address: str) -> int | None:
    """Send the mail that waits longest. 1 when it went out, 0 when it is put off, None when none is due."""
    due = Mail.objects.to_send_now().select_related("recipient")
    mail = due.select_for_update(skip_locked=True, of=("self",)).first()
    if mail is None:
        return None
    try:
        compose(mail, name=name, address=address).send()
    except OSError as error:  # the mail server does not answer, or refuses: smtplib's errors are OSErrors
        logger.warning("mail %s is put off: %s", mail.pk, type(error).__name__)
        mail.put_off(error)
        mail.save(update_fields=["attempts", "last_error", "try_at"])
        return 0
    mail.sent_at = timezone.now()
    mail.save(update_fields=["sent_at"])
    return 1


def compose(mail: Mail, *, name: str, address: str) -> EmailMessage:
    """The same words for everybody: no name, no reference, nothing of a case."""
    host = address.split("/")[2].split(":")[0]
    return EmailMessage(
        subject=SUBJECT,
        body=TEXT.format(name=name, address=address),
        to=[mail.recipient.email],
        headers={"Message-ID": f"<{mail.pk}@{host}>", "Auto-Submitted": "auto-generated"},
    )
