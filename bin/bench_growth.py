"""How pages of the register grow from few datasets to very many, and what memory its file takes; for `bin/bench`."""

import sys
import tracemalloc

from django.core.cache import cache
from django.test import Client

from core import clock
from core.models import User
from core.roles import Role
from desk.demo import crowd_datasets

FEW, FULL, QUICK = 200, 100_000, 600  # datasets; a few fill the first page of the catalogue
PAGES = {
    "admin_list": ("реєстр в адмініструванні", "/admin/registry/dataset/", 2.0),
    "admin_late": ("прострочені набори в адмініструванні", "/admin/registry/dataset/?timeliness=late", 6.0),
    "admin_search": ("пошук наборів в адмініструванні", "/admin/registry/dataset/?q=зупинок", 12.0),
    "legal_list": ("перелік обов’язкових наборів", "/admin/registry/legalitem/", 2.0),
    "public_list": ("відкритий каталог", "/datasets/", 2.0),
    "catalogue": ("перша сторінка /catalog.ttl", "/catalog.ttl", 2.0),
    "package_search": ("package_search", "/api/3/action/package_search", 2.0),
}
FILE = "/register.csv"
RATIOS = {
    **{f"{name}_growth": (f"{said}: багато наборів / {FEW}", budget) for name, (said, _page, budget) in PAGES.items()},
    "register_memory": (f"пам’ять, поки вивантажують реєстр: багато наборів / {FEW}", 20.0),
}


def growth(cpu, on, noon, attempts, *, quick):
    """Each page with few datasets, then with many."""
    client = Client()
    client.force_login(User.objects.filter(role=Role.COORDINATOR).order_by("pk")[0])
    sizes = FEW, (QUICK if quick else FULL) - FEW
    few, many = (_told(client, cpu, on, noon, attempts, size) for size in sizes)
    return {name: many[name] / few[name] for name in RATIOS}


def _told(client, cpu, on, noon, attempts, more):
    """Processor time of each page, and the memory of the file, after so many datasets more."""
    crowd_datasets.enter(datasets=more, on=on)
    cache.clear()
    with clock.at(noon):
        told = {
            f"{name}_growth": _spent(client, cpu, page, attempts) for name, (_said, page, _budget) in PAGES.items()
        }
        return {**told, "register_memory": _memory(client)}


def _spent(client, cpu, page, attempts):
    opened(client, page)
    return cpu(lambda: opened(client, page), attempts)


def _memory(client):
    """The most bytes that are held at once while the whole file goes out."""
    opened(client, FILE)
    tracemalloc.start()
    opened(client, FILE)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def opened(client, address):
    """A page answered to its last byte."""
    response = client.get(address)
    if response.status_code != 200:
        sys.exit(f"{address}: {response.status_code}")
    for _some in response:
        pass
