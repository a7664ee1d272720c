#!/usr/bin/env bash
# Installs what this machine lacks: Debian packages, and a Python venv for the tests.
# Does nothing, quickly, when all is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# What each package is for; one line of reason each, printed when it is installed.
declare -A reason=(
  [libssl-dev]="build: OpenSSL, for keys and signatures"
  [libqrencode-dev]="build: QR codes"
  [libharfbuzz-dev]="build: HarfBuzz, for the letters of every script"
  [libfribidi-dev]="build: FriBidi, for text that runs from the right"
  [libunibreak-dev]="build: libunibreak, for where a line may end"
  [libwoff-dev]="build: WOFF2, for fonts inside a document"
  [libdeflate-dev]="build: compression, for pictures of QR codes and for status lists"
  [zlib1g-dev]="build: compression, for the web service"
  [libzstd-dev]="build: Zstandard, for the files that a register keeps"
  [libzip-dev]="build: libzip, for lists from Excel and LibreOffice"
  [libexpat1-dev]="build: Expat, for templates and spreadsheets"
  [libpq-dev]="build: PostgreSQL, for a register that outgrows one machine"
  [libsqlite3-dev]="build: SQLite, for the register"
  [g++]="build: C and C++ libraries, for the packages that Swift builds on"
  [pkg-config]="build: finds the libraries above"
  [git]="build: fetches the Swift packages"
  [ca-certificates]="build: fetches the Swift packages over https"
  [tzdata]="build: the date in Europe/Amsterdam"
  [librsvg2-bin]="demo: renders a document to a picture"
  [zbar-tools]="demo: reads the QR code from that picture"
  [poppler-utils]="tests: takes the text out of a page"
  [mblaze]="tests: mshow reads a message as a mail program does"
  [qpdf]="tests: whether a pdf is whole"
  [openjdk-17-jdk-headless]="tests: runs veraPDF, which says whether a pdf is PDF/A and PDF/UA"
  [libjaxb-java]="tests: XML for veraPDF"
  [libjaxb-api-java]="tests: XML for veraPDF"
  [chromium]="tests: a real browser"
  [chromium-driver]="tests: drives that browser"
  [webkit2gtk-driver]="tests: a second engine, for the page of a published site"
  [xvfb]="tests: a screen for it"
  [fonts-noto-cjk]="tests: Chinese, Japanese and Korean letters"
  [postgresql]="tests: a register in PostgreSQL"
  [nginx]="tests: the web server before the verify service"
  [openssl]="tests: a certificate for it"
  [curl]="tests: asks the verify service and published sites"
  [rsync]="tests: sends a published site"
  [lftp]="tests: sends it by ftp"
  [wrk]="bench: many requests at once"
  [sqlite3]="tests: looks into the register"
  [fonts-lato]="documents: the letter of the text"
  [fonts-ebgaramond]="documents: the letter of title and name"
  [fonts-jetbrains-mono]="documents: the letter of the check code"
  [fonts-noto-core]="documents: letters of other scripts"
  [nodejs]="tests: runs the scripts of the check pages"
  [node-typescript]="tests: checks the types of the scripts of the check pages"
  [python3]="tests: an independent check in Python"
  [python3-venv]="tests: keeps the Python packages in .venv"
)

fail() {
  echo "setup: $*" >&2
  exit 1
}

missing_packages() {
  local installed
  installed=$(
    dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' "${!reason[@]}" 2>/dev/null |
      sed -n 's/^installed //p'
  ) || true
  printf '%s\n' "${!reason[@]}" | sort | comm -23 - <(sort -u <<<"$installed")
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

apt() {
  as_root apt-get -o DPkg::Lock::Timeout=400 --quiet=2 --yes --no-install-recommends "$@"
}

install_packages() {
  local missing=("$@") package log
  command -v apt-get >/dev/null || fail "no apt-get here; install yourself: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    fail "needs root or sudo once, for: apt-get install ${missing[*]}"
  fi
  for package in "${missing[@]}"; do
    echo "setup: installing $package (${reason[$package]})"
  done
  log=$(mktemp)
  # The package lists may be absent or old: only then ask for new ones.
  if ! apt install "${missing[@]}" >"$log" 2>&1; then
    echo "setup: updating the package lists first"
    if ! { apt update && apt install "${missing[@]}"; } >"$log" 2>&1; then
      cat "$log" >&2
      rm -f "$log"
      fail "apt-get could not install: ${missing[*]}"
    fi
  fi
  rm -f "$log"
}

python_with_venv() {
  local python
  for python in /usr/bin/python3 python3; do
    if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
      echo "$python"
      return
    fi
  done
  fail "no python3 that can make a venv"
}

make_venv() {
  local tests=Tests/Python bench=Benchmarks/Python stamp=.venv/requirements.installed python
  local all=("$tests"/requirements*.txt "$bench/requirements.txt")
  if cat "${all[@]}" | cmp -s - "$stamp" && [ -x .venv/bin/python ]; then return; fi
  python=$(python_with_venv)
  echo "setup: installing the Python packages of ${all[*]} in .venv (tests and bench only)"
  "$python" -m venv --clear .venv || fail "$python could not make .venv"
  install_requirements "$tests/requirements.txt"
  install_requirements "$bench/requirements.txt"
  install_requirements "$tests/requirements-alone.txt" --no-deps
  cat "${all[@]}" >"$stamp" # last: a half-made venv is made again
}

install_requirements() { # file, options
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement "$@" ||
    fail "pip could not install $1"
}

command -v swift >/dev/null ||
  fail "no swift found; install the Swift toolchain first (https://www.swift.org/install/linux/)"

mapfile -t missing < <(missing_packages)
if [ "${#missing[@]}" -gt 0 ]; then install_packages "${missing[@]}"; fi
make_venv
