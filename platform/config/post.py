"""Messages as files, for the demo and for tests without Redis: kombu's transport, with writes that nobody sees half.

Kombu 5.6 opens a file under its final name and locks it after that, so a reader may take a message that is still
empty, and a worker that reads an empty message stops. It also takes messages by way of the folder for temporary
files: on another disk that is a copy, which two readers can both make.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty
from typing import Any
from uuid import uuid4

from kombu.transport import filesystem
from kombu.utils.json import dumps, loads

Bindings = list[tuple[str, str, str]]


class Channel(filesystem.Channel):
    """A file has its name when it is whole, and one reader only when it has lost it again."""

    def _put(self, *addressed: Any, **options: Any) -> None:
        queue, payload = addressed
        whole(Path(self.data_folder_out, f"{time.time_ns()}_{uuid4()}.{queue}.msg"), dumps(payload))

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        for name in sorted(os.listdir(self.data_folder_in)):
            if name.partition(".")[2] != f"{queue}.msg":
                continue
            taken = Path(self.data_folder_in, f"{name}.{uuid4()}")
            try:
                Path(self.data_folder_in, name).rename(taken)
            except FileNotFoundError:
                continue  # another reader was first
            payload = loads(taken.read_text())
            taken.unlink()
            return payload
        raise Empty

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        bound = (routing_key or "", pattern or "", queue or "")
        self.rebind(exchange, lambda bindings: [bound, *(each for each in bindings if each != bound)])

    def _delete(self, queue: str, exchange: str, routing_key: str, pattern: str, *args: Any, **kwargs: Any) -> None:
        self._purge(queue)
        gone = (routing_key or "", pattern or "", queue or "")
        self.rebind(exchange, lambda bindings: [each for each in bindings if each != gone])

    def rebind(self, exchange: str, change: Callable[[Bindings], Bindings]) -> None:
        """Change which queues an exchange feeds; one process at a time, and readers find the old list or the new."""
        with alone_in(self.control_folder):
            bindings = [tuple(binding) for binding in self.get_table(exchange)]
            whole(self._exchange_file(exchange), dumps(change(bindings)))


class Transport(filesystem.Transport):
    """What `filesystem://` means for us; config.celery says so."""

    Channel = Channel


def whole(path: Path, text: str) -> None:
    """Write a file that is never seen half, also not after a process was killed."""
    draft = path.with_name(f"{path.name}.{uuid4()}")
    draft.write_text(text)
    draft.rename(path)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    with (folder / "slot").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
