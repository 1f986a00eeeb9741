"""The demo has one port; the Host decides which process answers."""

import socket

import pytest


@pytest.mark.parametrize("host", ["noorderkoog.localhost:8000", "beheer.localhost", "onbekend.example", "localhost"])
def test_a_gemeente_or_any_other_host_is_served_by_the_web(street, host):
    assert street.ask(host) == "web:"


@pytest.mark.parametrize("host", ["partners.localhost", "partners.localhost:8000", "PARTNERS.localhost:8000"])
def test_the_host_of_partners_is_served_by_the_partner_web(street, host):
    assert street.ask(host) == "partner:"


def test_one_connection_serves_one_request_after_the_other(street):
    visitor = street.connection()

    answers = []
    for number in range(3):
        visitor.request("POST", "/", body=f"vraag {number}", headers={"Host": "noorderkoog.localhost"})
        answers.append(visitor.getresponse().read().decode())
        visitor.auto_open = False  # from here on a new connection would be an error

    assert answers == ["web:vraag 0", "web:vraag 1", "web:vraag 2"]


def test_two_hosts_over_one_connection_each_reach_their_own_server(street):
    visitor = street.connection()

    answers = []
    for host in ("noorderkoog.localhost", "partners.localhost", "noorderkoog.localhost"):
        visitor.request("GET", "/", headers={"Host": host})
        answers.append(visitor.getresponse().read().decode())
        visitor.auto_open = False

    assert answers == ["web:", "partner:", "web:"]


def test_requests_that_are_sent_ahead_are_answered_in_their_order(street):
    get = b"GET / HTTP/1.1\r\nHost: %s\r\n\r\n"

    with socket.create_connection(("127.0.0.1", street.port), timeout=5) as visitor:
        visitor.sendall(get % b"partners.localhost" + get % b"noorderkoog.localhost")
        visitor.shutdown(socket.SHUT_WR)
        answers = visitor.makefile("rb").read()

    assert answers.index(b"partner:") < answers.index(b"web:")


def test_a_large_body_arrives_whole(street):
    upload = "jongere;" * 200_000

    assert street.ask("noorderkoog.localhost", upload) == f"web:{upload}"


def test_a_body_in_chunks_arrives_whole(street):
    assert street.ask("partners.localhost", iter([b"een ", b"twee ", b"drie"])) == "partner:een twee drie"


@pytest.mark.parametrize(
    "fields",
    [
        "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "Content-Length: 3\r\nContent-Length: 4",
        "Content-Length: -3",
        "Transfer-Encoding: gzip",
        "Host: noorderkoog.localhost",
    ],
)
def test_a_request_that_two_servers_could_read_differently_is_refused(street, fields):
    with socket.create_connection(("127.0.0.1", street.port), timeout=5) as visitor:
        visitor.sendall(f"POST / HTTP/1.1\r\nHost: partners.localhost\r\n{fields}\r\n\r\nabc".encode())

        assert visitor.recv(100).startswith(b"HTTP/1.1 400 ")


def test_a_server_that_is_away_gives_a_sentence(street):
    assert street.ask("gesloten.localhost") == "De demo start nog of is gestopt. Probeer het zo weer.\n"
