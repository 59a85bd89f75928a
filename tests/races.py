"""People who press at the same moment, each in a thread and a transaction of his own."""

import threading

from django.db import connection

from core.refusals import Refused


def together(acts):
    """What each act came to, begun at once: `(done, refused)`, in the order in which they ended."""
    acts = list(acts)
    start, done, refused = threading.Barrier(len(acts)), [], []

    def run(act):
        start.wait()
        try:
            done.append(act())
        except Refused as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    racers = [threading.Thread(target=run, args=(act,)) for act in acts]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    return done, refused
