// The same thing in several reports: one sub-view a question, each a tab with an address of its own.

import { html } from "../parts/dom.js";
import { VERSION_TABS } from "../state.js";
import * as leftOut from "./versions/left-out.js";
import * as naming from "./versions/naming.js";
import * as numbers from "./versions/numbers.js";
import * as order from "./versions/order.js";
import * as shared from "./versions/shared.js";
import * as statements from "./versions/statements.js";
import * as verbs from "./versions/verbs.js";
import * as voices from "./versions/voices.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../parts/page.js").Ask} Ask */
/** @typedef {import("../state.js").State} State */

/**
 * What the module of a tab exports; as for a view, but its heading stands under the tabs.
 * @typedef {object} Tab
 * @property {(state: State, ask: Ask, number: (file: string) => number) => Promise<any>} ask
 * @property {(page: Page, data: any) => unknown} draw
 * @property {(data: any) => string} announce
 * @property {(data: any) => import("../engine/protocol.d.ts").Method|undefined} methodOf
 * @property {(state: State, ask: Ask, data: any) => Promise<import("../parts/evidence.js").Evidence|null>} [evidence]
 */

/** @type {Record<import("../state.js").VersionTab, Tab>} */
const TAB = { statements, shared, "left-out": leftOut, naming, numbers, order, verbs, voices };

/** @typedef {{ tab: import("../state.js").VersionTab, of: any }} Data */

/** @param {State} state @param {Ask} ask @param {(file: string) => number} number @returns {Promise<Data>} */
export const ask = async (state, ask, number) => ({ tab: state.tab, of: await TAB[state.tab].ask(state, ask, number) });
/** @param {Data} data */
export const methodOf = ({ tab, of }) => TAB[tab].methodOf(of);
/** @param {Data} data */
export const announce = ({ tab, of }) => `Versions: ${TAB[tab].announce(of)}`;
/** @param {State} state @param {Ask} ask @param {Data} data */
export const evidence = async (state, ask, { tab, of }) => (await TAB[tab].evidence?.(state, ask, of)) ?? null;

/** @param {Page} page @param {Data} data */
export function draw(page, { tab, of }) {
  return html`<nav class="tabs" aria-label="What to compare">${Object.entries(VERSION_TABS).map(([name, title]) => html`<a href=${page.href("versions", { tab: /** @type {any} */ (name) })} aria-current=${name === tab ? "page" : "false"}>${title}</a>`)}</nav>
    ${TAB[tab].draw(page, of)}`;
}
