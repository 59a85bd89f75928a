"""A web server that answers each request after so many seconds: what `bin/bench` probes. Tells its port and waits."""

import asyncio
import sys

BODY = "id;title\n1;Школа № 1\n".encode()
HEAD = f"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: {len(BODY)}\r\n\r\n".encode()


async def talk(reader, writer):
    """One connection, request after request."""
    try:
        while True:
            asked = await reader.readuntil(b"\r\n\r\n")
            await asyncio.sleep(float(sys.argv[1]))
            writer.write(HEAD if asked.startswith(b"HEAD") else HEAD + BODY)
    except (ConnectionError, asyncio.IncompleteReadError):
        writer.close()


async def main():
    """Serves until it is ended."""
    server = await asyncio.start_server(talk, "127.0.0.1", 0, backlog=1000)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


asyncio.run(main())
