"""Bar: signing a machtiging is at most 150 ms of work. The whole act, its parts, and the paper that is made later."""

from consent.evidence.keys import current_key
from consent.evidence.models import Evidence
from consent.evidence.paper import sealed_pdf
from consent.evidence.record import canonical, record_of
from consent.evidence.services import sign
from tests.bench.timing import in_turns
from tests.deciding import decided, signed

ROUNDS = 30


def test_signing_and_its_proof(teun, school, regiehouder, capsys):
    asked = iter([decided(case=teun.case, partner=school, by=regiehouder.user) for _ in range(ROUNDS + 1)])
    proof = Evidence.objects.get(event__machtiging__afweging=signed(decided(
        case=teun.case, partner=school, by=regiehouder.user), by=teun.user), event__event_state="given")  # fmt: skip
    key = current_key()
    taken = in_turns({
        "the whole act of signing": lambda: signed(next(asked), by=teun.user),
        "the record": lambda: canonical(record_of(proof.event, previous_sha256="")),
        "the key": current_key,
        "the signature on the record": lambda: sign(proof.record, key),
        "the sealed PDF": lambda: sealed_pdf(proof),
    }, ROUNDS)  # fmt: skip
    with capsys.disabled():
        print()
        for name, time in taken.items():
            print(f"  {name:30} {time:8.2f} ms")
        print("  bar: signing 150 ms")
