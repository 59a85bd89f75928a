"""What bin/run says when the machine is not ready; stand-in programs play the machine."""

import os
import shutil
import socket
import subprocess

import pytest

from tests.ops.conftest import ROOT, bare, once

PLAIN = ["sh", "grep", "sed", "tail", "cat", "rm", "env", "awk", "mkdir", "mv", "touch", "sha256sum", "sync", "id"]


@pytest.fixture
def machine(tmp_path):
    """A machine whose programs are few and told what to say: `machine("need_python", python3="exit 1")`."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in PLAIN:
        (programs / name).symlink_to(shutil.which(name))

    def run(command, cwd=tmp_path, **says):
        for name, script in says.items():
            path = programs / name.replace("_", "-")
            path.unlink(missing_ok=True)
            path.write_text(f"#!/bin/sh\n{script}\n", "utf8")
            path.chmod(0o755)
        return subprocess.run(
            ["/bin/bash", "-euo", "pipefail", "-c", f". {ROOT}/bin/lib.sh; {command}"],
            cwd=cwd,
            env={"PATH": str(programs), "HOME": str(tmp_path), "LANG": "C.UTF-8", "TMPDIR": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


OLD_PYTHON = 'case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac'
NOT_INSTALLED = "exit 1"
INSTALLED = "echo installed"
ROOT_USER = "echo 0"
SOMEBODY = "echo 1000"


def test_an_old_python_is_named(machine):
    run = machine("need_python", python3=OLD_PYTHON)
    assert (run.returncode, run.stderr.split(".")[0]) == (1, "Потрібен Python 3")
    assert "а тут Python 3.9.2" in run.stderr


def test_a_missing_python_is_left_to_the_packages(machine):
    assert machine("need_python; python_packages").stdout == "python3 python3-venv"


def test_where_all_is_installed_apt_is_not_asked(machine, tmp_path):
    run = machine("need_packages gettext", dpkg_query=INSTALLED, apt_get=f"touch {tmp_path}/asked")
    assert (run.returncode, (tmp_path / "asked").exists()) == (0, False)


def test_only_what_is_missing_is_installed(machine, tmp_path):
    knows = 'case "$*" in *gettext*) echo installed;; *) exit 1;; esac'
    machine(
        "need_packages gettext fontconfig", dpkg_query=knows, id=ROOT_USER, apt_get=f'echo "$*" >>{tmp_path}/asked'
    )
    assert (tmp_path / "asked").read_text().splitlines()[1] == "install -q -y --no-install-recommends fontconfig"


def test_without_rights_the_command_is_given(machine):
    run = machine("need_packages gettext", dpkg_query=NOT_INSTALLED, id=SOMEBODY)
    assert run.returncode == 1
    assert "apt-get update && apt-get install -y gettext" in run.stderr


def test_sudo_is_used_where_there_is_one(machine, tmp_path):
    run = machine(
        "need_packages gettext",
        dpkg_query=NOT_INSTALLED,
        id=SOMEBODY,
        sudo=f'touch {tmp_path}/asked; exec "$@"',
        apt_get="exit 0",
    )
    assert (run.returncode, (tmp_path / "asked").exists()) == (0, True)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Temporary failure resolving", "Перевірте з’єднання з інтернетом"),
        ("You do not have enough free space in /var/cache/apt", "На диску бракує місця"),
        ("E: Unable to locate package", "Сховище пакетів їх не знає"),
    ],
)
def test_what_apt_could_not_do_is_said(machine, said, words):
    run = machine(
        "need_packages gettext", dpkg_query=NOT_INSTALLED, id=ROOT_USER, apt_get=f"echo '{said}' >&2; exit 100"
    )
    assert run.returncode == 1
    assert words in run.stderr


def test_another_system_is_told_what_to_have(machine):
    run = machine("need_packages gettext")
    assert (run.returncode, "перевірте самі, чи встановлено: gettext" in run.stderr) == (0, True)


def test_a_full_disk_is_said_before(machine):
    run = machine("need_room 100", df="echo header; echo '/dev/x 100 95 5 95% /'")
    assert "На диску вільно 5 МБ, а потрібно щонайменше 100 МБ" in run.stderr


def test_a_machine_without_ukrainian_fonts_is_said(machine):
    assert "Немає шрифту з українськими літерами" in machine("need_fonts", fc_list="exit 0").stderr


def test_a_font_is_enough(machine):
    assert machine("need_fonts", fc_list="echo Liberation Serif").returncode == 0


def test_the_environment_goes_before_the_file(machine, tmp_path):
    (tmp_path / ".env").write_text("PORT=8001\n")
    assert machine("setting PORT 8000; PORT=8002; setting PORT 8000").stdout == "80018002"


def test_without_either_the_default_counts(machine):
    assert machine("setting PORT 8000").stdout == "8000"


@pytest.fixture
def libraries(tmp_path):
    """Runs need_venv in a folder with a requirements file, with a registry that does not answer."""

    def run(requirements=""):
        (tmp_path / "requirements.txt").write_text(requirements)
        return subprocess.run(
            ["/bin/bash", "-euo", "pipefail", "-c", f". {ROOT}/bin/lib.sh; need_venv requirements.txt"],
            cwd=tmp_path,
            env=bare(
                PIP_INDEX_URL="http://127.0.0.1:9/", PIP_CONFIG_FILE=os.devnull, PIP_RETRIES="0", PIP_FIND_LINKS=""
            ),
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


@once
def test_no_network_for_libraries_is_said(libraries):
    run = libraries(f"khartiia-nothing==1.0 --hash=sha256:{'0' * 64}\n")
    assert run.returncode == 1
    assert "Не вдалося завантажити бібліотеки Python. Перевірте з’єднання з інтернетом" in run.stderr


@once
def test_a_half_made_venv_is_made_anew(libraries, tmp_path):
    (tmp_path / ".venv" / "lib").mkdir(parents=True)
    (tmp_path / ".venv" / ".unfinished").touch()
    (tmp_path / ".venv" / "lib" / "half.py").touch()
    assert libraries().returncode == 0
    assert not (tmp_path / ".venv" / "lib" / "half.py").exists()
    assert not (tmp_path / ".venv" / ".unfinished").exists()
    assert libraries().stderr == ""  # and is then left as it is


@pytest.fixture
def translation(machine, tmp_path):
    def compile(text):
        folder = tmp_path / "locale" / "en" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "django.po").write_text(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n{text}')
        return machine("need_messages", msgfmt=f'exec {shutil.which("msgfmt")} "$@"'), folder / "django.mo"

    return compile


def test_translations_are_compiled(translation):
    run, compiled = translation('msgid "Так"\nmsgstr "Yes"\n')
    assert (run.returncode, compiled.exists()) == (0, True)


def test_a_translation_with_an_error_is_named(translation):
    run, compiled = translation('msgid "Так"\nmsgstr "Yes\n')
    assert "Переклад locale/en/LC_MESSAGES/django.po має помилки" in run.stderr
    assert not compiled.exists()


def run_office(*arguments, **environment):
    return subprocess.run(
        ["bin/run", *arguments], cwd=ROOT, env=bare(**environment), capture_output=True, text=True, timeout=60
    )


def test_a_taken_port_is_said_first():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        run = run_office(PORT=str(port))
    assert run.returncode == 1
    assert run.stderr.startswith(f"Порт {port} зайнятий")


@pytest.mark.parametrize("port", ["http", "0", "65536"])
def test_a_port_must_be_a_number(port):
    assert f"PORT={port} — не номер порту" in run_office(PORT=port).stderr


def test_an_unknown_option_is_said():
    assert "Невідомий параметр «--ofice»" in run_office("--ofice").stderr


def test_help_is_given():
    assert run_office("--help").returncode == 0


def test_ci_runs_what_a_developer_runs():
    assert "bin/test" in (ROOT / ".ci" / "run").read_text()
