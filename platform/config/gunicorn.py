"""How gunicorn serves: a few processes with threads each, no async. Figures come from the environment."""

import os
import sys
from typing import Any

wsgi_app = "config.wsgi:application"
bind = os.environ.get("WEB_BIND", "0.0.0.0:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "1"))
threads = int(os.environ.get("WEB_THREADS", "8"))
timeout = 60
graceful_timeout = 20
keepalive = 75  # longer than a proxy in front keeps an idle connection, so that the proxy is who closes it
max_requests = int(os.environ.get("WEB_MAX_REQUESTS", "0"))
max_requests_jitter = max_requests // 10
# A heartbeat file on a slow disk looks like a dead worker.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 -- gunicorn makes its own file in it
control_socket_disable = True
accesslog = "-" if os.environ.get("WEB_ACCESS_LOG") == "1" else None
# No query string in the log: a filter of a list can name a jongere.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms"
forwarded_allow_ips = os.environ.get("WEB_TRUSTED_PROXIES", "127.0.0.1,::1")


def on_starting(server: Any) -> None:
    """Refuse to serve a production that is not complete: gunicorn itself runs no system checks."""
    if os.environ.get("KETEN_ENV") != "production":
        return
    import django
    from django.conf import settings
    from django.core.checks import run_checks

    from config.embedded import Refusal, refuse_old

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    if faults := run_checks(tags=["keten"]):
        sys.exit("\n".join(f"{fault.msg} {fault.hint}" for fault in faults))
    try:
        refuse_old(settings.KETEN_DATABASE_URLS[settings.KETEN_LOGIN])
    except Refusal as refusal:
        sys.exit(str(refusal))
