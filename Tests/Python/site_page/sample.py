"""An organisation with documents in every state."""

import random
from datetime import datetime, timedelta, timezone

from .documents import Document, Signer, document_id

FACTS = (
    {0: 0, 1: "Eerste hulp bij ongelukken (EHBO)", 2: "Samira el Bouazzaoui"},
    {0: 1, 1: "Excel", 2: "Noor de Wit"},
    {
        0: 2,
        1: "Gastheer of gastvrouw in de buurtkamer",
        2: "Gülşah Çağlayan-van den Bosch",
        4: [313, 321],
        5: [["Ontvangt gasten", 2], ["Schenkt in"], ["Kookt met anderen", 0]],
    },
    {0: 2, 1: "Kookgroep", 2: "Jan Jansen", 4: [313]},
    {0: 2, 1: "Tuin", 2: "Olena Koval", 4: [313, 313], 5: [["Wiedt", 1]]},
    {0: 3, 1: "Dank", 2: "Marijke de Groot"},
    {0: 4, 1: "Aanbeveling", 2: "Jan Jansen"},
)
# Learned in an hour, as people see it beside a typed code.
DETAILS = [["label.provider", "Buurtkamer"], ["label.hours", "12"], ["label.seen", "geoefend"]]


def documents(signer: Signer, chance: random.Random) -> list[Document]:
    """Every kind in every state; the first is good."""
    today = datetime.now(timezone.utc).date()
    early = (today - timedelta(days=400)).isoformat()
    gone = (today - timedelta(days=3)).isoformat()
    later = (today + timedelta(days=30)).isoformat()
    award = "2026-11-20" if today.isoformat() >= "2026-11-20" else early
    all_documents = [
        Document(signer, document_id(chance), facts, award, details=DETAILS) for facts in FACTS
    ]
    for state in ("revoked", "replaced"):
        all_documents.append(Document(signer, document_id(chance), FACTS[0], award, state=state))
    all_documents.append(Document(signer, document_id(chance), FACTS[1], early, until=gone))
    all_documents.append(Document(signer, document_id(chance), FACTS[1], early, until=later))
    all_documents.append(Document(signer, document_id(chance), FACTS[0], later))
    all_documents.append(
        Document(signer, document_id(chance), FACTS[0] | {1: "OEFENBEWIJS EHBO", 6: True}, award)
    )
    return all_documents
