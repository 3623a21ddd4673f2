// Text that a reader copies out of a report goes with its source line.

/** Selections shorter than this, in words, are looked up or searched for: they go alone. */
const LEAST = 4;

/**
 * @param {ClipboardEvent} event
 * @param {string} corpus its title
 */
export function onCopy(event, corpus) {
  const selection = getSelection();
  const text = selection?.toString() ?? "";
  if (!selection || !event.clipboardData || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return;
  const node = selection.rangeCount ? selection.getRangeAt(0).commonAncestorContainer : null;
  const element = node instanceof Element ? node : node?.parentElement;
  const source = element?.closest("[data-source]")?.getAttribute("data-source");
  if (!source || text.trim().split(/\s+/).length < LEAST) return;
  event.clipboardData.setData("text/plain", `${text.trim()}\n\n${source} (${corpus}, Newsprism)\n`);
  event.preventDefault();
}
