#!/usr/bin/env bash
# Laat het hele werk zien: een uitgever, twee lijsten, ondertekende documenten, een QR-code
# die uit een plaatje gelezen en gecontroleerd wordt.
#
#   BLIJK_BIN    het programma blijk   (anders: het eerste in PATH)
#   BLIJK_DEMO   de nieuwe map         (anders: ./demo, ./demo-2, …)
set -euo pipefail

source_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
examples=$source_folder/Examples
blijk=${BLIJK_BIN:-blijk}

passphrase='alleen voor deze demo'
check_code='[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}'
a4_at_200_dpi=1654 # pixels breed

stop() {
  echo "Demo gestopt: $*" >&2
  exit 1
}

new_folder() {
  local folder=${BLIJK_DEMO:-} number=2
  if [ -n "$folder" ]; then
    if [ -e "$folder" ]; then stop "de map $folder bestaat al. Kies een andere in BLIJK_DEMO."; fi
  else
    folder=demo
    while [ -e "$folder" ]; do
      folder=demo-$number
      number=$((number + 1))
    done
  fi
  mkdir -p -- "$folder" || stop "kan de map $folder niet maken."
  printf '%s\n' "$folder"
}

step() {
  number_of_step=$((number_of_step + 1))
  printf '\n%d. %s\n' "$number_of_step" "$1"
}

# Voert stil uit; laat alles zien als het mislukt.
quietly() {
  if "$@" >"$report" 2>&1; then return; fi
  cat "$report" >&2
  stop "dit lukte niet: $(printf '%q ' "$@")"
}

indented() {
  sed 's/^/   /'
}

count() {
  find "$1" -maxdepth 1 -type f -name "$2" | wc -l
}

first() {
  find "$1" -maxdepth 1 -type f -name "$2" | sort | sed -n 1p
}

issue() { # opleiding, lijst, map
  quietly "$blijk" issue --achievement "$1" --roster "$examples/$2" --out "$3" \
    --format pdf,html,svg,credential
}

command -v "$blijk" >/dev/null || stop "het programma $blijk is er niet. Probeer: make demo"

folder=$(new_folder)
report=$(mktemp)
trap 'rm -f "$report"' EXIT
number_of_step=0

issuer=$(cd -- "$folder" && pwd)/buurtkamer # blijft kloppen in een andere map
export BLIJK_ISSUER=$issuer
export BLIJK_PASSPHRASE=$passphrase

echo "Blijk laat zien wat het doet. Alles komt in de nieuwe map $folder."

step "Een buurtkamer die documenten uitgeeft, met een eigen sleutel"
quietly "$blijk" init "$issuer" --name "Buurtkamer Moerwijk" --host bewijs.example \
  --signatory "M. de Vries, coördinator" --kvk 41234567 \
  --url https://buurtkamer.example --phone "070 000 00 00"
quietly "$blijk" key new
echo "   $folder/buurtkamer"

step "Certificaten voor een hele cursus, uit de deelnemerslijst"
issue voedselveiligheid cursus-voedselveiligheid.csv "$folder/certificaten"
echo "   $(count "$folder/certificaten" '*.svg') deelnemers: $folder/certificaten"

step "Een praktijkverklaring voor wie al doende leerde"
issue gastheer praktijkverklaring-gastheer.csv "$folder/praktijkverklaring"
echo "   $(count "$folder/praktijkverklaring" '*.svg') vrijwilliger: $folder/praktijkverklaring"

step "Eén certificaat als plaatje, en de QR-code daaruit gelezen, zoals een telefoon dat doet"
page=$(first "$folder/certificaten" '*.svg')
if [ -z "$page" ]; then stop "er staat geen svg in $folder/certificaten."; fi
picture=$folder/voorbeeld.png
quietly rsvg-convert --width "$a4_at_200_dpi" --keep-aspect-ratio --background-color white \
  --output "$picture" "$page"
scanned=$(zbarimg --raw --quiet --nodbus -Sdisable -Sqrcode.enable "$picture") ||
  stop "zbar vindt geen QR-code in $picture."
echo "   $picture"
echo "   ${scanned:0:60}…"

step "Klopt het? Dit is het antwoord voor een werkgever"
answer=$("$blijk" verify "$scanned") || {
  printf '%s\n' "$answer" | indented >&2
  stop "het antwoord is niet ‘geldig’."
}
printf '%s\n' "$answer" | indented

facts=$("$blijk" verify "$scanned" --json)
code=$(grep -oE "\"code\" *: *\"$check_code\"" <<<"$facts" | grep -oE "$check_code") ||
  stop "het antwoord noemt geen controlecode."
web_page=$(first "$folder/certificaten" '*.html')

step "Zonder server: de controlepagina is een map met bestanden"
quietly "$blijk" publish --out "$folder/site"
python3 -u -m http.server 0 --bind 127.0.0.1 --directory "$folder/site" >"$folder/.server" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -f "$report" "$folder/.server"' EXIT
port=
for _ in $(seq 100); do
  port=$(grep -oE 'port [0-9]+' "$folder/.server" | grep -oE '[0-9]+') && break
  sleep 0.1
done
if [ -z "$port" ]; then stop "de webserver op deze computer startte niet."; fi
served=$(curl --silent --fail "http://127.0.0.1:$port/register/head.txt") ||
  stop "de webserver gaf het register niet."
grep -q '"documents":' <<<"$served" || stop "het register klopt niet."
address="http://127.0.0.1:$port/q/#${scanned#*#}"
echo "   ${address:0:60}…"
if [ -t 0 ] && [ -t 1 ]; then
  printf '   Open dit adres in een browser:\n%s\n' "$address"
  read -rp "   Klaar met kijken? Druk op Enter. "
fi
kill "$server" 2>/dev/null || true
rm -f "$folder/.server"

widest=$((${#folder} + 19)) # …/praktijkverklaring
lies() { # wat, uitleg
  printf '   %-*s  %s\n' "$widest" "$1" "$2"
}

printf '\nKlaar. Dit ligt er nu:\n'
lies "$folder/buurtkamer" "de uitgever: sleutel, register, en wie hij vertrouwt"
lies "$folder/certificaten" "per deelnemer een pdf (mailen, afdrukken), een html"
lies "" "(bekijken), een svg (een tekening) en een bestand voor"
lies "" "een digitale portemonnee;"
lies "" "in uitleg/ een briefje voor elke deelnemer, en in overzicht/"
lies "" "wie welke code kreeg, en alles om in één keer af te drukken"
lies "$folder/praktijkverklaring" "hetzelfde, met de taken erbij"
lies "$folder/site" "de controlepagina: zet deze map op een website"
lies "$folder/voorbeeld.png" "het plaatje waaruit de QR-code gelezen is"

cat <<EOF

Probeer nu zelf. Eerst, voor alle opdrachten:
   export BLIJK_ISSUER=$(printf '%q' "$issuer")
   export BLIJK_PASSPHRASE='$passphrase'
   blijk() { $(printf '%q' "$(command -v "$blijk")") "\$@"; }

Bekijk een certificaat:
   xdg-open $(printf '%q' "$web_page")

Trek het certificaat van het plaatje in, en controleer opnieuw:
   blijk revoke $code
   blijk verify $code

Zie wat er is uitgegeven:
   blijk list

Start de controledienst (de eerste keer bouwen duurt enkele minuten):
   make build
   $(printf '%q' "$(dirname "$(command -v "$blijk")")/blijk-service")
en open http://127.0.0.1:8080/c#$code

Het wachtwoord hierboven is alleen voor deze demo. Kies voor echt een eigen wachtwoord.
EOF
