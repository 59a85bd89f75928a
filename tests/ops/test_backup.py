"""Backups: one archive with everything, checked, for its owner's eyes only."""

import io
import json
import resource
import stat
import tarfile

import pytest
from django.core.management import call_command
from django.utils import timezone

from core import archive, backup, dump
from core.refusals import Refused
from core.trouble import NO_SPACE, in_words

pytestmark = pytest.mark.django_db(transaction=True)  # nothing uncommitted gets into a backup


@pytest.fixture
def saved(var, office):
    return backup.back_up()


def manifest_of(path):
    with path.open("rb") as file:
        return archive.check(file)


def test_holds_the_database_the_key_and_the_files(saved):
    with tarfile.open(saved) as tar:
        assert tar.getnames() == ["database", "secret_key", "files/2026/звіт.txt", "manifest.json"]


def test_is_readable_by_its_owner_only(saved):
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600


def test_lies_in_a_folder_of_its_owner_only(saved):
    assert stat.S_IMODE(saved.parent.stat().st_mode) == 0o700


def test_is_named_by_its_database_and_moment(saved):
    assert saved.name == f"{dump.name()}-20260930-120000.tar.gz"


def test_two_in_one_second_have_two_names(saved):
    assert backup.back_up() != saved


def test_manifest_tells_version_engine_and_migrations(saved):
    manifest = manifest_of(saved)
    assert (manifest["version"], manifest["engine"]) == (backup.version(), dump.engine())
    assert "core.0001_people_and_parties" in manifest["migrations"]


def test_manifest_has_a_checksum_of_each_member(saved):
    assert all(len(told["sha256"]) == 64 for told in manifest_of(saved)["members"].values())


def test_leaves_nothing_half_made_beside_it(saved):
    assert list(saved.parent.iterdir()) == [saved]


def test_goes_where_it_is_told(var, tmp_path, office):
    assert backup.back_up(output=tmp_path / "моя.tar.gz") == tmp_path / "моя.tar.gz"


def test_a_missing_folder_is_named(var, tmp_path, office):
    with pytest.raises(Refused, match="немає"):
        backup.back_up(output=tmp_path / "ніде" / "копія.tar.gz")


def test_beats_while_it_works(var, office):
    beats = []
    backup.back_up(beat=lambda: beats.append(1))
    assert beats


def test_the_command_tells_the_path(var, office, capsys):
    call_command("backup")
    assert str(next(backup.folder().iterdir())) in capsys.readouterr().out


def test_the_last_one_is_known(saved):
    assert backup.last_made() == timezone.now()


def test_another_database_has_backups_of_its_own(saved):
    saved.rename(saved.with_name("demo-20260930-120000.tar.gz"))
    assert backup.last_made() is None


@pytest.fixture
def small_disk():
    """Files may not grow beyond 20 kB: what a full disk does, without one."""
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, kept[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, kept)


def test_a_full_disk_is_said_in_words(small_disk, tmp_path):
    with pytest.raises(OSError, match=r"\[Errno") as caught, archive.new_file(tmp_path / "копія") as file:
        file.write(b"x" * 50_000)
    assert in_words(caught.value) == NO_SPACE


def test_a_full_disk_leaves_no_half_made_file(small_disk, tmp_path):
    with pytest.raises(OSError, match=r"\[Errno"), archive.new_file(tmp_path / "копія") as file:
        file.write(b"x" * 50_000)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_too_small_is_seen_before(var, office):
    with (var / "files" / "велике").open("wb") as file:
        file.truncate(1 << 43)  # a sparse file larger than the disk
    with pytest.raises(Refused, match="бракує місця"):
        backup.back_up()


def rewritten(path, **changes):
    """The archive again, with members replaced and its manifest as it was."""
    with tarfile.open(path) as tar:
        members = {entry.name: tar.extractfile(entry).read() for entry in tar}
    members.update(changes)
    with tarfile.open(path, "w:gz") as tar:
        for name, content in members.items():
            if content is not None:
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                tar.addfile(entry, io.BytesIO(content))
    return path


def test_a_changed_member_is_refused(saved):
    with pytest.raises(Refused, match="контрольна сума не збігається для «secret_key»"):
        manifest_of(rewritten(saved, secret_key=b"other"))


def test_a_removed_member_is_refused(saved):
    with pytest.raises(Refused, match="контрольна сума"):
        manifest_of(rewritten(saved, secret_key=None))


def test_an_added_member_is_refused(saved):
    with pytest.raises(Refused, match="контрольна сума"):
        manifest_of(rewritten(saved, extra=b"more"))


def test_an_archive_without_its_manifest_is_refused(saved):
    with pytest.raises(Refused, match="немає опису"):
        manifest_of(rewritten(saved, **{"manifest.json": None}))


def test_a_later_format_is_refused(saved):
    manifest = json.dumps({**manifest_of(saved), "format": 2}).encode()
    with pytest.raises(Refused, match="новіша версія"):
        manifest_of(rewritten(saved, **{"manifest.json": manifest}))


@pytest.mark.parametrize("part", [0, 10, 2000])
def test_a_cut_archive_is_refused(saved, part):
    saved.write_bytes(saved.read_bytes()[:part])
    with pytest.raises(Refused, match="Архів пошкоджено"):
        manifest_of(saved)


def test_a_flipped_byte_is_refused(saved):
    content = bytearray(saved.read_bytes())
    content[len(content) // 2] ^= 0xFF
    saved.write_bytes(content)
    with pytest.raises(Refused, match="пошкоджено"):
        manifest_of(saved)
