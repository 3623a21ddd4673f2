// The view library, and what the security policy asks of us beyond it: no `style` attributes, no HTML from text.

import { html, svg, nothing, render } from "lit/html.js";
import { Directive, directive } from "lit/directive.js";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";

export { html, svg, nothing, render, live, repeat };

class Css extends Directive {
  /** @override @param {Record<string, string>} _values */
  render(_values) {
    return nothing;
  }
  /**
   * Sets the properties through the CSSOM, which the policy allows where it refuses a `style` attribute.
   * @override
   * @param {any} part @param {[Record<string, string>]} args
   */
  update(part, [values]) {
    for (const [name, value] of Object.entries(values)) part.element.style.setProperty(name, value);
    return nothing;
  }
}

/** `<div ${css({ "--share": "0.4" })}>`. */
export const css = directive(Css);

/** Whether a key press belongs to a field that takes text. @param {EventTarget|null} target */
export const isTyping = (target) =>
  target instanceof Element && target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]") !== null;

/** Whether the reader asked for no motion. */
export const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
