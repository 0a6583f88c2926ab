// For the scripts of panel and citations, which it is appended to: text into the clipboard.
// The clipboard needs a secure context; elsewhere a selected field and the old command do.
async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  document.body.appendChild(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
