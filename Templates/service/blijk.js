// Reads the code behind # (which no server sees), takes it out of the address bar, and asks.
"use strict";
(function () {
  const largest = 1 << 20;
  // What was asked last, for the other language; only here, and gone with the page.
  let asked = null;

  function part(name) { return document.getElementById(name); }

  // What can only be done with a script shows itself.
  function wake() {
    for (const name of ["files", "print"]) if (part(name)) part(name).hidden = false;
  }

  function tell(name) {
    const line = document.createElement("p");
    line.className = "note";
    line.textContent = part(name).textContent;
    part("state").replaceChildren(line);
    part("answer").replaceChildren();
  }

  // Every answer is a whole page of this service; only its own parts are taken from it.
  function show(page) {
    const found = new DOMParser().parseFromString(page, "text/html");
    if (!found.getElementById("state")) throw new Error("no answer");
    const parts = ["state", "answer", "above"];
    if (found.documentElement.lang !== document.documentElement.lang) {
      document.documentElement.lang = found.documentElement.lang;
      parts.push("top", "ask", "foot");
    }
    document.title = found.title;
    for (const name of parts) {
      part(name).replaceChildren(...found.getElementById(name).childNodes);
    }
    wake();
    window.scrollTo(0, 0);
  }

  function check(handed, language) {
    asked = handed;
    tell("waiting");
    const isText = typeof handed === "string";
    const input = isText ? BlijkCodes.asked(handed) : handed;
    return fetch("/api/verify", {
      method: "POST",
      headers: {
        "Content-Type": isText ? "application/json" : "application/octet-stream",
        "Accept": "text/html",
        "Accept-Language": language || document.documentElement.lang
      },
      body: isText ? JSON.stringify({ input: input }) : input,
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer"
    }).then(function (response) { return response.text(); })
      .then(show).catch(function () { tell("failed"); });
  }

  // The beginning of a photo or pdf tells that it is one, however large it is.
  function checkFile(file) {
    if (!file) return;
    const isOther = /^(image\/(?!png|svg)|application\/pdf)/.test(file.type)
      || /\.(heic|heif|avif)$/i.test(file.name);
    if (file.size <= largest) check(file);
    else if (isOther) check(file.slice(0, 512));
    else tell("large");
  }

  // A field of one line loses line ends, and the end of a long mail.
  function paste(event) {
    if (event.target.id !== "input" || !event.clipboardData) return;
    const text = event.clipboardData.getData("text");
    const found = BlijkCodes.asked(text);
    if (found === text) return;
    event.preventDefault();
    event.target.value = found.replace(/\n/g, " ");
  }

  function readAddress() {
    const raw = location.hash.slice(1);
    if (!raw) return;
    history.replaceState(null, "", location.pathname + location.search);
    let code = raw;
    try { code = decodeURIComponent(raw); } catch { /* a lone % is checked as it stands */ }
    check(code);
  }

  document.addEventListener("submit", function (event) {
    if (event.target.id !== "typed") return;
    event.preventDefault();
    check(part("input").value);
  });
  document.addEventListener("change", function (event) {
    if (event.target.id === "file") checkFile(event.target.files[0]);
  });
  document.addEventListener("click", function (event) {
    if (event.target.id === "print") window.print();
    const language = event.target.dataset && event.target.dataset.language;
    if (!language || asked === null) return;
    event.preventDefault();
    check(asked, language).then(function () {
      const other = document.querySelector("[data-language]");
      if (other) other.focus();
    });
  });
  document.addEventListener("dragover", function (event) { event.preventDefault(); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    const dropped = event.dataTransfer;
    if (dropped.files.length) checkFile(dropped.files[0]);
    else if (dropped.getData("text")) check(dropped.getData("text"));
  });
  document.addEventListener("paste", paste);
  window.addEventListener("hashchange", readAddress);
  wake();
  readAddress();
})();
