// Loading, empty, error: each says what is the case and what to do next.

import { html, nothing } from "./dom.js";

/** @typedef {import("../engine/protocol.d.ts").Failure} Failure */

/** @param {string} doing what the page is at @param {number} [share] 0 to 1 @param {() => void} [stop] gives it up */
export const loading = (doing, share, stop) => html`<div class="state" role="status">
  <p>${doing}</p>
  ${share === undefined ? nothing : html`<progress max="1" .value=${share}>${Math.round(share * 100)} %</progress>`}
  ${stop ? html`<p><button type="button" class="stop" @click=${stop}>Stop</button></p>` : nothing}
</div>`;

/** @param {Failure} failure @param {unknown} [next] what to do */
export const failed = (failure, next) => html`<div class="state error" role="alert">
  <p>${failure.about ? html`<b>${failure.about}</b>: ` : nothing}${failure.message}</p>
  ${next ? html`<p>${next}</p>` : nothing}
  <p class="code">${failure.code}</p>
</div>`;

/** @param {unknown} what @param {unknown} [next] */
export const empty = (what, next) => html`<div class="state"><p>${what}</p>${next ? html`<p>${next}</p>` : nothing}</div>`;

/** An error of any make as code, message and what it was about. @param {unknown} error @returns {Failure} */
export function failureOf(error) {
  const given = /** @type {{ code?: unknown, message?: unknown, about?: unknown, at?: unknown }} */ (error ?? {});
  return {
    code: typeof given.code === "string" ? given.code : "page-fault",
    message: typeof given.message === "string" && given.message ? given.message : "Something went wrong on the page itself. Reload it; if that does not help, tell us what you did.",
    about: typeof given.about === "string" ? given.about : null,
    ...(given.at ? { at: /** @type {import("../engine/protocol.d.ts").Span16} */ (given.at) } : {}),
  };
}
