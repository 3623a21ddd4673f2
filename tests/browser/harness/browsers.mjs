/** Where the browsers are, and how they come onto a machine. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensurePackages, which } from "./packages.mjs";

/** For each engine: the names that its program goes by, and the Debian packages that bring it. */
const ENGINES = {
  chromium: { programs: ["chromium", "chromium-browser", "google-chrome"], packages: ["chromium"] },
  firefox: { programs: ["firefox-esr", "firefox"], packages: ["firefox-esr"] },
  webkit: { programs: ["WebKitWebDriver"], packages: ["webkit2gtk-driver", "xvfb", "xauth"] },
};

export const ENGINE_NAMES = Object.keys(ENGINES);

/** An engine's program. @param {string} engine */
export function installed(engine) {
  const found = ENGINES[engine].programs.map(which).find(Boolean);
  if (!found) throw new Error(`${engine} is not installed`);
  return found;
}

/** WebKitGTK's own small browser, which stands with its libraries. */
export function miniBrowser() {
  const roots = ["/usr/lib", "/usr/libexec", ...readdirSync("/usr/lib").map((folder) => join("/usr/lib", folder))];
  for (const root of roots) {
    for (const version of ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"]) {
      const path = join(root, version, "MiniBrowser");
      if (existsSync(path)) return path;
    }
  }
  throw new Error("MiniBrowser, which comes with WebKitGTK, is not installed");
}

/**
 * Installs what is missing for the engines, from Debian's packages; elsewhere says what to install.
 * @param {string[]} engines
 */
export function ensure(engines) {
  const missing = engines.filter((engine) => !isThere(engine));
  if (missing.length === 0) return;
  const packages = missing.flatMap((engine) => ENGINES[engine].packages);
  const what = `${missing.join(", ")}; or narrow the run by --browser`;
  ensurePackages(what, () => missing.every(isThere), packages);
}

/** @param {string} engine */
function isThere(engine) {
  const { programs } = ENGINES[engine];
  return programs.some(which) && (engine !== "webkit" || (which("xvfb-run") && which("xauth")));
}
