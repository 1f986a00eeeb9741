"""A server of our own as a deployment runs it: one database login, its faces, and nothing of the others."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

from django.conf import settings

ADDRESS_OF = {"partner": "DATABASE_PARTNER_URL", "app": "DATABASE_URL"}
SECRETS = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_ADMIN_URL", "DATABASE_SEALER_URL", "DATABASE_PARTNER_URL",
           "KETEN_KEK")  # fmt: skip


@contextmanager
def serving(*, login: str, faces: str, application: str = "config.wsgi:application") -> Iterator[int]:
    """Run gunicorn on a free port until the block ends; the port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = int(listening.getsockname()[1])
        base = {name: value for name, value in os.environ.items() if name not in SECRETS}
        mine = {
            "KETEN_LOGIN": login, "KETEN_FACES": faces, "SECRET_KEY": settings.SECRET_KEY, "PORT": str(port),
            "KETEN_PUBLIC_KEK": settings.KETEN_PUBLIC_KEK, "WEB_BIND": f"fd://{listening.fileno()}",
            ADDRESS_OF[login]: os.environ[ADDRESS_OF[login]],
        }  # fmt: skip
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn", application],
            env=base | mine, pass_fds=[listening.fileno()], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            wait_for(port)
            yield port
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(port: int) -> None:
    for _ in range(100):
        try:
            if ask(port, "/gezond/klaar")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError("the server did not start")


def ask(
    port: int, path: str, *, host: str = "partners.localhost", cookie: str = "", answers: str | None = None
) -> tuple[int, str]:
    """Status and text of one request; with `answers` it is a form that is sent."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Host": host, "Cookie": cookie}
    if answers is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request("GET" if answers is None else "POST", path, body=answers, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()
