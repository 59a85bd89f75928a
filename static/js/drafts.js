/* Drafts save themselves. Without this file everything works by the buttons; with it nothing typed is lost:
   each change goes to this computer at once and to the office a moment later. */
(() => {
  "use strict";
  const words = document.getElementById("drafts");
  if (!words) return;
  const PAUSE = 3000, AGAIN = 15000, KEPT = 30 * 24 * 3600 * 1000;
  const SKIPPED = ["csrfmiddlewaretoken", "version", "do"];
  const prefix = `draft:${words.dataset.person}:`;

  const store = {  // a browser may forbid it: the page works on without
    get(key) { try { return JSON.parse(localStorage.getItem(prefix + key)); } catch { return null; } },
    put(key, value) { try { localStorage.setItem(prefix + key, JSON.stringify(value)); } catch { /* full or forbidden */ } },
    drop(key) { try { localStorage.removeItem(prefix + key); } catch { /* forbidden */ } },
  };
  const token = () => (document.cookie.match(/(?:^|; )csrftoken=([^;]*)/) || [])[1];
  const typed = form => [...new FormData(form)].filter(([name, value]) => !SKIPPED.includes(name) && typeof value === "string");
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const clock = at => new Date(at).toLocaleString("uk", { day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit" });

  function refresh(form) {  // signing in again in another tab changes the token this page was made with
    const now = token();
    if (now) form.elements.csrfmiddlewaretoken.value = now;
  }

  function addEvent(form) {
    const last = [...form.querySelectorAll(".event")].pop(), next = last.cloneNode(true);
    next.querySelectorAll("input").forEach(field => { field.value = ""; });
    next.classList.remove("wrong");
    next.querySelectorAll(".error").forEach(error => error.remove());
    last.after(next);
    return next;
  }

  function weigh(field) {  // a file the office will not take is told of before it travels
    field.parentElement.querySelectorAll(".too-large").forEach(line => line.remove());
    const heavy = [...field.files].filter(file => file.size > words.dataset.most * 1048576);
    if (!heavy.length) return;
    for (const file of heavy) {
      const text = `«${file.name}» (${Math.ceil(file.size / 1048576)} МБ) ${words.dataset.large}`;
      field.after(Object.assign(document.createElement("p"), { className: "error too-large", role: "alert", textContent: text }));
    }
    field.value = "";
  }

  function fill(form, fields) {
    const events = fields.filter(([name]) => name === "event_on").length;
    while (form.querySelectorAll(".event").length < events) addEvent(form);
    const seen = {};
    for (const [name, value] of fields) {
      const all = form.querySelectorAll(`[name="${CSS.escape(name)}"]`), place = seen[name] = (seen[name] ?? -1) + 1;
      if (all[0]?.type === "radio") { for (const one of all) one.checked = one.value === value; continue; }
      if (all[place] && all[place].type !== "file") all[place].value = value;
    }
    form.querySelectorAll("details.part").forEach(part => {
      part.open = part.open || [...part.querySelectorAll("input, textarea")].some(field => field.value && field.type !== "file");
    });
  }

  function watch(form) {
    const key = form.dataset.draft, status = form.querySelector(".saved");
    let shown = typed(form), timer = 0, busy = false, leaving = false, pressed = null;
    const say = (text, link) => {
      status.textContent = text;
      if (link) {
        const there = document.createElement("a");
        there.href = link;
        there.textContent = words.dataset.enter;
        status.append(" ", there);
      }
    };
    const later = pause => { clearTimeout(timer); timer = setTimeout(save, pause); };

    async function save() {
      if (leaving) return;
      if (busy) return later(PAUSE);
      const fields = typed(form);
      if (same(fields, shown)) return store.drop(key);
      busy = true;
      refresh(form);
      const body = new FormData();
      fields.filter(([name]) => !name.startsWith("link")).forEach(([name, value]) => body.append(name, value));
      for (const name of ["csrfmiddlewaretoken", "version"]) body.append(name, form.elements[name].value);
      body.append("do", "draft");
      try {
        const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Draft": "1" }, credentials: "same-origin", keepalive: true, signal: AbortSignal.timeout(AGAIN) });
        const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
        if (answer.ok) {
          form.elements.version.value = told.version;
          shown = fields;
          say(told.said);
          if (same(typed(form), fields)) store.drop(key); else later(PAUSE);
        } else if (answer.status === 422 && told.said) {
          form.elements.version.value = told.version;  // what was whole is saved, the rest waits in the browser
          say(told.said);
        } else if (told.said) say(told.said, told.login);
        else { say(words.dataset.kept); later(AGAIN); }
      } catch {
        say(words.dataset.kept);
        later(AGAIN);
      } finally {
        busy = false;
        if (pressed) form.requestSubmit(pressed);
      }
    }

    form.addEventListener("input", () => {
      store.put(key, { fields: typed(form), at: Date.now() });
      later(PAUSE);
    });
    form.addEventListener("submit", event => {
      clearTimeout(timer);
      leaving = true;
      refresh(form);
      if (busy) {  // what is being saved this moment has the next version: the form waits for it
        event.preventDefault();
        pressed = event.submitter;
      } else pressed = null;
    });
    addEventListener("pageshow", () => { leaving = false; });
    form.addEventListener("click", event => {
      if (!event.target.closest("[data-more]")) return;
      event.preventDefault();
      addEvent(form).querySelector("select").focus();
    });
    form.addEventListener("change", event => { if (event.target.type === "file") weigh(event.target); });
    addEventListener("online", () => { if (store.get(key)) later(0); });
    document.addEventListener("visibilitychange", () => { if (document.hidden && !same(typed(form), shown)) save(); });
    offer(form, key, () => later(0));
  }

  function offer(form, key, done) {
    const kept = store.get(key);
    if (!kept) return;
    if (Date.now() - kept.at > KEPT || same(kept.fields, typed(form))) return store.drop(key);
    const box = document.createElement("div"), text = kept.fields.filter(([, value]) => value && value.length > 20).map(([, value]) => value).join(" ");
    box.className = "given-back";
    box.setAttribute("role", "status");
    box.append(Object.assign(document.createElement("p"), { textContent: `${words.dataset.offer} ${clock(kept.at)}. ${text.slice(0, 160)}` }));
    for (const [label, act] of [[words.dataset.back, () => { fill(form, kept.fields); done(); }], [words.dataset.drop, () => store.drop(key)]]) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "ghost", textContent: label });
      button.addEventListener("click", () => { act(); box.remove(); form.querySelector("textarea").focus(); });
      box.append(button);
    }
    form.before(box);
    form.closest("details").open = true;
  }

  document.querySelectorAll("form[data-draft]").forEach(watch);
  // What was handed in needs no copy on this computer any more.
  document.querySelectorAll("[data-sent]").forEach(row => store.drop(row.dataset.sent));
})();
