#!/usr/bin/env bash
# Makes Tests/Vectors/lists: the lists of make_lists.py as LibreOffice itself writes them. Needs soffice
# (Debian: libreoffice-calc-nogui), which the tests do not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

out=Tests/Vectors/lists
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

convert() { # file, name without its ending; further: arguments of soffice
  local format
  for format in ods xlsx; do
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$format" \
      --outdir "$work/out" "$work/$1" >/dev/null 2>&1
    mv "$work/out/${1%.*}.$format" "$out/$2.$format"
  done
}

mkdir -p "$out"
.venv/bin/python Tests/Python/lists/make_lists.py "$work"
for name in nl en 1904; do convert "xlsxwriter-$name.xlsx" "libreoffice-$name"; done
# Calculated by LibreOffice: what openpyxl left open, and an error.
convert formula.xlsx libreoffice-formula
soffice --version | cut -d ' ' -f 1,2 >"$out/made-by.txt"
