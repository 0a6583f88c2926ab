// Copy buttons below citations: each copies the text it stands beside. The markup comes escaped from Python.
export default function (component) {
  const { data, parentElement } = component;
  let root = parentElement.querySelector(".citations");
  if (!root) {
    root = document.createElement("div");
    root.className = "citations";
    parentElement.appendChild(root);
  }
  if (root.dataset.markup !== data.markup) {
    root.innerHTML = data.markup;
    root.dataset.markup = data.markup;
  }
  const click = async (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    await copy(root.querySelector(`#${CSS.escape(button.dataset.of)}`).textContent);
    const label = button.textContent;
    button.textContent = data.copied;
    root.querySelector("[role=status]").textContent = data.copied;
    setTimeout(() => {
      button.textContent = label;
      root.querySelector("[role=status]").textContent = "";
    }, 2000);
  };
  const signal = listenAnew(parentElement);
  root.addEventListener("click", click, { signal });
  return () => parentElement.listening.abort();
}
