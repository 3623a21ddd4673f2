// The one page as text: put together from its parts, and given another corpus. Pure; the packer and the page both use it.

/** @typedef {{ id: string, type: string, text: string }} Block a script element that holds data */

/** Where the project stands in the page. */
const PROJECT = '<script type="application/json" id="newsprism-project">';
const END = "</script>";

/**
 * @param {string} template `www/index.html`
 * @param {{ policy: string, css: string, blocks: Block[], app: string }} parts
 * @returns {string}
 */
export function onePage(template, { policy, css, blocks, app }) {
  return filled(template, {
    policy: meta(policy),
    styles: `<style>${css}</style>`,
    data: blocks.map(({ id, type, text }) => `<script type="${type}" id="${id}">${text}</script>`).join("\n"),
    script: `<script>${app}</script>`,
  });
}

/**
 * The page with another project in it.
 * @param {string} page @param {string} project as `write` in file.js gives it: without "<"
 * @returns {string}
 */
export function withProject(page, project) {
  const from = page.indexOf(PROJECT) + PROJECT.length;
  const to = page.indexOf(END, from);
  if (from < PROJECT.length || to < 0) throw new Error("There is no place for articles in this page.");
  if (project.includes("<")) throw new Error("A project that stands in a page has no “<”.");
  return page.slice(0, from) + project + page.slice(to);
}

/** @param {string} policy */
export const meta = (policy) => `<meta http-equiv="Content-Security-Policy" content="${policy}">`;

/**
 * Puts the parts where the template has `<!-- packer: name -->`.
 * @param {string} template
 * @param {Record<string, string>} parts
 */
export function filled(template, parts) {
  for (const [name, part] of Object.entries(parts)) {
    const place = `<!-- packer: ${name} -->`;
    if (template.split(place).length !== 2) throw new Error(`www/index.html must hold ${place} once.`);
    template = template.replace(place, () => part);
  }
  return template;
}
