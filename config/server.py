"""How gunicorn serves the office. Sync workers: WeasyPrint is not documented thread-safe."""

import os

workers = 2
preload_app = True  # the program is read once, and what is wrong with it is said once
timeout = 120  # a large PDF
graceful_timeout = 15
max_requests = 1000  # PDF rendering leaks a little
max_requests_jitter = 100
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
loglevel = "warning"
control_socket_disable = True  # nobody steers it from outside; the watchman does
