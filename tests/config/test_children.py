"""The processes of the demo: one that dies is named with its last words, and all stop when asked."""

import asyncio
import os
import subprocess
import sys

import pytest

from config.demo.children import MARK, Child, stop_all, stop_leftovers
from config.refusals import Refusal

BASE = {"PATH": os.environ["PATH"]}


def child(script):
    return Child("werker", "de taakverwerker", ["-c", script])


def test_a_process_that_dies_is_told_with_its_last_words(tmp_path):
    async def live():
        dying = child("import sys; print('geen verbinding'); sys.exit(3)")
        await dying.start(BASE, tmp_path)
        await dying.ended()
        raise dying.last_words(tmp_path)

    with pytest.raises(Refusal, match=r"^De taakverwerker is gestopt \(code 3\)[^\n]*:\n    geen verbinding$"):
        asyncio.run(live())


def test_a_process_that_dies_of_a_full_disk_says_so(tmp_path):
    async def live():
        dying = child("raise OSError(28, 'No space left on device')")
        await dying.start(BASE, tmp_path)
        await dying.ended()
        raise dying.last_words(tmp_path)

    with pytest.raises(Refusal, match="De schijf is vol"):
        asyncio.run(live())


def test_all_stop_also_who_does_not_listen(tmp_path, monkeypatch):
    monkeypatch.setattr("config.demo.children.PATIENCE", 0.3)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('doof', flush=True); signal.pause()"

    async def live():
        children = [child("import signal; signal.pause()"), child(deaf)]
        for each in children:
            await each.start(BASE, tmp_path)
        while "doof" not in (tmp_path / "werker.log").read_text():
            await asyncio.sleep(0.02)
        await stop_all(children)
        return [each.process.returncode for each in children]

    assert asyncio.run(live()) == [-15, -9]


def test_leftovers_of_a_killed_demo_are_ended_and_strangers_are_not(tmp_path):
    asleep = [sys.executable, "-c", "import time; time.sleep(60)"]
    leftover = subprocess.Popen(asleep, env=BASE | {MARK: "here"}, start_new_session=True)
    stranger = subprocess.Popen(asleep, env=BASE, start_new_session=True)
    (tmp_path / "processen").write_text(f"{leftover.pid}\n{stranger.pid}\n999999999")

    stop_leftovers(tmp_path / "processen", "here")

    assert leftover.poll() is not None
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()
