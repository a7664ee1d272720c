"""What every certificate of the batch says."""

HOST = "bewijs.example"
DID = "did:web:" + HOST
ORGANISATION = "Buurtkamer Moerwijk"
KVK = "41234567"
TITLE = "Veilig werken met voedsel"
BOUNDARY = "Dit is geen diploma of certificaat van een mbo-school."
SIGNATORY = "M. de Vries, coördinator"
DATE = "20 november 2026"
AWARDED = 1795132800  # 2026-11-20T00:00:00Z
NAMES = ("Samira el Bouazzaoui", "Gülşah Çağlayan", "Jan de Vries & Zn.", "Ewa Wiśniewska")
GOALS = (
    "Wast de handen op het goede moment en op de goede manier.",
    "Houdt rauw en bereid voedsel gescheiden.",
    "Meet de temperatuur van koelkast en warme maaltijd, en schrijft die op.",
    "Kent de veertien allergenen en vertelt gasten wat er in een gerecht zit.",
    "Maakt de keuken schoon volgens het schema.",
)
