#!/usr/bin/env python3
"""The office's command line."""

import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django не встановлено в цьому середовищі. Запустіть bin/run: він установить усе потрібне.")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
