"""`python -m config.demo_idp --port 9400`: start the demo provider, on this machine only."""

import argparse
import os
import signal
import sys
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from config.demo_idp.people import default_file
from config.demo_idp.provider import Provider
from config.demo_idp.web import Application

HOST = "127.0.0.1"


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name is that of the standard library
        """Write nothing: addresses here carry codes."""


def serve(port: int) -> Server:
    """A server that listens; port 0 lets the system choose."""
    server = make_server(HOST, port, None, server_class=Server, handler_class=QuietHandler)  # type: ignore[call-overload]  # the application needs the port first
    issuer = os.environ.get("DEMO_IDP_ISSUER") or f"http://{HOST}:{server.server_port}"
    server.set_app(Application(Provider(issuer), default_file()))
    return server


def main() -> None:
    parser = argparse.ArgumentParser(prog="demo_idp")
    parser.add_argument("--port", type=int, default=9400)
    port = parser.parse_args().port
    if os.environ.get("DEMO") != "1" or os.environ.get("KETEN_ENV") == "production":
        sys.exit("De demo-inlogdienst start alleen met DEMO=1, en nooit in productie.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        server = serve(port)
    except OSError:
        sys.exit(f"Poort {port} is al in gebruik. Stop wat daar draait, of kies een andere poort.")
    print(f"demo-inlogdienst op http://{HOST}:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
