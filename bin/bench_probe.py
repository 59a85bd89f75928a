"""How long probing many addresses takes beside the least that the limits allow; for `bin/bench`.

The least: every address is asked twice (HEAD, then its content), every answer takes 200 ms, and so many requests may
be under way at once. Elapsed time, for here it is waiting that costs.
"""

import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction
from django.urls import reverse

from audits.models import ProbeRun
from audits.probe.crowd import Means, asked
from audits.probe.links import Link
from audits.probe.running import probe
from core.models import Unit
from registry.models import Dataset, Distribution
from registry.workflow import State

RATIOS = {"probe": ("перевірка посилань на серверах, що відповідають за 200 мс / найменше за обмежень", 1.2)}
FULL, QUICK = 1_000, 200  # addresses
HOSTS, EACH = 20, 0.2  # servers; seconds of an answer


def probing(*, quick):
    """The ratio."""
    links = QUICK if quick else FULL
    with server() as port, transaction.atomic():
        names = [f"s{number}.test" for number in range(HOSTS)]
        means = Means(resolver=loopback, allow=[f"{name}:{port}" for name in names])
        run = enter([f"http://{names[number % HOSTS]}:{port}/{number}.csv" for number in range(links)])
        warm(f"http://{names[0]}:{port}/", means)
        began = time.perf_counter()
        run = probe(run=run, means=means)
        spent = time.perf_counter() - began
        if run.probes.filter(state="ok").count() != links:
            sys.exit("Не всі посилання перевірено.")
        transaction.set_rollback(True)
    at_once = min(means.pace.everywhere, HOSTS * means.pace.at_once)
    return spent / (links * 2 * EACH / at_once)


def warm(url, means):
    """Loads what a process loads once: it is nobody's address."""
    reverse("admin:index")
    list(asked([Link(0, url, format="CSV")], [], means))


def enter(urls):
    """A published set with these addresses, and a run that asks them."""
    unit = Unit.objects.create(name="Відділ вимірювань посилань", kind=Unit.Kind.UNIT)
    dataset = Dataset.objects.create(identifier="vymiry", title="Виміри", holder=unit, state=State.PUBLISHED)
    rows = [Distribution(dataset=dataset, name=f"r{place}", download_url=url) for place, url in enumerate(urls)]
    Distribution.objects.bulk_create(rows)
    return ProbeRun.objects.create(scope="bench", dataset=dataset)


async def loopback(host, port):
    """Every name is here."""
    return ["127.0.0.1"]


@contextmanager
def server():
    """The server in a process of its own; its port."""
    script = Path(__file__).with_name("bench_server.py")
    process = subprocess.Popen([sys.executable, str(script), str(EACH)], stdout=subprocess.PIPE, text=True)
    try:
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
