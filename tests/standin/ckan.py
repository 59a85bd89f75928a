"""A small CKAN on loopback that answers as the national portal does, with its habits and, when asked, its faults.

    with Ckan() as portal:
        portal.add(title="42. Школи")
        portal.url, portal.packages, portal.files

Errors travel in the envelope with status 200 (`portal.plain_statuses = True`: with CKAN's own 4xx). `portal.faults`
is a list of replies that are given first, one a request; `None` in it lets a request pass.
"""

import json
import re
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import unquote
from uuid import UUID

from tests.standin.server import Reply, Server

MOST_ROWS, MOST_ORGANIZATIONS = 1000, 25
STATUS = {"Validation Error": 409, "Authorization Error": 403, "Not Found Error": 404, "Search Query Error": 400}
NAME = re.compile(r"[a-z0-9_-]{2,100}")
TAG = re.compile(r"[\w \-.]{2,100}")


class Denied(Exception):
    """An error that goes into the envelope."""

    def __init__(self, kind, message=None, **fields):
        self.error = {"__type": kind, **({"message": message} if message else fields)}


class Ckan(Server):
    """The portal; its data are plain dictionaries that a test may read and change."""

    def __init__(self):
        super().__init__(self.reply)
        self.packages, self.files, self.organizations = {}, {}, {}
        self.tokens, self.faults = {"key"}, []
        self.plain_statuses, self.most_rows, self.keeps_order = False, MOST_ROWS, True
        self.keeps_query = True
        self.largest = 10_000  # bytes of a file
        self.second, self.made = 0, 0
        self.before_page = lambda query: None
        self.add_organization("bilatserkva", "Білоцерківська міська рада")

    # --- filling it

    def ident(self):
        """The next UUID."""
        self.made += 1
        return str(UUID(int=self.made))

    def clock(self):
        """Its own time, universal and without saying so; a second later each time it is asked."""
        self.second += 1
        return f"2026-09-29T{self.second // 3600:02}:{self.second // 60 % 60:02}:{self.second % 60:02}.123456"

    def add_organization(self, name, title):
        """A holder."""
        self.organizations[name] = {"id": self.ident(), "name": name, "title": title, "type": "organization"}

    def add(self, organization="bilatserkva", resources=({},), **fields):
        """A dataset as it stands on the portal; what is not given has the values of a usual one."""
        now, ident = self.clock(), self.ident()
        owner = self.organizations[organization]
        usual = {
            "id": ident,
            "name": self.ident(),
            "title": f"Набір {len(self.packages) + 1}",
            "notes": "<p>Опис&nbsp;набору</p>",
            "state": "active",
            "private": False,
            "license_id": "cc-by",
            "maintainer": "Олена Коваль",
            "maintainer_email": "koval@example.org",
            "update_frequency": "once a year",
            "purpose_of_collecting_information": "ПКМУ 835",
            "tag_string": "місто",
            "tags": [{"name": "місто", "display_name": "місто"}],
            "language": "ua",
            "is_datapackage": "",
            "metadata_created": now,
            "metadata_modified": now,
            "owner_org": owner["id"],
            "organization": dict(owner),
            "groups": [],
            "qa": {"openness_score": 3, "openness_score_reason": "CSV"},
            "archiver": {"is_broken": False},
        }
        package = {**usual, **fields, "resources": [self.resource(ident, **given) for given in resources]}
        self.packages[package["id"]] = package
        return package

    def resource(self, package, **fields):
        """A file as it stands on the portal."""
        ident = self.ident()
        usual = {
            "id": ident,
            "package_id": package,
            "name": "dani",
            "description": "",
            "format": "CSV",
            "mimetype": "text/csv",
            "url": f"{self.url}/dataset/{package}/resource/{ident}/download/dani.csv",
            "url_type": "upload",
            "size": 120,
            "file_hash_sum": "",
            "created": self.clock(),
            "last_modified": None,
            "state": "active",
        }
        return {**usual, **fields}

    # --- answering

    def reply(self, request):
        """A fault that was ordered, or the action's own answer."""
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None:
            return fault
        found = re.fullmatch(r"/api/3/action/(\w+)", request.path)
        action = getattr(self, f"do_{found.group(1)}", None) if found else None
        if action is None:
            return Reply(400, said("Bad request - Action name not known"), JSON)
        try:
            body = {"success": True, "result": action(request, fields_of(request))}
            status = 200
        except Denied as error:
            body = {"success": False, "error": error.error}
            status = STATUS[error.error["__type"]] if self.plain_statuses else 200
        return Reply(status, said({"help": f"{self.url}/api/3/action/help_show", **body}), JSON)

    def do_status_show(self, request, fields):
        return {"ckan_version": "2.7.2", "site_title": "Портал", "extensions": ["qa", "archiver"]}

    def do_package_show(self, request, fields):
        found = self.packages.get(fields.get("id")) or self.named(fields.get("id"))
        if found is None:
            raise Denied("Not Found Error", "Не знайдено")
        if found["private"] and not self.knows(request):
            raise Denied("Authorization Error", "У доступі відмовлено")
        return found

    def do_package_search(self, request, fields):
        query = fields.get("fq", "") if self.keeps_query else ""
        self.before_page(fields)
        if query.count('"') % 2:
            raise Denied("Search Query Error", "Search Query is invalid")
        found = [package for package in self.packages.values() if fits(package, query)]
        if self.keeps_order:
            found.sort(key=lambda package: (str(package["metadata_modified"]), str(package["id"])))
        start, rows = int(fields.get("start", 0)), min(int(fields.get("rows", 10)), self.most_rows)
        return {"count": len(found), "facets": {}, "search_facets": {}, "results": found[start : start + rows]}

    def do_organization_list(self, request, fields):
        names = sorted(self.organizations)
        if fields.get("all_fields") != "true":
            return names
        start, rows = int(fields.get("offset", 0)), min(int(fields.get("limit", 25)), MOST_ORGANIZATIONS)
        return [self.shown(name) for name in names[start : start + rows]]

    def do_organization_show(self, request, fields):
        if fields.get("id") not in self.organizations:
            raise Denied("Not Found Error", "Не знайдено")
        return self.shown(fields["id"])

    def shown(self, name):
        """A holder with the number of its datasets."""
        one = self.organizations[name]
        count = sum(1 for package in self.packages.values() if package["owner_org"] == one["id"])
        return {**one, "package_count": count}

    def named(self, name):
        """A dataset by its name."""
        return next((package for package in self.packages.values() if package["name"] == name), None)

    # --- writing

    def knows(self, request):
        """Whether the request bears a key."""
        return request.headers.get("authorization") in self.tokens

    def writable(self, request, ident):
        """The dataset a key may change."""
        if not self.knows(request):
            raise Denied("Authorization Error", "У доступі відмовлено")
        found = self.packages.get(ident) or self.named(ident)
        if found is None:
            raise Denied("Not Found Error", "Не знайдено")
        return found

    def do_package_create(self, request, fields):
        if not self.knows(request):
            raise Denied("Authorization Error", "У доступі відмовлено")
        self.validate(fields, None)
        owner = next(one for one in self.organizations.values() if fields["owner_org"] in (one["id"], one["name"]))
        given = {key: value for key, value in fields.items() if key not in ("resources", "owner_org", "id")}
        blank = dict.fromkeys(
            ("maintainer", "maintainer_email", "purpose_of_collecting_information", "tag_string"), ""
        )
        return self.add(owner["name"], [], **{**blank, **tagged(given)})

    def do_package_patch(self, request, fields):
        package = self.writable(request, fields.get("id"))
        merged = {**package, **fields, "id": package["id"]}
        self.validate(merged, package)
        package.update(tagged(merged), metadata_modified=self.clock())
        return package

    def do_package_update(self, request, fields):
        package = self.writable(request, fields.get("id"))
        kept = {
            key: package[key] for key in ("id", "name", "organization", "owner_org", "metadata_created", "private")
        }
        self.validate({**kept, **fields}, package)
        package.clear()
        package.update({"resources": [], "state": "active", **kept, **fields}, metadata_modified=self.clock())
        return package

    def validate(self, fields, package):
        """What the national portal insists on."""
        wrong = {key: ["Значення відсутнє"] for key in ("title", "notes", "update_frequency") if not fields.get(key)}
        name = str(fields.get("name") or "")
        if not NAME.fullmatch(name):
            wrong["name"] = ["Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_"]
        elif (other := self.named(name)) and other is not package:
            wrong["name"] = ["That URL is already in use."]
        bad = [tag["name"] for tag in fields.get("tags", []) if not TAG.fullmatch(tag["name"])]
        if bad:
            wrong["tags"] = [f'Tag "{bad[0]}" must be alphanumeric characters or symbols: -_.']
        known = {value for one in self.organizations.values() for value in (one["id"], one["name"])}
        if fields.get("owner_org") not in known:
            wrong["owner_org"] = ["Organization does not exist"]
        if "@" not in str(fields.get("maintainer_email") or "@"):
            wrong["maintainer_email"] = [f"Email {fields['maintainer_email']} is not a valid format"]
        if wrong:
            raise Denied("Validation Error", **wrong)

    def do_resource_create(self, request, fields):
        package = self.writable(request, fields.pop("package_id", None))
        return self.store(package, self.resource(package["id"], url=""), fields, new=True)

    def do_resource_patch(self, request, fields):
        package, resource = self.found_resource(request, fields.pop("id", None))
        return self.store(package, resource, fields, new=False)

    def do_resource_update(self, request, fields):
        package, resource = self.found_resource(request, fields.pop("id", None))
        kept = {key: resource[key] for key in ("id", "package_id", "created", "state")}
        resource.clear()
        resource.update({"name": "", "format": "", "url": "", **kept})
        return self.store(package, resource, fields, new=False)

    def found_resource(self, request, ident):
        """A file and its dataset, which a key may change."""
        for package in self.packages.values():
            for resource in package["resources"]:
                if resource["id"] == ident:
                    return self.writable(request, package["id"]), resource
        raise Denied("Not Found Error", "Resource was not found.")

    def store(self, package, resource, fields, new):
        """Puts a file in its place."""
        upload = fields.pop("upload", None)
        if not fields.get("name", resource["name"]):
            raise Denied("Validation Error", name=["Missing value"])
        if upload is not None:
            name, content = upload
            if len(content) > self.largest:
                raise Denied("Validation Error", upload=["File upload too large"])
            self.files[resource["id"]] = (name, content)
            place = f"{self.url}/dataset/{package['id']}/resource/{resource['id']}/download/{name}"
            fields |= {"url": place, "url_type": "upload", "size": len(content)}
        resource.update(fields, last_modified=self.clock())
        if new:
            package["resources"].append(resource)
        package["metadata_modified"] = self.clock()
        return resource


