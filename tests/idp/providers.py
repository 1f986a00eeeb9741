"""Two real identity providers for the tests, with the same people: our demo one, and the certified one of npm."""

import json
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin

import fasteners
import pytest
import requests

from config import embedded
from config.demo_idp import people
from config.demo_idp.__main__ import serve
from config.demo_idp.people import Client, Misbehaviour, Person
from tests.plugin_report import need

HERE = Path(__file__).parent
DIGID_ACR = [
    "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI",
]
MIDDEN, SUBSTANTIEEL = DIGID_ACR[1], DIGID_ACR[2]
TEUN_BSN, MOTHER_BSN, STRANGER_BSN = "999990019", "999990020", "999990032"


def client_at(host: str, slug: str, *, acr_order: list[str]) -> Client:
    back = f"http://{host}/inloggen/{slug}/terug"
    return Client(
        client_id=f"{slug}-{host.split('.')[0]}",
        client_secret="geheim",
        naam=host,
        redirect_uris=[back],
        acr_order=acr_order,
    )


CLIENTS = [
    client_at("noorderkoog.localhost", "digid", acr_order=DIGID_ACR),
    client_at("zandwaard.localhost", "digid", acr_order=DIGID_ACR),
    client_at("noorderkoog.localhost", "medewerkers", acr_order=[]),
    client_at("partners.localhost", "partnerlogin", acr_order=[]),
]
EVERYWHERE = [client.client_id for client in CLIENTS]
PEOPLE = [
    Person("teun", "Teun Bakker", EVERYWHERE, {"bsn": TEUN_BSN}, max_acr=SUBSTANTIEEL),
    Person("moeder", "Marja Bakker", EVERYWHERE, {"bsn": MOTHER_BSN}, max_acr=MIDDEN),
    Person("vreemde", "Iemand", EVERYWHERE, {"bsn": STRANGER_BSN}, max_acr=SUBSTANTIEEL),
    Person(
        "willem",
        "Willem de Wit",
        EVERYWHERE,
        {"email": "willem@noorderkoog.example", "email_verified": True},
        amr=["pwd", "mfa"],
    ),
    Person("slordig", "Willem zonder telefoon", EVERYWHERE, {}, amr=["pwd"]),
    Person("docent", "Dewi Docent", EVERYWHERE, {}, amr=["pwd", "otp"]),
]


@dataclass
class Idp:
    """A running provider, and the file from which it knows its people."""

    issuer: str
    register: Path

    def let_misbehave(self, key: str, **how: object) -> None:
        """From now on the provider says wrong things about this person (the demo provider only)."""
        wrong = Misbehaviour(**how)
        self.tell([replace(person, misbehave=wrong) if person.key == key else person for person in PEOPLE])

    def tell(self, known: list[Person]) -> None:
        people.write(self.register, clients=CLIENTS, people=known)

    def answer_to(self, address: str) -> str:
        """What a browser does at the provider: follow its redirects until one leads away from it."""
        browser = requests.Session()
        while address.startswith(self.issuer):
            answer = browser.get(address, allow_redirects=False, timeout=10)
            assert answer.is_redirect, f"{answer.status_code}: {answer.text[:300]}"
            address = urljoin(address, answer.headers["Location"])
        return address


@contextmanager
def demo_idp(folder: Path) -> Iterator[Idp]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(people.FILE_VARIABLE, str(folder / "idp.json"))
        server = serve(0)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Idp(f"http://127.0.0.1:{server.server_port}", folder / "idp.json")
        server.shutdown()
        server.server_close()


@contextmanager
def certified_idp(folder: Path) -> Iterator[Idp]:
    node, home = need("node"), installed()
    register, port = folder / "idp.json", free_port()
    Idp("", register).tell(PEOPLE)
    with (folder / "idp.log").open("w") as log:
        process = subprocess.Popen([node, home / "server.mjs", str(port), register], cwd=home, stdout=log, stderr=log)
    try:
        idp = Idp(f"http://127.0.0.1:{port}", register)
        wait_for(idp, process, folder / "idp.log")
        yield idp
    finally:
        process.terminate()
        process.wait(timeout=10)


def installed() -> Path:
    """The provider and what it needs, installed once into var/ by npm; the versions are pinned in package.json."""
    home = embedded.var_folder() / "idp"
    home.mkdir(parents=True, exist_ok=True)
    with fasteners.InterProcessLock(home / "install.lock"):
        install_if_needed(home)
    return home


def install_if_needed(home: Path) -> None:
    wanted = json.loads((HERE / "package.json").read_text())["dependencies"]["oidc-provider"]
    for name in ("package.json", "server.mjs"):
        shutil.copy(HERE / name, home / name)
    found = home / "node_modules" / "oidc-provider" / "package.json"
    if not found.exists() or json.loads(found.read_text())["version"] != wanted:
        install(home)


def install(home: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm van Node staat niet op deze machine")
    command = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, timeout=100)
    if done.returncode:
        pytest.skip(f"de inlogdienst voor Node is niet te installeren: {done.stderr.strip()[-200:]}")


def wait_for(idp: Idp, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text()
        try:
            requests.get(f"{idp.issuer}/.well-known/openid-configuration", timeout=2).raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
