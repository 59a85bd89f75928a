"""The demo office: the real plan with invented units, people and a year of work, in a database made for it."""

from desk.demo.telling import load

__all__ = ["load"]
