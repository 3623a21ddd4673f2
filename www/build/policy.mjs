/** The content security policy of both builds: nothing but what the packer has put in. */
import { sha256 } from "./tools.mjs";

/** Names of the trusted-types policies: the engine's, and lit's. */
const TRUSTED_TYPES = "newsprism lit-html";

/** @param {string} text */
export const hashSource = (text) => `'sha256-${sha256(text, "base64")}'`;

/** @param {{ script: string, style: string, worker: string, connect: string, image?: string }} sources `image`: icon and manifest of a site */
export function policy({ script, style, worker, connect, image = "" }) {
  return [
    "default-src 'none'",
    `script-src ${script} 'wasm-unsafe-eval'`,
    `worker-src ${worker}`,
    `style-src ${style}`,
    `img-src ${image && `${image} `}data: blob:`,
    ...(image ? [`manifest-src ${image}`] : []),
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES}`,
  ].join("; ");
}
