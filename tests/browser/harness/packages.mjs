/** How programs that tests need come onto a machine: from Debian's packages. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Installs packages unless what they bring is there; where that cannot be done it throws, saying what to install.
 * @param {string} what is missing, in words
 * @param {() => boolean} isThere
 * @param {string[]} packages
 */
export function ensurePackages(what, isThere, packages) {
  if (isThere()) return;
  const isRoot = process.getuid?.() === 0;
  const advice = `Not installed: ${what}. On Debian: apt-get install ${packages.join(" ")}.`;
  if (!which("apt-get") || !(isRoot || which("sudo"))) throw new Error(advice);
  const apt = (/** @type {string[]} */ ...args) => {
    const [program, ...rest] = isRoot ? ["apt-get", ...args] : ["sudo", "-n", "apt-get", ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    return spawnSync(/** @type {string} */ (program), rest, { stdio: ["ignore", "inherit", "inherit"], env }).status === 0;
  };
  console.log(`installing ${packages.join(" ")}`);
  apt("update", "-q");
  apt("install", "-q", "-y", "--no-install-recommends", ...packages);
  if (!isThere()) throw new Error(advice);
}

/** Where a program is, if it is on the path. @param {string} program */
export function which(program) {
  return (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, program)).find((path) => existsSync(path));
}
