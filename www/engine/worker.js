/**
 * The core's script. In a worker, every message gets one reply; it stands in the page as well, which takes `handle` from it
 * where no worker can start.
 */
import { handle } from "./core.js";

if ("document" in globalThis) globalThis.newsprismCore = { handle };
else addEventListener("message", ({ data }) => postMessage(handle(data)));
