// Reads the code behind # (which no server sees), takes it out of the address bar, and asks.
"use strict";
(function () {
  const answer = document.getElementById("answer");
  const form = document.getElementById("typed");

  function tell(text) {
    const line = document.createElement("p");
    line.textContent = text;
    answer.replaceChildren(line);
  }

  // The answer is a whole page of this service; only its own answer is taken from it.
  function show(page) {
    const found = new DOMParser().parseFromString(page, "text/html").getElementById("answer");
    if (!found) throw new Error("no answer");
    answer.replaceChildren(...found.childNodes);
    answer.scrollIntoView();
  }

  function check(input) {
    tell(answer.dataset.waiting);
    fetch("/api/verify", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept": "text/html" },
      body: JSON.stringify({ input: input }),
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer"
    }).then(function (response) {
      if (!response.ok) throw new Error("no answer");
      return response.text();
    }).then(show).catch(function () { tell(answer.dataset.failed); });
  }

  function readAddress() {
    const raw = location.hash.slice(1);
    if (!raw) return;
    history.replaceState(null, "", location.pathname);
    let code = raw;
    try { code = decodeURIComponent(raw); } catch { /* a lone % is checked as it stands */ }
    check(code);
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    check(document.getElementById("input").value);
  });
  window.addEventListener("hashchange", readAddress);
  readAddress();
})();
