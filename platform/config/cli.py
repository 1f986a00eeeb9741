"""The two commands: `manage` is Django's own, `keten` is that of the operator, in Dutch."""

import atexit
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from config import embedded
from config.refusals import Refusal

# These work without a database, also on a machine that has none.
WITHOUT_DATABASE = {"help", "version", "collectstatic", "build_frontend", "makemigrations"}


@dataclass(frozen=True)
class Subcommand:
    """What the operator types, which management command that is, and the database login that it needs."""

    words: tuple[str, ...]
    runs: str
    login: str
    shape: str
    tells: str
    needs_database: bool = True


SUBCOMMANDS = (
    Subcommand(("roles",), "roles", "admin", "", "maakt de databaserollen (nodig: DATABASE_ADMIN_URL)"),
    Subcommand(("migrate",), "migrate_keten", "owner", "", "brengt alle schema's naar deze versie"),
    Subcommand(("tenant",), "tenant", "owner", "add|list|show|check", "gemeenten en RMC-regio's"),
    Subcommand(
        ("import", "jongeren"),
        "import_jongeren",
        "app",
        "BESTAND --tenant SCHEMA",
        "leest jongeren in uit een CSV-bestand",
    ),
    Subcommand(
        ("staff", "add"), "add_staff", "app", "--tenant SCHEMA …", "de eerste functioneel beheerder van een tenant"
    ),
    Subcommand(
        ("audit", "check-proof"),
        "check_proof",
        "sealer",
        "BESTAND --public-key SLEUTEL",
        "controleert een bewijs, zonder database",
        needs_database=False,
    ),
    Subcommand(
        ("audit", "export"),
        "audit_export",
        "app",
        "--tenant SCHEMA --format VORM",
        "geeft het log uit, met de verwerking van elke regel",
    ),
    Subcommand(
        ("audit",),
        "audit",
        "sealer",
        "verify|proof|anchor|prune",
        "kijkt het log na, bewijst een regel, verwijdert wat oud is",
    ),
    Subcommand(
        ("evidence", "verify"),
        "evidence_verify",
        "app",
        "BESTAND… --trust CERTIFICAAT",
        "controleert bewijzen van machtigingen, zonder database",
        needs_database=False,
    ),
    Subcommand(
        ("evidence", "key"),
        "evidence_key",
        "app",
        "--tenant SCHEMA [--key … --cert …]",
        "geeft een tenant een zegel, of toont het certificaat ervan",
    ),
    Subcommand(("sealer",), "sealer", "sealer", "[--once]", "verzegelt het log, telkens opnieuw"),
    Subcommand(
        ("keys", "seal"), "seal_keys", "sealer", "MAP", "maakt een sleutelpaar voor de zegels", needs_database=False
    ),
    Subcommand(
        ("keys",),
        "case_keys",
        "app",
        "backup|restore|reapply|rewrap|ledger|encrypt",
        "de sleutels van dossiers: bewaren, terugzetten, vernietigd laten",
    ),
    Subcommand(
        ("demo-load",),
        "demo_world",
        "owner",
        "[--jongeren AANTAL]",
        "laadt de demowereld in een lege database, of vult er een tenant van",
    ),
)
DEMO_USAGE = "  keten demo [--fresh]                           start de demo op deze machine; PORT kiest de poort"


def manage() -> None:
    """Django's command line, on the embedded database when no other one is given."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with plain_refusals():
        wanted = sys.argv[1] if len(sys.argv) > 1 else "help"
        if not (wanted.startswith("-") or wanted in WITHOUT_DATABASE or "--help" in sys.argv):
            borrow_database()
        run_django(sys.argv)


def keten() -> None:
    """The operator's command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    words = sys.argv[1:]
    with plain_refusals():
        if not words or words[0] in ("help", "hulp", "-h", "--help"):
            print(usage())
        elif words[0] == "demo":
            start_demo(words[1:])
        else:
            run_subcommand(words)


def run_subcommand(words: list[str]) -> None:
    chosen = find(words)
    rest = words[len(chosen.words) :]
    os.environ["KETEN_LOGIN"] = chosen.login
    if chosen.runs == "demo_world":
        os.environ["DEMO"] = "1"
    if chosen.needs_database and not {"-h", "--help"} & set(rest):
        borrow_database()
        if address := embedded.given():
            embedded.require_version(address)
    run_django(["keten", chosen.runs, *rest])


def find(words: list[str]) -> Subcommand:
    for subcommand in SUBCOMMANDS:
        if tuple(words[: len(subcommand.words)]) == subcommand.words:
            return subcommand
    raise Refusal(f"keten kent de opdracht “{' '.join(words)}” niet.\n\n{usage()}")


def usage() -> str:
    lines = [f"  keten {' '.join((*each.words, each.shape)).strip():<40} {each.tells}" for each in SUBCOMMANDS]
    return "\n".join(["Gebruik:", *lines, DEMO_USAGE, "", "Uitleg bij één opdracht: keten tenant add --help"])


def start_demo(options: list[str]) -> None:
    if unknown := set(options) - {"--fresh"}:
        raise Refusal(f"keten demo kent {' '.join(sorted(unknown))} niet; wel: --fresh.")
    if os.environ.get("KETEN_ENV") == "production":
        raise Refusal("De demo start niet met KETEN_ENV=production: daar horen echte personen en echte sleutels.")
    from config.demo import supervisor

    supervisor.run(port=chosen_port(), fresh="--fresh" in options)


def chosen_port() -> int:
    given = os.environ.get("PORT") or "8000"
    if not given.isdecimal() or not 1024 <= int(given) <= 65535:
        raise Refusal(f"PORT={given} is geen bruikbare poort: kies een getal van 1024 tot en met 65535.")
    return int(given)


def borrow_database() -> None:
    """Use the given database, or the embedded one: started for this command when nobody had started it."""
    if address := embedded.given():
        embedded.refuse_old(address)
    elif os.environ.get("KETEN_ENV") != "production" and (server := embedded.ensure()) and server.started_here:
        atexit.register(server.stop_if_last)


def run_django(arguments: list[str]) -> None:
    from django.core.management import execute_from_command_line

    execute_from_command_line(arguments)


@contextmanager
def plain_refusals() -> Iterator[None]:
    """Tell what is wrong in a sentence, not in a traceback."""
    try:
        yield
    except Refusal as refusal:
        sys.exit(str(refusal))
    except KeyboardInterrupt:
        sys.exit("Afgebroken.")
    except OSError as fault:
        if fault.errno != errno.ENOSPC:
            raise
        sys.exit("De schijf is vol: maak ruimte en start opnieuw.")


if __name__ == "__main__":
    keten()
