/**
 * What runs in a page before its own scripts, to see what its user does not: policy violations, and where the driver
 * has no log (WebKit), the console and uncaught errors. Text, for it is injected.
 */
export const collector = `
  if (!globalThis.__seen) {
    const seen = { console: [], violations: [] };
    Object.defineProperty(globalThis, "__seen", { value: seen });
    addEventListener("securitypolicyviolation", (event) =>
      seen.violations.push(event.effectiveDirective + " refused " + (event.blockedURI || "inline") + " " + event.sample));
    addEventListener("error", (event) => seen.console.push("uncaught: " + event.message));
    addEventListener("unhandledrejection", (event) => seen.console.push("unhandled: " + event.reason));
    for (const level of ["error", "warn", "info", "log", "debug", "trace"]) {
      const shown = console[level];
      console[level] = (...what) => {
        seen.console.push(level + ": " + what.map(String).join(" "));
        shown.apply(console, what);
      };
    }
  }
`;

/**
 * A page with the collector in it, ahead of its policy, which stays as it is.
 * @param {string} html
 */
export function withCollector(html) {
  return html.replace('<meta charset="utf-8">', (charset) => `${charset}\n<script>${collector}</script>`);
}
