#!/usr/bin/env bash
# Maakt een galerij: elke soort document, voor korte, lange en vreemde namen, met weinig en met veel
# erop, getekend door librsvg en door chromium, naast elkaar op één bladzijde.
#
#   BLIJK_BIN      het programma blijk   (anders: het eerste in PATH)
#   BLIJK_PYTHON   python met de pakketten van Tests/Python   (anders: dat van .venv)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

blijk=${BLIJK_BIN:-blijk}
python=${BLIJK_PYTHON:-.venv/bin/python}
folder=gallery
mark=$folder/.galerij # alleen een map met dit teken wordt opnieuw gemaakt

stop() {
  echo "Galerij gestopt: $*" >&2
  exit 1
}

# Voert stil uit; laat alles zien als het mislukt.
quietly() {
  local report
  report=$("$@" 2>&1) || {
    printf '%s\n' "$report" >&2
    stop "dit lukte niet: $(printf '%q ' "$@")"
  }
}

if [ -e "$folder" ] && [ ! -e "$mark" ]; then stop "de map $folder is van iets anders."; fi
rm -rf -- "$folder"
mkdir -- "$folder"
touch -- "$mark"

export BLIJK_ISSUER=$PWD/$folder/buurtkamer
export BLIJK_PASSPHRASE='alleen voor deze galerij'
quietly "$blijk" init "$BLIJK_ISSUER" --name "Buurtkamer Moerwijk" --host bewijs.example \
  --signatory "M. de Vries, coördinator" --kvk 41234567 \
  --url https://buurtkamer.example --phone "070 000 00 00"
quietly "$blijk" key new

quietly "$python" -B Tests/Python/make_gallery.py lists "$folder"
cp -- "$folder"/achievements/*.toml "$BLIJK_ISSUER/achievements/"
for list in "$folder"/*.csv; do
  name=$(basename "$list" .csv)
  quietly "$blijk" issue --achievement "$name" --kind "${name%-*}" --roster "$list" \
    --out "$folder/$name" --format html,svg
done
echo "Uitgegeven; nu de plaatjes. Dat duurt een paar minuten."
"$python" -B Tests/Python/make_gallery.py pictures "$folder"
echo "$folder/index.html"
