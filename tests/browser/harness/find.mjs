/** Finding things on a page as a user does. The functions run in the page: they are self-contained. */

/**
 * A CSS selector, or a role with an accessible name or a part of it, whatever the case.
 * @typedef {string | { role: string, name: string }} Target
 */

/**
 * Where to click for the target: the middle of the first match that can be seen and that nothing covers.
 * @param {Target} target
 * @returns {{ x: number, y: number } | null}
 */
export function findPlace(target) {
  const roles = {
    button: "button, summary, input[type=button], input[type=submit]",
    link: "a[href], area[href]",
    checkbox: "input[type=checkbox]",
    radio: "input[type=radio]",
    textbox: "input:not([type]), input[type=text], textarea",
    searchbox: "input[type=search]",
    combobox: "select",
    heading: "h1, h2, h3, h4, h5, h6",
    row: "tr",
    cell: "td",
    img: "img",
  };
  const all = (root, selector) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll("*")].flatMap((host) => (host.shadowRoot ? all(host.shadowRoot, selector) : [])),
  ];
  const texts = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  const nameOf = (element) =>
    element.getAttribute("aria-label") ||
    texts(element.getAttribute("aria-labelledby") ?? "").trim() ||
    [...(element.labels ?? [])].map((label) => label.textContent).join(" ") ||
    element.getAttribute("alt") ||
    element.textContent.trim() ||
    element.getAttribute("title") ||
    element.getAttribute("placeholder") ||
    element.value ||
    "";
  const plain = (text) => text.replace(/\s+/g, " ").trim().toLowerCase();
  const isNamed = (element) => plain(nameOf(element)).includes(plain(target.name));
  const hasRole = (element) => (element.getAttribute("role") ?? target.role) === target.role;
  const candidates =
    typeof target === "string"
      ? all(document, target)
      : all(document, [roles[target.role], `[role=${target.role}]`].filter(Boolean).join(", ")).filter(
          (element) => hasRole(element) && isNamed(element),
        );

  const middle = (element) => {
    // A link that is broken over two lines has its middle nowhere: its first line will do.
    const box = element.getClientRects()[0];
    return box && box.width > 0 && box.height > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
  };
  const topmost = ({ x, y }) => {
    let top = document.elementFromPoint(x, y);
    for (let inner; (inner = top?.shadowRoot?.elementFromPoint(x, y)) && inner !== top; ) top = inner;
    return top;
  };
  const holds = (outer, inner) => {
    for (let node = inner; node; node = node.parentNode ?? node.host) if (node === outer) return true;
    return false;
  };
  for (const element of candidates) {
    element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const place = middle(element);
    const top = place && topmost(place);
    if (top && (holds(element, top) || [...(element.labels ?? [])].some((label) => holds(label, top)))) return place;
  }
  return null;
}
