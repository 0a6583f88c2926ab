// Asks now and then which warehouse there is, and offers the newer one; draws the page anew after a break.
// What the page was drawn from stands at its header's stamp, which is written at every run; without one nobody is asked.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let notice = parentElement.querySelector(".newer");
  if (!notice) {
    notice = document.createElement("p");
    notice.className = "sanad newer";
    notice.setAttribute("role", "status");
    parentElement.appendChild(notice);
  }
  const signal = listenAnew(parentElement);
  const drawn = () => document.querySelector(".stamp")?.dataset.version;

  const offer = (version) => {
    if (notice.firstChild) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = data.show;
    button.addEventListener("click", () => setTriggerValue("asked", version));
    notice.append(`${data.text} `, button);
  };
  const look = async () => {
    if (!drawn() || document.hidden) return;
    try {
      const answer = await fetch(new URL("./readyz", document.baseURI));
      const { version } = answer.ok ? await answer.json() : {};
      if (version && version !== drawn()) offer(version);
    } catch { /* no connection now; the next look may have one */ }
  };
  let seen = drawn();
  const forget = () => {
    if (drawn() !== seen) notice.replaceChildren();
    seen = drawn();
  };
  const stamps = new MutationObserver(forget);
  const header = document.querySelector(".st-key-header");
  if (header) stamps.observe(header, { attributes: true, childList: true, subtree: true, attributeFilter: ["data-version"] });
  const timer = setInterval(look, data.every * 1000);
  document.addEventListener("visibilitychange", look, { signal });

  // Streamlit says that it is not answering, or knows no such page, in a window of its own; the page says it in its own words.
  const shut = () => document.querySelector('[data-testid="stDialog"] button[aria-label="Close"]')?.click();
  const windows = new MutationObserver(shut);
  windows.observe(document.body, { childList: true });
  shut();

  const app = document.querySelector('[data-testid="stApp"]');
  const connected = () => app.getAttribute("data-test-connection-state") === "CONNECTED";
  let was = connected();
  const observer = new MutationObserver(() => {
    if (connected() && !was) setTriggerValue("asked", `again ${Date.now()}`);
    if (connected() !== was) notice.replaceChildren(...(connected() ? [] : [data.lost]));
    was = connected();
  });
  if (app) observer.observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });

  signal.addEventListener("abort", () => {
    clearInterval(timer);
    for (const watch of [observer, stamps, windows]) watch.disconnect();
  });
  return () => parentElement.listening.abort();
}
