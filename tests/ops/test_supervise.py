"""The watchman, tried on small processes of its own."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from config.supervise import LIVED_WELL, LONGEST_PAUSE, RETRY, Child, office
from tests.ops.conftest import ROOT

SCRIPT = "import sys; from config.supervise import Child, supervise; sys.exit(supervise([{children}], {port}))"


@pytest.fixture
def watch():
    """Starts a watchman over children written as Python; ends what is left of it."""
    started = []

    def watch(children, port=None):
        command = [sys.executable, "-u", "-c", SCRIPT.format(children=children, port=port)]
        started.append(subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield watch
    for process in started:
        process.kill()
        process.communicate()


def sleeper(name="Сон", seconds=60, **options):
    command = ["sh", "-c", f"echo $$; exec sleep {seconds}"]
    told = "".join(f", {key}={value}" for key, value in options.items())
    return f"Child({name!r}, {command!r}{told})"


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(test, seconds=10):
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        if test():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_all(watch, sign):
    watchman = watch(sleeper() + "," + sleeper())
    children = [int(watchman.stdout.readline()) for _ in range(2)]
    watchman.send_signal(sign)
    assert watchman.wait(10) == 0
    assert not any(alive(child) for child in children)


def test_children_end_with_a_watchman_that_was_killed(watch):
    watchman = watch(sleeper())
    child = int(watchman.stdout.readline())
    watchman.kill()
    watchman.wait()
    assert wait_for(lambda: not alive(child))


def test_one_that_dies_is_started_again(watch):
    watchman = watch(sleeper())
    first = int(watchman.stdout.readline())
    os.kill(first, signal.SIGKILL)
    assert int(watchman.stdout.readline()) != first
    assert "Сон: процес зупинився (код -9); запускаю знову" in watchman.stderr.readline()


def test_what_a_dead_one_left_running_is_ended(watch):
    command = ["sh", "-c", "sleep 60 & echo $!; exec sleep 60"]
    watchman = watch(f"Child('Сервер', {command!r})")
    left = int(watchman.stdout.readline())
    os.kill(os.getpgid(left), signal.SIGKILL)
    assert wait_for(lambda: not alive(left))


def test_a_server_that_cannot_begin_ends_everything(watch):
    watchman = watch(sleeper("Сервер", 0, vital=True) + "," + sleeper())
    assert watchman.wait(10) == 1
    assert "Сервер: не вдалося запустити" in watchman.stderr.read()


def test_the_others_wait_for_the_server(watch):
    """The port belongs to the test, which opens it late."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        watchman = watch(sleeper("Сервер") + ", Child('Другий', ['echo', 'другий'])", server.getsockname()[1])
        watchman.stdout.readline()
        server.listen()
        assert watchman.stdout.readline() == "другий\n"


@pytest.fixture
def child():
    child = Child("Процес", ["true"])
    child.starts = 2
    return child


def test_the_pause_grows_while_it_keeps_dying(child):
    pauses = []
    for _ in range(8):
        child._after(1, now=0)
        pauses.append(child.pause)
    assert pauses == [2, 4, 8, 16, 32, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]


def test_the_pause_is_short_again_after_a_good_life(child):
    child.pause = LONGEST_PAUSE
    child._after(1, now=LIVED_WELL + 1)
    assert child.pause == 1


def test_a_short_job_comes_again_in_its_time():
    child = Child("Обхід", ["true"], every=3600)
    child._after(0, now=5)
    assert child.due == 3600


def test_a_short_job_that_failed_comes_sooner():
    child = Child("Обхід", ["true"], every=3600)
    child._after(1, now=5)
    assert child.due == RETRY


def test_the_office_has_a_server_a_worker_and_a_round():
    assert [child.name for child in office(8000)] == ["Сервер", "Фоновий процес", "Щоденний обхід"]
