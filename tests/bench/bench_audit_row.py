"""Bar: the audit row takes at most 15 % of a partner's request. Two servers take turns: one writes it, one does not."""

from contextlib import ExitStack
from functools import partial

from audit.models import Entry
from tests.bench.bench_partner_page import getting, logged_in
from tests.bench.crowd import crowd
from tests.bench.timing import in_turns
from tests.frontend.keten.serving import serving

ROUNDS = 300
SERVERS = {"with its row": "config.wsgi:application", "without": "tests.bench.wsgi_without_log:application"}


def test_a_read_with_and_without_its_row(committed, capsys):
    member, one = crowd(2_500, unshared=2_000)
    address, cookie = f"/gedeeld/proeftuin/{one.pk}/", logged_in(member)
    with ExitStack() as stack:
        ports = {name: stack.enter_context(serving(login="partner", faces="partner", application=application))
                 for name, application in SERVERS.items()}  # fmt: skip
        taken = in_turns({name: partial(getting(port, cookie), address) for name, port in ports.items()}, ROUNDS)
    assert Entry.objects.reads_of(one.case_id).count() == ROUNDS + 1
    row = taken["with its row"] - taken["without"]
    with capsys.disabled():
        print("\n  " + ", ".join(f"{name} {time:.2f} ms" for name, time in taken.items()))
        print(f"  the row takes {row:.2f} ms = {row / taken['with its row']:.1%} of the request (bar 15 %)")
