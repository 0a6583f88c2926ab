// The table below the chart: every row opens its evidence, by click or by Enter on its button. Text only, never markup.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const version = JSON.stringify(data.rows);
  if (parentElement.dataset.version !== version) {
    parentElement.querySelector(".sanad-table")?.remove();
    parentElement.appendChild(build(data));
    parentElement.dataset.version = version;
  }
  for (const button of parentElement.querySelectorAll("[data-figure-row]")) {
    const open = button.dataset.figureRow === data.selected;
    button.setAttribute("aria-expanded", String(open));
  }
  for (const row of parentElement.querySelectorAll("tr[data-figure]")) {
    row.classList.toggle("open", row.querySelector('[aria-expanded="true"]') !== null);
  }
  const click = (event) => {
    const row = event.target.closest("tr[data-figure]");
    const button = event.target.closest("[data-figure-row]");
    if (row) setTriggerValue("opened", button?.dataset.figureRow ?? row.dataset.figure);
  };
  const signal = listenAnew(parentElement);
  parentElement.addEventListener("click", click, { signal });
  return () => parentElement.listening.abort();
}

function build(data) {
  const frame = document.createElement("div");
  frame.className = "sanad sanad-table";
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", data.caption);
  const table = frame.appendChild(document.createElement("table"));
  table.appendChild(document.createElement("caption")).textContent = data.caption;
  const head = table.createTHead().insertRow();
  for (const column of data.columns) {
    const cell = head.appendChild(document.createElement("th"));
    cell.scope = "col";
    cell.textContent = column.label;
    cell.className = column.kind;
  }
  const body = table.createTBody();
  for (const row of data.rows) body.appendChild(line(row, data));
  return frame;
}

function line(row, data) {
  const line = document.createElement("tr");
  line.dataset.figure = row.figure;
  row.cells.forEach((content, i) => {
    // A cell may open a figure of its own.
    const { text, figure, label } = typeof content === "string" ? { text: content, ...row } : content;
    const cell = line.insertCell();
    cell.className = data.columns[i].kind;
    cell.dataset.label = data.columns[i].label;
    cell.dir = "auto";
    if (data.columns[i].kind.includes("opens")) {
      const button = cell.appendChild(document.createElement("button"));
      button.type = "button";
      button.dataset.figureRow = figure;
      button.textContent = text;
      button.title = label;
      button.setAttribute("aria-label", label);
    } else {
      // Words and numbers without a letter from right to left keep their order where the cell runs that way.
      if (text && !/[\u0590-\u08ff]/.test(text)) cell.appendChild(document.createElement("bdi")).textContent = text;
      else cell.textContent = text;
    }
  });
  return line;
}
