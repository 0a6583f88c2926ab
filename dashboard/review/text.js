// The text under review: a click or Enter on a phrase goes to its proposal; E goes to its first field, Escape leaves it.
// The markup comes escaped from Python.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let root = parentElement.querySelector(".review-text");
  if (!root) {
    root = document.createElement("div");
    root.className = "sanad review-text";
    parentElement.appendChild(root);
  }
  if (root.dataset.markup !== data.markup) {
    const words = root.querySelector(".words"), list = root.querySelector("ol");
    const at = [words?.scrollTop ?? 0, list?.scrollTop ?? 0];
    const focused = root.contains(document.activeElement) ? document.activeElement.closest("[data-n]") : null;
    root.innerHTML = data.markup;
    root.dataset.markup = data.markup;
    root.querySelector(".words").scrollTop = at[0];
    root.querySelector("ol").scrollTop = at[1];
    if (focused) root.querySelector(`${focused.tagName}[data-n="${focused.dataset.n}"]`)?.focus({ preventScroll: true });
  }
  // Within their own boxes: the page stays where the reader has it.
  for (const [frame, part] of [[".words", "mark.now"], ["ol", '[aria-current="true"]']]) {
    const box = root.querySelector(frame), now = root.querySelector(part);
    if (!box || !now) continue;
    const above = now.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (above < 0 || above > box.clientHeight - 40) box.scrollTop += above - box.clientHeight / 3;
  }
  const choose = (event) => {
    const part = event.target.closest("[data-n]");
    if (part) setTriggerValue("chosen", Number(part.dataset.n));
  };
  const press = (event) => {
    if (event.key === "Enter" && event.target.matches?.("mark")) choose(event);
  };
  const typing = (target) => target.closest?.('input, textarea, [role="listbox"], [contenteditable="true"]');
  const key = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = typing(event.target);
    if (event.key === "Escape" && field?.closest(".st-key-review-panel") && !event.defaultPrevented) event.target.blur();
    if (event.key.toLowerCase() === "e" && !field) {
      const first = document.querySelector(".st-key-review-panel .st-key-review-fields input");
      if (first) { event.preventDefault(); first.focus(); first.select(); }
    }
  };
  const signal = listenAnew(parentElement);
  root.addEventListener("click", choose, { signal });
  root.addEventListener("keydown", press, { signal });
  document.addEventListener("keydown", key, { signal });
  return () => parentElement.listening.abort();
}
