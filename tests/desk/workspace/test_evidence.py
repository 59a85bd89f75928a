"""Proofs: files with versions and links; handed out only to those who may see them."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.models import Unit, User
from core.roles import Role
from plan.models import Evidence, EvidenceVersion, ProgressUpdate
from plan.reporting import UpdateState

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 protocol"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def file(name="протокол.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def version(send):
    send("draft", text="Провели", file=file())
    return EvidenceVersion.objects.get()


@pytest.fixture
def download(client, version):
    def download(person):
        client.force_login(person)
        return client.get(f"/evidence/{version.pk}/")

    return download


def test_a_file_is_kept_with_its_type_and_hash(version):
    assert (version.name, version.media_type, version.size) == ("протокол.pdf", "application/pdf", len(PDF))
    assert version.sha256 == hashlib.sha256(PDF).hexdigest()


def test_a_file_is_handed_in_together_with_the_text(send):
    send(text="Провели", file=file())
    update = ProgressUpdate.objects.get()
    assert (update.state, update.evidence.count()) == (UpdateState.SUBMITTED, 1)


def test_several_files_come_at_once(send):
    send("draft", file=[file(), file("фото.png", b"\x89PNG\r\n\x1a\n...")])
    assert Evidence.objects.count() == 2


def test_a_new_version_stands_beside_the_first(send, version):
    send("draft", **{f"version-{version.evidence_id}": file("протокол-2.pdf", PDF + b"2")})
    assert [(v.number, v.name) for v in Evidence.objects.get().versions.all()] == [
        (1, "протокол.pdf"),
        (2, "протокол-2.pdf"),
    ]


def test_the_same_file_again_is_refused(send, version):
    answer = send("draft", **{f"version-{version.evidence_id}": file()})
    assert "Такий самий файл уже додано." in answer.content.decode()


def test_a_link_is_kept(send):
    send("draft", link="https://example.org/akt", link_title="Акт")
    assert [(proof.title, proof.link) for proof in Evidence.objects.all()] == [("Акт", "https://example.org/akt")]


def test_a_proof_is_taken_off_and_the_text_stays(send, version):
    send(f"remove-{version.evidence_id}", text="Провели двічі")
    assert Evidence.objects.get().removed
    assert ProgressUpdate.objects.get().text == "Провели двічі"


BAD = {
    "a page named pdf": (file("звіт.pdf", b"<html><script>alert(1)</script>"), "за вмістом не є PDF"),
    "a drawing": (file("схема.svg", b"<svg/>"), "такого виду додати не можна"),
    "a program": (file("звіт.exe", b"MZ"), "такого виду додати не можна"),
    "an empty one": (file("порожній.pdf", b" "), "не є PDF"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_and_the_text_kept(send, case):
    sent, words = BAD[case]
    sent.seek(0)
    answer = send(text="Довго писали", file=sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert ProgressUpdate.objects.get().text == "Довго писали"
    assert not Evidence.objects.exists()


def test_a_file_of_50_megabytes_is_refused_in_a_sentence(send):
    answer = send(text="Довго писали", file=file("відео.pdf", bytes(50 << 20)))
    assert "завеликий: 50 МБ, а можна до 20 МБ" in answer.content.decode()
    assert ProgressUpdate.objects.get().text == "Довго писали"


def test_a_good_file_beside_a_bad_one_is_kept(send):
    send("draft", file=[file(), file("схема.svg", b"<svg/>")])
    assert [proof.title for proof in Evidence.objects.all()] == ["протокол.pdf"]


@pytest.mark.parametrize("name", ["unit_head", "deputy", "coordinator", "auditor", "administrator"])
def test_those_who_may_see_a_proof_get_it(download, request, name):
    answer = download(request.getfixturevalue(name))
    assert b"".join(answer.streaming_content) == PDF


@pytest.mark.parametrize("name", ["outsider", "committee"])
def test_others_find_nothing(download, request, name):
    assert download(request.getfixturevalue(name)).status_code == 404


def test_the_head_of_another_unit_finds_nothing(download):
    unit = Unit.objects.create(name="Управління освіти")
    stranger = User.objects.create_user("osvita@example.org", role=Role.UNIT_HEAD, unit=unit)
    assert download(stranger).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, version):
    client.logout()
    assert client.get(f"/evidence/{version.pk}/").status_code == 302


def test_a_proof_is_saved_never_opened(download, unit_head):
    answer = download(unit_head)
    answer.close()
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%BF%D1%80")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert answer["Content-Security-Policy"].startswith("sandbox")


def test_a_file_gone_from_the_disk_answers_404(download, version, unit_head):
    version.file.delete(save=False)
    EvidenceVersion.objects.filter(pk=version.pk).update(file="немає.bin")
    assert download(unit_head).status_code == 404
