"""Messages as files arrive whole and once, however many processes write at the same moment."""

import subprocess
import sys
from json import JSONDecodeError
from queue import Empty
from threading import Thread

import pytest
from kombu import Connection
from kombu.transport import filesystem, get_transport_cls

from config.post import Transport
from tests.brokers import folders

MANY = 150
WRITER = """
import json, sys
from kombu import Connection
from config.post import Transport

number, many, options = int(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3])
channel = Connection(transport=Transport, transport_options=options).default_channel
for each in range(many):
    channel._queue_bind("exchange", f"{number}.{each % 10}", "", f"queue{number}.{each % 10}")
    channel._put("queue", {"body": "x" * 20_000, "sent": [number, each]})
"""


@pytest.fixture
def opening(tmp_path):
    """Opens a channel over one folder, of our transport or of another."""
    options = folders(tmp_path)
    return lambda transport=Transport: Connection(transport=transport, transport_options=options).default_channel


def read_all(channel, heard):
    while True:
        try:
            heard.append(tuple(channel._get("queue")["sent"]))
        except Empty:
            return


def test_every_message_of_every_writer_arrives_whole(opening):
    channel, heard = opening(), []
    options = filesystem.dumps(channel.transport_options)
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(number), str(MANY), options]) for number in range(3)]

    while any(writer.poll() is None for writer in writers):
        read_all(channel, heard)
    read_all(channel, heard)

    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert sorted(heard) == [(number, each) for number in range(3) for each in range(MANY)]
    assert len(channel.get_table("exchange")) == 3 * 10


def test_canary_stock_reads_a_message_that_is_still_being_written(opening, monkeypatch):
    writing, reading = opening(filesystem.Transport), opening(filesystem.Transport)
    monkeypatch.setattr(filesystem, "lock", lambda *_: reading._get("queue"))

    with pytest.raises(JSONDecodeError):
        writing._put("queue", {"sent": [0, 0]})


def test_canary_stock_reads_a_list_of_queues_that_is_still_being_written(opening, monkeypatch):
    writing, reading = opening(filesystem.Transport), opening(filesystem.Transport)
    moments = iter([lambda: reading.get_table("exchange"), lambda: None])
    monkeypatch.setattr(filesystem, "lock", lambda *_: next(moments)())

    with pytest.raises(JSONDecodeError):
        writing._queue_bind("exchange", "", "", "queue")


def test_two_readers_never_take_the_same_message(opening):
    for each in range(MANY):
        opening()._put("queue", {"sent": [0, each]})
    heard = []
    readers = [Thread(target=read_all, args=(opening(), heard)) for _ in range(3)]

    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()

    assert sorted(heard) == [(0, each) for each in range(MANY)]


def test_a_queue_that_is_gone_gets_no_more_messages(opening):
    channel = opening()
    channel._queue_bind("exchange", "", "", "queue")
    channel._delete("queue", "exchange", "", "")

    assert channel.get_table("exchange") == []


def test_the_demo_sends_over_this_transport():
    assert get_transport_cls("filesystem") is Transport
