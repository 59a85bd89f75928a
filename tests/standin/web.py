"""A web server on loopback that serves files as the world does: good, slow, broken, lying, huge, sent on, hostile.

    with Web() as web:
        web.url + "/good.csv", web.asked, web.pages["/own.csv"] = page(b"...")

For the eyes, and for a browser: `python -m tests.standin.web 8099`.
"""

import asyncio
import gzip
import io
import ssl
import sys
import threading
from dataclasses import dataclass

from openpyxl import Workbook

CSV = "id;title;phone\n1;Школа № 1;\n2;Школа № 2;\n".encode()
HTML = "<!DOCTYPE html><html><body><h1>Сторінку не знайдено</h1></body></html>".encode()
JSON = b'{"type": "FeatureCollection", "features": []}'
LONG = 2.0  # seconds of a slow answer


@dataclass(frozen=True)
class Asked:
    """What somebody asked."""

    method: str
    path: str
    headers: dict


def page(body, media_type="text/csv; charset=utf-8", status=200, length=None, delay=0.0, **headers):
    """A page that answers so; `length` lies about the size, `delay` is the seconds before the answer."""

    async def answer(asked, writer, web):
        await asyncio.sleep(delay)
        told = {"Content-Type": media_type, "Content-Length": len(body) if length is None else length, **headers}
        writer.write(head(status, told))
        if asked.method != "HEAD":
            writer.write(body)
        if length is not None:
            web.close(writer)

    return answer


def head(status, headers):
    """The first lines of an answer."""
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def sent_on(there):
    """A page that is elsewhere."""
    return page(b"", status=302, Location=there)


async def reset(asked, writer, web):
    """Hangs up in the middle of a word."""
    writer.transport.abort()


async def endless(asked, writer, web):
    """A file without an end."""
    writer.write(head(200, {"Content-Type": "text/csv"}))
    while asked.method != "HEAD" and not web.stopping:
        writer.write(CSV * 1000)
        await writer.drain()
    web.close(writer)


