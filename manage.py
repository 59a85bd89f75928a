#!/usr/bin/env python3
"""The office's command line."""

import os
import signal
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line

        from core.trouble import in_words
    except ImportError:
        sys.exit("Django не встановлено в цьому середовищі. Запустіть bin/run: він установить усе потрібне.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # asked to stop, a command tidies up after itself
    try:
        execute_from_command_line(sys.argv)
    except Exception as error:
        words = None if "--traceback" in sys.argv else in_words(error)
        if words is None:
            raise
        sys.exit(words)


if __name__ == "__main__":
    main()
