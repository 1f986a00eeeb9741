"""A time-stamp authority (RFC 3161) on a port of this machine, with an authority of its own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.utils import timezone
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper


class Desk(BaseHTTPRequestHandler):
    """Stamps what is sent."""

    stamper: DummyTimeStamper

    def do_POST(self) -> None:
        asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        body = self.stamper.request_tsa_response(asked).dump()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Nothing among the lines of the tests."""


@contextmanager
def time_stamp_authority() -> Iterator[tuple[str, str]]:
    """Its address, and its certificate in PEM."""
    key, certificate = made()
    der = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    own = asn1.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
    stamper = DummyTimeStamper(tsa_cert=own, tsa_key=asn1_keys.PrivateKeyInfo.load(der))
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OurDesk", (Desk,), {"stamper": stamper}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield (
        f"http://127.0.0.1:{server.server_address[1]}/",
        certificate.public_bytes(serialization.Encoding.PEM).decode(),
    )
    server.shutdown()
    server.server_close()


def made() -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    key, now = rsa.generate_private_key(public_exponent=65537, key_size=2048), timezone.now()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tijdstempels voor tests")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, hashes.SHA256())
    )
    return key, certificate