JSON = {"Content-Type": "application/json;charset=utf-8"}
PAGE = Reply(200, "<!DOCTYPE html><title>Технічні роботи</title>".encode(), {"Content-Type": "text/html"})
CUT = Reply(200, b'{"success": true, "result": {"cou', JSON, declared=9000)
GARBAGE = Reply(200, b"\x00\xff{]", JSON)
DOWN = Reply(500, b"<h1>Internal Server Error</h1>", {"Content-Type": "text/html"})
SILENT = Reply(silence=60)
INSIDE = Reply(302, headers={"Location": "http://169.254.169.254/latest/meta-data/"})


def busy(seconds):
    """«Забагато запитів»."""
    return Reply(429, b"Too many requests", {"Retry-After": seconds})


def said(body):
    """A body of JSON."""
    return json.dumps(body, ensure_ascii=False).encode()


def fields_of(request):
    """What was sent: parameters, JSON, or a form with a file."""
    if request.method == "GET":
        return dict(request.query)
    kind = request.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        return dict(form_fields(kind, request.body))
    return json.loads(request.body)


def form_fields(kind, body):
    """Parts of a form; a file is its name and content."""
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    for part in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts():
        name, content = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
        file = part.get_filename()
        yield name, (unquote(file), content) if file else content.decode()


def tagged(fields):
    """Tags as CKAN keeps them: those of the list and those of the line, each once."""
    line = [word.strip() for word in fields.get("tag_string", "").split(",") if word.strip()]
    named = dict.fromkeys([tag["name"] for tag in fields.get("tags", [])] + line)
    return {**fields, "tags": [{"name": name, "display_name": name} for name in named]}


def fits(package, query):
    """Whether a dataset fits a filter of Solr: the organisation, and since when it changed."""
    owner = re.search(r'organization:"([^"]*)"', query)
    since = re.search(r"metadata_modified:\[(\S+)Z TO NOW\]", query)
    return (
        not package["private"]
        and (not owner or package["organization"]["name"] == owner.group(1))
        and (not since or str(package["metadata_modified"]) >= since.group(1))
    )
