# Shared by bin/run and bin/test: what the machine must have, and how its lack is said. Sourced, not run.
# shellcheck shell=bash

RUN_PACKAGES="ca-certificates gettext fontconfig libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation fonts-dejavu-core"
NETWORK_HINT="Перевірте з’єднання з інтернетом (або налаштування проксі) і запустіть ще раз."

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# Value of a variable from the environment, else from .env, else the default.
setting() {
  local value="${!1:-}"
  [ -n "$value" ] || value=$(sed -n "s/^$1=//p" .env 2>/dev/null | tail -n 1) || true
  printf '%s' "${value:-$2}"
}

is_installed() { dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

# need_packages NAME…: installs those that are missing; where nothing is missing, apt is not asked at all.
need_packages() {
  local package missing=()
  command -v dpkg-query >/dev/null || {
    say "Це не Debian і не Ubuntu: перевірте самі, чи встановлено: $*"
    return 0
  }
  for package in "$@"; do is_installed "$package" || missing+=("$package"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Встановлюю: ${missing[*]}"
  install_packages "${missing[@]}"
}

install_packages() {
  local root=() log="${TMPDIR:-/tmp}/khartiia-apt-$$.log"
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "Бракує системних пакетів, а прав адміністратора немає. Виконайте від root:
  apt-get update && apt-get install -y $*
і запустіть ще раз."
    root=(sudo)
  fi
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive sh -c '
    apt-get update -q && apt-get install -q -y --no-install-recommends "$@"' apt "$@" >"$log" 2>&1 || {
    tail -n 5 "$log" >&2
    grep -qi 'no space left\|not enough free\|enough free space' "$log" && fail "На диску бракує місця для пакетів: $*"
    grep -qi 'unable to locate\|no installation candidate' "$log" \
      && fail "Сховище пакетів їх не знає: $*. $NETWORK_HINT"
    fail "apt не зміг установити: $*. $NETWORK_HINT Журнал: $log"
  }
  rm -f "$log"
}

# need_room MEGABYTES [FOLDER]: its disk must have that much free.
need_room() {
  local free
  free=$(df -Pm "${2:-.}" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$1" ] || fail "На диску вільно $free МБ, а потрібно щонайменше $1 МБ. Звільніть місце й запустіть ще раз."
}

# Too old a Python is said at once, before anything is installed.
need_python() {
  command -v python3 >/dev/null || return 0
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || fail \
    "Потрібен Python 3.11 або новіший, а тут $(python3 --version 2>&1). Його мають Debian 12, Debian 13 і Ubuntu 24.04."
}

# Packages of Python itself, where it is missing or cannot make a .venv.
python_packages() {
  python3 -c 'import ensurepip, venv' 2>/dev/null || printf 'python3 python3-venv'
}

# need_venv FILE: .venv with the libraries of FILE, exactly those pinned there; a half-made one is made anew.
# One at a time: what another bin/run or bin/test is making just now is not half-made.
need_venv() {
  (flock 8 && make_venv "$1") 8<"${BASH_SOURCE[0]}" || exit 1
}

make_venv() {
  local wanted stamp=".venv/.${1%.txt}.sha256"
  wanted=$(sha256sum <"$1")
  if [ -e .venv/.unfinished ] || ! .venv/bin/python -c '' 2>/dev/null; then rm -rf .venv; fi
  [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || return 0
  need_room 900
  say "Встановлюю бібліотеки Python ($1)…"
  mkdir -p .venv
  touch .venv/.unfinished
  [ -x .venv/bin/python ] || python3 -m venv .venv >&2 || fail "Не вдалося створити .venv: бракує пакета python3-venv або місця."
  install_libraries "$1"
  sync -f .venv 2>/dev/null || true
  printf '%s\n' "$wanted" >"$stamp"
  rm .venv/.unfinished
}

install_libraries() {
  local log="${TMPDIR:-/tmp}/khartiia-pip-$$.log"
  .venv/bin/python -m pip install --disable-pip-version-check --no-input --quiet --require-hashes -r "$1" >"$log" 2>&1 || {
    tail -n 3 "$log" >&2
    grep -qi 'no space left' "$log" && fail "На диску бракує місця для бібліотек Python. Звільніть його й запустіть ще раз."
    grep -qi 'do not match the hashes' "$log" && fail "Завантажений файл не такий, як очікувано: не той контрольний код. Нічого не запущено."
    fail "Не вдалося завантажити бібліотеки Python. $NETWORK_HINT Журнал: $log"
  }
  rm -f "$log"
}

# Translations are compiled here and not kept in git.
need_messages() {
  local source compiled
  for source in locale/*/LC_MESSAGES/*.po; do
    compiled="${source%.po}.mo"
    if [ -e "$source" ] && [ ! "$compiled" -nt "$source" ]; then
      msgfmt --check-format -o "$compiled.new" "$source" && mv "$compiled.new" "$compiled" || fail "Переклад $source має помилки."
    fi
  done
}

# Without a font that has Ukrainian letters the PDF library does not fail, it crashes.
need_fonts() {
  fc-list ':lang=uk' family 2>/dev/null | grep -q . || fail \
    "Немає шрифту з українськими літерами, без нього не створити PDF. Установіть: apt-get install fonts-liberation fonts-dejavu-core"
}
