"""A mail server on loopback that refuses the addresses it is told to refuse."""

import socketserver
import threading
from contextlib import contextmanager


class _Talk(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 letterbox")
        for line in iter(self.rfile.readline, b""):
            verb, _, rest = line.decode("utf-8", "replace").strip().partition(" ")
            if verb.upper() == "QUIT":
                return self.say("221 bye")
            self.answer(verb.upper(), rest)
        return None

    def answer(self, verb, rest):
        if verb == "RCPT" and any(address in rest for address in self.server.refused):
            self.say("550 no such mailbox")
        elif verb == "DATA":
            self.say("354 go on")
            self.server.letters.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            self.say("250 taken")
        else:
            self.say("250 ok")

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def letterbox():
    """A server with `port`, `letters` it took and `refused` addresses."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk) as server:
        server.daemon_threads, server.letters, server.refused = True, [], set()
        server.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()
