"""A real HTTP server on loopback that answers as a test tells it: truthful, slow, broken or rude."""

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Request:
    """What somebody asked of the server."""

    method: str
    path: str
    query: dict
    headers: dict
    body: bytes


@dataclass
class Reply:
    """What the server says; `declared` lies about the length, `drip` makes it slow, `silence` waits first (seconds)."""

    status: int = 200
    body: bytes = b""
    headers: dict = field(default_factory=dict)
    declared: int | None = None
    drip: float = 0
    silence: float = 0
    raw: bytes | None = None


class Handler(BaseHTTPRequestHandler):
    """Carries one request to the test's own function."""

    protocol_version = "HTTP/1.1"

    def answer(self):
        """Reads the request whole, then speaks as told."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = self.chunks()
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.command, parts.path, dict(parse_qsl(parts.query)), headers, body)
        self.server.asked.append(request)
        try:
            self.speak(self.server.tell(request))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    do_GET = do_HEAD = do_POST = do_PUT = answer

    def chunks(self):
        """A body that came in pieces."""
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        return body

    def speak(self, reply):
        """Sends the reply, with its faults."""
        self.server.stop.wait(reply.silence)
        if reply.raw is not None:
            self.wfile.write(reply.raw)
            self.close_connection = True
            return
        self.send_response(reply.status)
        length = len(reply.body) if reply.declared is None else reply.declared
        for name, value in {"Content-Length": length, **reply.headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        if self.command != "HEAD":
            self.pour(reply)
        self.close_connection = reply.declared is not None

    def pour(self, reply):
        """The body, at once or drop by drop."""
        if not reply.drip:
            self.wfile.write(reply.body)
            return
        for byte in reply.body:
            if self.server.stop.wait(reply.drip):
                return
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    def log_message(self, *_args):
        """Silence: a test reads `asked`."""


class Server(ThreadingHTTPServer):
    """`with Server(tell) as server`: `server.url`, `server.place` (host:port), `server.asked`."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, tell):
        super().__init__(("127.0.0.1", 0), Handler)
        self.tell, self.asked, self.stop = tell, [], threading.Event()
        self.place = f"127.0.0.1:{self.server_address[1]}"
        self.url = f"http://{self.place}"

    def __enter__(self):
        self.thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_trouble):
        self.stop.set()
        self.shutdown()
        self.thread.join(5)
        self.server_close()

    def handle_error(self, request, client_address):
        """A reader that hangs up is no error of ours."""
