// The search box in the header: suggestions while typing, arrows and Enter to choose, "/" to get there from anywhere.
export default function (component) {
  const { data, parentElement } = component;
  document.documentElement.lang = data.language;  // Streamlit always says "en"
  // Streamlit calls this again whenever the data change, and the last answer of it at the end.
  if (parentElement.querySelector(".search-box")) return parentElement.leave;
  const form = document.createElement("form");
  form.className = "sanad search-box";
  form.setAttribute("role", "search");
  const input = document.createElement("input");
  Object.assign(input, { type: "search", placeholder: data.hint, maxLength: 200, autocomplete: "off", dir: "auto" });
  const list = document.createElement("ul");
  list.id = "search-suggestions";
  list.hidden = true;
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-label": data.label, "aria-expanded": "false", "aria-controls": list.id,
    "aria-autocomplete": "list", "aria-keyshortcuts": "/",
  })) input.setAttribute(name, value);
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", data.suggestions);
  form.append(input, list);
  parentElement.appendChild(form);

  // Language and release stay as the page has them.
  const address = (path) => {
    const url = new URL(`.${path}`, document.baseURI);
    for (const [name, value] of Object.entries(data.keep)) url.searchParams.set(name, value);
    return url;
  };
  const askFor = (path) => {
    const url = address(path);
    url.searchParams.set("q", input.value.trim());
    return url;
  };
  const everything = () => askFor("/search");
  let active = -1, asked = "", timer = 0;
  const options = () => [...list.querySelectorAll('[role="option"]')];
  const open = (shown) => {
    list.hidden = !shown;
    input.setAttribute("aria-expanded", String(shown));
    if (!shown) activate(-1);
  };
  const activate = (index) => {
    active = index;
    options().forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    const option = options()[index];
    if (option) { input.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }); }
    else input.removeAttribute("aria-activedescendant");
  };
  const put = (parent, tag, text, className) => {
    const part = document.createElement(tag);
    part.textContent = text;
    if (className) part.className = className;
    parent.append(part);
    return part;
  };
  const show = (rows) => {
    list.replaceChildren();
    [...rows, { group: "", title: data.all, about: "", href: null }].forEach((row, i) => {
      const option = put(list, "li", "", row.href ? "" : "all");
      option.id = `search-suggestion-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      if (row.group) put(option, "span", row.group, "group");
      const title = put(option, "bdi", row.title, "title");
      title.dir = "auto";
      if (row.about) put(option, "span", row.about, "about");
      option.dataset.href = row.href ? address(row.href) : everything();
      option.addEventListener("mousedown", (event) => { event.preventDefault(); location.assign(option.dataset.href); });
    });
    open(true);
    activate(-1);
  };
  const ask = async () => {
    const text = input.value.trim();
    asked = text;
    if (text.length < 2) return open(false);
    try {
      const url = askFor("/api/search.json");
      if (data.numbers) url.searchParams.set("numbers", data.numbers);
      const answer = await fetch(url);
      if (asked === text && answer.ok && document.activeElement === input) show((await answer.json()).suggestions);
    } catch { open(false); }
  };
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void ask();
      const step = event.key === "ArrowDown" ? 1 : -1;
      activate(active + step > last ? 0 : active + step < 0 ? last : active + step);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (list.hidden) input.blur(); else open(false);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const option = options()[active];
    if (!list.hidden && option) location.assign(option.dataset.href);
    else if (input.value.trim()) location.assign(everything());
  });
  const press = (event) => {
    const typing = event.target.closest?.('input, textarea, select, [contenteditable="true"]');
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  };
  document.addEventListener("keydown", press);

  // What was typed after "/" while the page was on its way (routes/ahead.js).
  const { text, entered } = window.sanadTyped?.() ?? { text: null };
  if (text !== null) {
    input.value = text;
    input.focus();
    if (entered) form.requestSubmit();
    else ask();
  }
  return (parentElement.leave = () => { document.removeEventListener("keydown", press); form.remove(); });
}
