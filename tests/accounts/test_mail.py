"""The mail that says there is something new: nothing of a case in it, and never lost between act and sending."""

import os
import signal
import subprocess
import sys
import time
from smtplib import SMTPServerDisconnected

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.notices.mail import send_waiting
from accounts.notices.models import Mail, Notice
from accounts.notices.services import set_mail, tell
from config import tasks
from tests import factories as make

HERE = {"name": "gemeente Noorderkoog", "address": "https://noorderkoog.example.org/berichten/"}
HANGS = """
import time
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    def send_messages(self, messages):
        print("sending", flush=True)
        time.sleep(60)
"""
WORKER = """
import django

django.setup()
from config.tasks import send_mail
from tenants import hop

with hop("proeftuin"):
    send_mail.run()
"""


@pytest.fixture
def willem(inside):
    willem = make.make_user("Willem de Wit", email="willem@example.org")
    tell(to=[willem], kind="melding.new", key="melding:1")
    return willem


def test_a_mail_says_that_there_is_something_new_and_nothing_else(willem, mailoutbox):
    assert send_waiting(**HERE) == 1

    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (["willem@example.org"], "Er is iets nieuws voor je")
    assert HERE["address"] in mail.body
    assert "Willem" not in mail.body


def test_more_news_before_the_mail_goes_out_is_one_mail(willem, mailoutbox):
    tell(to=[willem], kind="score.dropped", key="score:1")
    send_waiting(**HERE)
    tell(to=[willem], kind="score.dropped", key="score:2")

    assert send_waiting(**HERE) == 1
    assert len(mailoutbox) == 2
    assert willem.notices.count() == 3


def test_whoever_wants_no_mail_gets_none(willem, mailoutbox):
    set_mail(wanted=False, by=willem)
    tell(to=[willem], kind="score.dropped", key="score:1")

    assert send_waiting(**HERE) == 0
    assert willem.notices.count() == 2


def test_a_mail_server_that_does_not_answer_loses_nothing(willem, mailoutbox, monkeypatch):
    def refuse(self, messages):
        raise SMTPServerDisconnected

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", refuse)
        assert send_waiting(**HERE) == 0
    waiting = Mail.objects.unsent().get()
    assert (waiting.attempts, waiting.last_error) == (1, "SMTPServerDisconnected")
    assert waiting.try_at > timezone.now()

    Mail.objects.update(try_at=timezone.now())

    assert send_waiting(**HERE) == 1


def test_an_act_that_fails_tells_nobody(inside):
    """The notice and its mail stand in the transaction of the act; a broker holds nothing of them."""
    with pytest.raises(RuntimeError), transaction.atomic():
        tell(to=[make.make_user(email="willem@example.org")], kind="melding.new", key="melding:1")
        raise RuntimeError

    assert Mail.objects.count() == Notice.objects.count() == 0


def test_the_minute_asks_only_tenants_where_a_mail_waits(willem, monkeypatch):
    asked = []
    monkeypatch.setattr(tasks.send_mail, "apply_async", lambda **options: asked.append(options))

    tasks.mail_everywhere()

    assert asked == [{"headers": {"keten_schema": "noorderkoog"}}]


def test_a_worker_that_is_killed_between_the_act_and_the_sending_loses_no_mail(committed, tmp_path, mailoutbox):
    """A real process, killed with the message in its hands: the row still waits, unlocked, and goes out once."""
    person = make.make_user("Weggevallen", roles=(), email="weg@example.org")
    tell(to=[person], kind="melding.new", key="melding:1")
    waiting = Mail.objects.unsent().get(recipient=person)
    with worker_that_hangs(tmp_path) as worker:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    try:
        sent = until(lambda: send_waiting(**HERE))

        assert sent == 1
        assert [mail.extra_headers["Message-ID"] for mail in mailoutbox] == [f"<{waiting.pk}@noorderkoog.example.org>"]
    finally:
        for mine in (person.mails.all(), person.notices.all(), User.objects.filter(pk=person.pk)):
            mine._raw_delete(mine.db)  # what members of partners point at is no table of a tenant


def worker_that_hangs(folder):
    """A process that does the task of the worker in Proeftuin, stopped while the mail server has its attention."""
    (folder / "hangs.py").write_text(HANGS)
    environment = os.environ | {"PYTHONPATH": str(folder), "MAIL_BACKEND": "hangs.EmailBackend"}
    started = subprocess.Popen([sys.executable, "-c", WORKER], env=environment, stdout=subprocess.PIPE, text=True)
    assert started.stdout.readline().strip() == "sending"
    return started


def until(act, *, within=10.0):
    """What this gives as soon as it gives something: the server needs a moment to see that a client is gone."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if found := act():
            return found
        time.sleep(0.05)
    return 0
