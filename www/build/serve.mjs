/** A static server on loopback: `node serve.mjs FOLDER [PORT]`. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves a folder until closed. The only thing that it listens to is loopback.
 * @param {string} folder
 * @param {{ port?: number, change?: (path: string, content: Buffer) => Buffer | string, own?: (request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => boolean }} [options]
 *   `port` 0 takes any; `change` is a test's way to add to a page, `own` to answer by itself
 */
export async function serve(folder, { port = 0, change = (_, content) => content, own = () => false } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (own(request, response)) return;
    try {
      const path = normalize(decodeURIComponent(pathname)).replace(/\/$/, "/index.html");
      const content = await readFile(join(folder, path));
      const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(path))] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "cache-control": "no-cache" }).end(change(path, content));
    } catch {
      response.writeHead(404, { "content-type": TYPES[".txt"] }).end(`no such file: ${pathname}\n`);
    }
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const { port: actual } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${actual}/`, close: () => (server.close(), server.closeAllConnections()) };
}

if (process.argv[1] === import.meta.filename) {
  const [folder, port = "8080"] = process.argv.slice(2);
  try {
    const { url } = await serve(folder, { port: Number(port) });
    console.log(`Newsprism at ${url} (Ctrl+C ends it)`);
  } catch (error) {
    console.error(`serve: port ${port} could not be opened: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}
