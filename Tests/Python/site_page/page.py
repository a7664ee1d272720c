"""The check page of a published site, joined of its modules, its shell, the catalogues and the style."""

import base64
import hashlib
import html
import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z0-9]+\.js)";$')
POLICY = (
    "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; "
    "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
)


def joined(name: str, folder: Path, done: list[str] | None = None) -> str:
    """A module with all that it imports before it, each once."""
    done = [] if done is None else done
    done.append(name)
    before, own = "", ""
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("import "):
            found = IMPORT.match(line)
            assert found, f"{name}: {line}"
            if found[1] not in done:
                before += joined(found[1], folder, done)
        else:
            own += line.removeprefix("export ") + "\n"
    return before + own


def flattened(table: dict, prefix: str = "") -> dict[str, str]:
    all_texts = {}
    for name, value in table.items():
        if isinstance(value, dict):
            all_texts |= flattened(value, f"{prefix}{name}.")
        else:
            all_texts[prefix + name] = value
    return all_texts


def words() -> dict[str, dict[str, str]]:
    """The texts that the page uses, by language."""
    keys = json.loads((ROOT / "Site/words.json").read_text(encoding="utf-8"))
    by_language = {}
    for language in ("nl", "en"):
        texts = catalogue(language)
        for key in keys:
            assert key.endswith("?") or key in texts, f"no text {key} in {language}"
        wanted = [key.removesuffix("?") for key in keys]
        by_language[language] = {key: texts[key] for key in wanted if key in texts}
    return by_language


def catalogue(language: str) -> dict[str, str]:
    path = ROOT / f"Templates/texts/{language}.toml"
    return flattened(tomllib.loads(path.read_text(encoding="utf-8")))


def embedded(value) -> str:
    """JSON that can stand in a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029\u007f":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def page(modules: Path = ROOT / "Site") -> str:
    script = joined("main.js", modules)
    assert "</script" not in script and "<!--" not in script
    style = (ROOT / "Templates/service/blijk.css").read_text(encoding="utf-8")
    texts = [catalogue(language) for language in ("nl", "en")]
    values = {
        "{{{style}}}": style,
        "{{{words}}}": embedded(words()),
        "{{{script}}}": script,
        "{{csp}}": html.escape(POLICY.format(script=digest(script), style=digest(style)), quote=False),
        "{{language}}": "nl",
        "{{title}}": html.escape(texts[0]["page.title"]),
        "{{noscript}}": html.escape(" ".join(one["site.no-script"] for one in texts)),
    }
    places = re.compile("|".join(re.escape(place) for place in values))
    shell = (ROOT / "Site/page.html").read_text(encoding="utf-8")
    return places.sub(lambda found: values[found[0]], shell)
