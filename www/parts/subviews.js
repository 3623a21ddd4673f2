// The links between a view and those that stand under it.

import { html } from "./dom.js";
import { VIEWS, placeOf } from "../state.js";

/** @typedef {import("../state.js").View} View */

/** @param {import("./page.js").Page} page @param {string} own what the view itself is called among them */
export function subviews(page, own) {
  const place = placeOf(page.state.view);
  const views = /** @type {View[]} */ (Object.keys(VIEWS)).filter((view) => placeOf(view) === place);
  return html`<nav class="subviews" aria-label="Under ${VIEWS[place].title}">${views.map((view) => html`<a
    href=${view === page.state.view ? page.link({}) : page.href(view)} aria-current=${view === page.state.view ? "page" : "false"}>${view === place ? own : VIEWS[view].title}</a>`)}</nav>`;
}
