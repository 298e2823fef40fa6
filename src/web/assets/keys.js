// Single-key shortcuts (WCAG 2.1.4: they can be switched off, and are silent while somebody types).
// An element says which key stands for it: data-key="a". A list of rows says so: data-keys on its body; j and k walk
// its rows, Enter follows the link the walk stands on, and data-row-key acts on the row one stands on.
const off = document.querySelector("[data-keys-switch]");
const rows = [...document.querySelectorAll("[data-keys] > tr")];

const typing = (element) => element.closest("input:not([type=checkbox], [type=radio]), textarea, select") !== null;

const walk = (step) => {
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at === -1 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)];
  next?.querySelector("a")?.focus();
};

const act = (element) => {
  if (element.matches("input:not([type=submit]), textarea, select, summary, [tabindex]")) {
    element.closest("details")?.setAttribute("open", "");
    element.focus();
  } else {
    element.click();
  }
};

if (off) {
  off.checked = localStorage.getItem("keys") !== "off";
  off.addEventListener("change", () => localStorage.setItem("keys", off.checked ? "on" : "off"));
  off.closest("[hidden]")?.removeAttribute("hidden");

  document.addEventListener("keydown", (event) => {
    if (!off.checked || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const key = event.key.toLowerCase();
    const row = rows.find((row) => row.contains(document.activeElement));
    const meant = row?.querySelector(`[data-row-key="${CSS.escape(key)}"]`)
      ?? document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (rows.length > 0 && (key === "j" || key === "k")) walk(key === "j" ? 1 : -1);
    else if (meant) act(meant);
    else return;
    event.preventDefault();
  });
}
