"""A task travels with the schema where it was asked, over files and over a real Redis."""

import pytest
from kombu import Queue

from config.celery import HEADER


@pytest.fixture
def task(broker):
    @broker.task(name="tests.tell")
    def tell(word):
        """Only sent here, never run."""

    yield tell
    broker.tasks.pop("tests.tell")


def received(broker):
    """The next message on the queue, taken off it."""
    with broker.connection_for_read() as connection:
        message = Queue(broker.conf.task_default_queue)(connection.default_channel).get(no_ack=True)
        return message and (message.headers["task"], message.headers[HEADER], message.decode()[1])


def test_a_message_carries_its_schema_and_arrives_once(broker, task):
    task.apply_async(kwargs={"word": "dag"}, headers={HEADER: "noorderkoog"})

    assert received(broker) == ("tests.tell", "noorderkoog", {"word": "dag"})
    assert received(broker) is None


def test_outside_a_tenant_a_message_says_public_so_that_it_is_refused(broker, task):
    task.delay(word="dag")

    assert received(broker)[1] == "public"