async def slowloris(asked, writer, web):
    """A heading that drips and drips."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while not web.stopping:
        writer.write(b"X: y\r\n")
        await writer.drain()
        await asyncio.sleep(0.05)


async def garrulous(asked, writer, web):
    """More headings than anybody reads."""
    writer.write(b"HTTP/1.1 200 OK\r\n" + b"X-Noise: " + b"y" * 500_000 + b"\r\n\r\n")
    web.close(writer)


def first_bad(times, bad, good):
    """A page that fails so many times, then stands."""
    left = [times]

    async def answer(asked, writer, web):
        if asked.method == "GET" and left[0]:
            left[0] -= 1
            return await bad(asked, writer, web)
        return await good(asked, writer, web)

    return answer


def without_head(good):
    """A page that takes no HEAD."""

    async def answer(asked, writer, web):
        return await (page(b"", status=405) if asked.method == "HEAD" else good)(asked, writer, web)

    return answer


def without_range(good):
    """A page that does not serve a part."""

    async def answer(asked, writer, web):
        return await (page(b"", status=416) if "range" in asked.headers else good)(asked, writer, web)

    return answer


def in_parts(body):
    """A page that serves the part that is asked for."""

    async def answer(asked, writer, web):
        wanted = asked.headers.get("range", "").removeprefix("bytes=").partition("-")
        if not wanted[1]:
            return await page(body)(asked, writer, web)
        part = body[int(wanted[0]) : int(wanted[2]) + 1]
        said = f"bytes {wanted[0]}-{int(wanted[0]) + len(part) - 1}/{len(body)}"
        return await page(part, status=206, Content_Range=said)(asked, writer, web)

    return answer


def workbook(rows=(("id", "title"), (1, "Школа"))):
    """An XLSX file."""
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def world():
    """The pages every server has."""
    bad, good = page(HTML, "text/html", 500), page(CSV)
    xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {
        "/good.csv": good,
        "/good.xlsx": page(workbook(), xlsx),
        "/good.json": page(JSON, "application/json"),
        "/page": page(HTML, "text/html; charset=utf-8"),
        "/slow.csv": page(CSV, delay=LONG),
        "/error.csv": bad,
        "/busy.csv": page(b"", status=503, Retry_After="3600"),
        "/shield.csv": page(HTML, "text/html", 403),
        "/flaky.csv": first_bad(1, bad, good),
        "/torn.csv": first_bad(2, reset, good),
        "/reset.csv": reset,
        "/named.xlsx": page(CSV, xlsx),
        "/page.csv": page(HTML, "text/csv"),
        "/short.csv": page(CSV, length=len(CSV) + 100),
        "/long.csv": page(CSV, length=10),
        "/charset.csv": page(CSV.decode().encode("cp1251")),
        "/empty.csv": page(b""),
        "/endless.csv": endless,
        "/bomb.csv": page(gzip.compress(b"a;b\n" * (1 << 21)), Content_Encoding="gzip"),
        "/no-head.csv": without_head(good),
        "/no-range.csv": without_range(without_head(good)),
        "/parts.csv": in_parts(CSV * 30_000),
        "/moved.csv": sent_on("/moved-again.csv"),
        "/moved-again.csv": sent_on("/good.csv"),
        "/loop.csv": sent_on("/loop.csv"),
        "/inside.csv": sent_on("http://169.254.169.254/latest/meta-data/"),
        "/file.csv": sent_on("file:///etc/passwd"),
        "/slowloris.csv": slowloris,
        "/garrulous.csv": garrulous,
    }


class Web:
    """The server; `pages` may be changed while it runs."""

    def __init__(self, port=0, certificate=None):
        self.pages, self.asked, self.port = world(), [], port
        self.at_once, self.most_at_once, self.stopping = 0, 0, False
        self.context = None
        if certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(certificate)

    def __enter__(self):
        self.loop, ready = asyncio.new_event_loop(), threading.Event()
        self.thread = threading.Thread(target=self.run, args=[ready], daemon=True)
        self.thread.start()
        ready.wait(10)
        return self

    def __exit__(self, *_trouble):
        self.stopping = True
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)

    def run(self, ready):
        """The server's own thread."""
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(
            asyncio.start_server(self.talk, "127.0.0.1", self.port, ssl=self.context, backlog=1000)
        )
        self.place = "{}:{}".format(*server.sockets[0].getsockname())
        self.url = f"{'https' if self.context else 'http'}://{self.place}"
        ready.set()
        self.loop.run_forever()
        server.close()
        left = asyncio.all_tasks(self.loop)
        for task in left:
            task.cancel()
        self.loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self.loop.run_until_complete(asyncio.sleep(0.01))  # sockets are closed in the loop's own time
        self.loop.close()

    async def talk(self, reader, writer):
        """One connection, request after request."""
        try:
            while not writer.is_closing():
                lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                await self.answer(lines, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
            pass  # who asked has hung up, or the server is ended
        finally:
            if self.stopping:
                writer.transport.abort()
            else:
                writer.close()

    async def answer(self, lines, writer):
        """One request."""
        method, path, _version = lines[0].split(" ")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
        asked = Asked(method, path, headers)
        self.asked.append(asked)
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        try:
            await self.pages.get(path.partition("?")[0], page(HTML, "text/html", 404))(asked, writer, self)
            if not writer.is_closing():
                await writer.drain()
        finally:
            self.at_once -= 1

    def close(self, writer):
        """Hangs up after what was said."""
        writer.close()

    def count(self, path, method="GET"):
        """How many times a page was asked for."""
        return sum(asked.path == path and asked.method == method for asked in self.asked)


if __name__ == "__main__":
    with Web(int(sys.argv[1])) as web:
        sys.stdout.write(f"{web.url}\n")
        sys.stdout.flush()
        web.thread.join()
