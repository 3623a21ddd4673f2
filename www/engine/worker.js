/** The worker: every message gets one reply. */
import { handle } from "./core.js";

addEventListener("message", ({ data }) => postMessage(handle(data)));
