// The views by name. `state.js` says what each is called and what it keeps in the address.

import * as calculator from "./calculator.js";
import * as collocates from "./collocates.js";
import * as concordance from "./concordance.js";
import * as figures from "./figures.js";
import * as keyness from "./keyness.js";
import * as overview from "./overview.js";
import * as quotes from "./quotes.js";
import * as reader from "./reader.js";
import * as report from "./report.js";
import * as terms from "./terms.js";
import * as versions from "./versions.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../parts/page.js").Ask} Ask */
/** @typedef {import("../parts/evidence.js").Evidence} Evidence */
/** @typedef {import("../state.js").State} State */

/**
 * What the module of a view exports. `data` is whatever its `ask` resolved to.
 * @typedef {object} View
 * @property {(state: State, ask: Ask, number: (file: string) => number, facets: import("../engine/protocol.d.ts").Facets) => Promise<any>} ask
 * @property {(state: State, ask: Ask, data: any) => Promise<void>|null} [rest] puts what takes longer into the data, which are drawn without it first
 * @property {(page: Page, data: any) => unknown} draw begins with an `h1`
 * @property {(data: any) => string} announce what a screen reader is told once it is drawn
 * @property {(data: any, of: string|undefined) => import("../engine/protocol.d.ts").Method|undefined} methodOf how it was counted, by the name of the figure
 * @property {(data: any) => import("../engine/protocol.d.ts").Finding[]} [findingsOf]
 * @property {(state: State, ask: Ask, data: any, number: (file: string) => number) => Promise<Evidence|null>} [evidence] what this view alone can show in the panel; null for what all views show
 * @property {(root: HTMLElement, state: State) => void} [arrive] brings the place that the address names into view
 * @property {(event: KeyboardEvent, root: HTMLElement, page: Page) => boolean} [onKey] whether the key was taken
 */

/** @type {Record<import("../state.js").View, View>} */
export const VIEW = { overview, quotes, versions, terms, figures, calculator, concordance, collocates, keyness, reader, report };
