// A list of any length of which only the lines in sight are drawn: they are asked for as they come into sight.

import { html, nothing, render } from "./dom.js";

/** Lines asked for at a time, and lines drawn beyond those in sight. */
const [PART, BEYOND] = [100, 15];
/** Browsers stop at about seventeen million pixels of height: the most that one list stands for. */
export const MOST = 400_000;

/**
 * @template L
 * @typedef {object} Model
 * @property {string} key another one empties the list
 * @property {number} first the first line that the list stands for
 * @property {number} count how many lines
 * @property {number} at the line to begin at
 * @property {{ offset: number, lines: L[] }} given lines that are there already
 * @property {(offset: number, limit: number) => Promise<L[]>} ask
 * @property {(line: L, number: number, isFirst: boolean) => unknown} row an `li`; `isFirst` of those drawn
 * @property {string} label
 */

/** `<np-lines .model=…>`. */
class Lines extends HTMLElement {
  /** @type {Model<any>|null} */
  #model = null;
  /** @type {Map<number, any>} */
  #lines = new Map();
  /** Parts that were asked for. @type {Set<number>} */
  #asked = new Set();
  /** Of a line, in pixels, as measured. */
  #height = 32;
  #isMeasured = false;
  // Kept: to ask the element costs a layout of the page.
  #top = 0;
  #room = 640;
  #isWaiting = false;
  failure = "";

  /** @param {Model<any>} model */
  set model(model) {
    const isOther = model.key !== this.#model?.key;
    this.#model = model;
    if (isOther) {
      this.#lines.clear();
      this.#asked.clear();
      this.failure = "";
    }
    model.given.lines.forEach((line, i) => this.#lines.set(model.given.offset + i, line));
    const top = isOther ? (model.at - model.first) * this.#height : this.#top;
    const isMoved = top !== this.#top;
    this.#top = top;
    // At first those in sight; the others once these are on the screen.
    this.#draw(isOther ? 0 : BEYOND);
    if (isMoved) this.scrollTop = top;
    if (isOther) requestAnimationFrame(() => setTimeout(() => this.#later()));
  }

  connectedCallback() {
    this.addEventListener("scroll", () => this.#later(), { passive: true });
  }

  /** Draws once a frame. */
  #later() {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    requestAnimationFrame(() => {
      this.#isWaiting = false;
      this.#measure();
      this.#draw();
    });
  }

  #draw(beyond = BEYOND) {
    const model = this.#model;
    if (!model) return;
    const seen = Math.max(1, Math.ceil(this.#room / this.#height));
    const top = Math.floor(this.#top / this.#height);
    const from = Math.max(0, Math.min(top, model.count - seen) - BEYOND);
    const to = Math.min(model.count, Math.max(0, Math.min(top, model.count - seen)) + seen + beyond);
    const rows = [];
    for (let i = from; i < to; i += 1) {
      const number = model.first + i;
      const line = this.#lines.get(number);
      if (line) rows.push(model.row(line, number, i === from));
      else {
        this.#fetch(Math.floor(number / PART));
        rows.push(html`<li class="coming" aria-hidden="true">…</li>`);
      }
    }
    render(html`${this.failure ? html`<p role="alert">${this.failure}</p>` : nothing}
      <div class="spacer"></div><ol class="kwic" aria-label=${model.label}>${rows}</ol><div class="spacer"></div>`, this);
    const [above, below] = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(":scope > .spacer"));
    if (above) above.style.height = `${from * this.#height}px`;
    if (below) below.style.height = `${(model.count - to) * this.#height}px`;
  }

  #measure() {
    this.#top = this.scrollTop;
    this.#room = this.clientHeight || this.#room;
    const drawn = [...this.querySelectorAll("ol > li:not(.coming)")].slice(0, 30);
    // Measured once: a height that changed with every line would make the list jump.
    if (this.#isMeasured || drawn.length < 5) return;
    const height = drawn.reduce((sum, li) => sum + li.getBoundingClientRect().height, 0) / drawn.length;
    if (height === 0) return;
    this.#height = height;
    this.#isMeasured = true;
    // The line to begin at stands elsewhere than thought.
    if (this.#model && this.#model.at > this.#model.first) this.#top = this.scrollTop = (this.#model.at - this.#model.first) * height;
  }

  /** @param {number} part */
  async #fetch(part) {
    const model = this.#model;
    if (!model || this.#asked.has(part)) return;
    this.#asked.add(part);
    try {
      const lines = await model.ask(part * PART, PART);
      if (this.#model?.key !== model.key) return;
      lines.forEach((line, i) => this.#lines.set(part * PART + i, line));
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.#later();
  }
}

customElements.define("np-lines", Lines);
