"""The worker of the office, in a thread beside the browser, and a server that answers when it is let."""

import asyncio
import threading

from django.db import connection

from core import jobs
from core.models import Job


def held(good, gate):
    """A page that waits until the gate is opened."""

    async def answer(asked, writer, web):
        while not (gate.is_set() or web.stopping):
            await asyncio.sleep(0.02)
        await good(asked, writer, web)

    return answer


class Worker:
    """Does what waits; `begin` leaves it at work, `end` waits for it."""

    def __init__(self):
        self.thread = None

    def begin(self):
        self.end()
        self.thread = threading.Thread(target=self.work, daemon=True)
        self.thread.start()

    def end(self):
        if self.thread:
            self.thread.join(60)
            assert not self.thread.is_alive()
            self.thread = None

    def do(self):
        """Everything that waits, now."""
        self.begin()
        self.end()

    def work(self):
        try:
            for job in Job.objects.filter(state=Job.State.WAITING).order_by("pk"):
                jobs.carry.call(job.pk)
        finally:
            connection.close()
