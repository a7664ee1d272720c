"""`register.jsonl`: the whole register in one file, which programs of before the shards read."""

import hashlib

from independent.keys import base64url

from .documents import compact
from .publishing import Site


def register(site: Site) -> bytes:
    head = {"issuer": site.did, "sequence": site.sequence, "time": site.time}
    lines = [head]
    for one in site.documents:
        lines.append(
            {
                "document": base64url(hashlib.sha256(site.did.encode() + b"\0" + one.id).digest()),
                "token": base64url(hashlib.sha256(one.token).digest()),
                "credential": base64url(hashlib.sha256(b"credential" + one.id).digest()),
                "state": one.state,
                "registeredAt": site.sequence,
            }
        )
    content = b"".join(compact(line) + b"\n" for line in lines)
    return content + site.signer.detached(content).encode() + b"\n"
