// Behaviour of the evidence panel: copy buttons, Escape, and where the focus goes. Its markup comes escaped from Python.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let root = parentElement.querySelector(".panel");
  if (!root) {
    root = document.createElement("div");
    root.className = "panel";
    parentElement.appendChild(root);
  }
  if (root.dataset.figure !== data.figure || root.dataset.markup !== data.markup) {
    root.innerHTML = data.markup;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = data.close;
    root.prepend(close);
    // Who opened it by a row gets back to that row; who clicked a mark of a chart stays where the mark is.
    if (root.dataset.figure !== data.figure) root.dataset.by = document.activeElement?.matches("[data-figure-row]") ? "row" : "mark";
    if (data.focus && root.dataset.figure !== data.figure) {
      root.querySelector("#evidence-claim")?.focus({ preventScroll: window.innerWidth >= 1100 });
    }
    root.dataset.figure = data.figure;
    root.dataset.markup = data.markup;
  }
  const shut = () => {
    setTriggerValue("closed", data.figure);
    const opener = document.querySelector(`[data-figure-row="${CSS.escape(data.figure)}"]`);
    (opener ?? document.querySelector("[data-figure-row]"))?.focus({ preventScroll: root.dataset.by === "mark" });
  };
  const press = (event) => {
    // Lists and menus that are open take Escape for themselves.
    const elsewhere = event.target.closest?.('input, textarea, [role="listbox"], [data-testid="stPopoverBody"]');
    if (event.key === "Escape" && !event.defaultPrevented && !elsewhere) shut();
  };
  const click = async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("close")) shut();
    if (button.classList.contains("copy")) {
      const page = button.dataset.page;
      await copy(page ? `${button.dataset.copy} ${new URL(`.${page}`, document.baseURI)}` : button.dataset.copy);
      const label = button.textContent;
      button.textContent = data.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    }
  };
  const signal = listenAnew(parentElement);
  document.addEventListener("keydown", press, { signal });
  root.addEventListener("click", click, { signal });
  return () => parentElement.listening.abort();
}
