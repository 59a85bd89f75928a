"""Writing to a portal: datasets and files through CKAN's action API, with the key of the portal.

Two habits of CKAN 2.7 shape this. An update forgets every field that is not sent, so only `patch` is used. Tags of a
patch are added to those that stand, so the line and the list of them are always sent together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from core.outbound_errors import Broken
from core.outbound_patience import Limits
from registry.portal.client import Portal
from registry.portal.envelope import result
from registry.portal.errors import NoAccess
from registry.portal.package import PortalPackage, read_package
from registry.portal.values import text

UPLOAD = Limits(total=900, step=60)  # seconds: an office's line sends 100 MB in ten minutes
NO_KEY = "Для порталу не задано ключа доступу. Запишіть його в налаштуванні PORTAL_TOKEN_{key}."


@dataclass(frozen=True)
class Upload:
    """A file that goes to the portal."""

    name: str
    content: BinaryIO
    media_type: str = "application/octet-stream"


class Publisher(Portal):
    """A portal with a key to write."""

    def write(self, name: str, fields: Mapping[str, Any], upload: Upload | None = None) -> dict[str, Any]:
        """The result of a writing action; files go as a form, everything else as JSON."""
        if not self.token:
            raise NoAccess(NO_KEY.format(key="…"))
        if upload is None:
            sent: dict[str, Any] = {"json": dict(fields)}
        else:
            form = {key: str(value) for key, value in fields.items() if value is not None}
            sent = {"data": form, "files": {"upload": (upload.name, upload.content, upload.media_type)}}
        said = result(self.http.request("POST", self.url(name), headers=self.headers(), limits=UPLOAD, **sent))
        if not isinstance(said, dict):
            raise Broken(self.url(name), why="портал прийняв запис, але не показав, що вийшло")
        return said

    def create_package(self, fields: Mapping[str, Any]) -> PortalPackage:
        """A new dataset."""
        return self._package("package_create", fields)

    def patch_package(self, ident: str, fields: Mapping[str, Any]) -> PortalPackage:
        """Some fields of a dataset that is there; the others stay."""
        return self._package("package_patch", {**fields, "id": ident})

    def create_resource(self, package: str, fields: Mapping[str, Any], upload: Upload | None = None) -> str:
        """A new file of a dataset, or a link; its id."""
        return text(self.write("resource_create", {**fields, "package_id": package}, upload).get("id"))

    def patch_resource(self, ident: str, fields: Mapping[str, Any], upload: Upload | None = None) -> str:
        """Some fields of a file that is there, and its new content where given; its id."""
        return text(self.write("resource_patch", {**fields, "id": ident}, upload).get("id")) or ident

    def _package(self, name: str, fields: Mapping[str, Any]) -> PortalPackage:
        found = read_package(self.write(name, fields))
        if found is None:
            raise Broken(self.url(name), why="портал прийняв запис, але не показав, що вийшло")
        return found
