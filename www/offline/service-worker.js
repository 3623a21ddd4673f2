/**
 * Keeps the site usable without its server: every file of a version is stored before that version is used. A newer
 * version waits until the reader asks for it, or has closed every tab.
 */
const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const PREFIX = "newsprism-";
/** Versions whose files are kept: a tab that is still open may need those of the one before. */
const KEPT = 2;

scope.addEventListener("install", (event) => event.waitUntil(store()));
scope.addEventListener("activate", (event) => event.waitUntil(forget()));
scope.addEventListener("message", ({ data }) => {
  if (data === "use") void scope.skipWaiting();
});
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && new URL(request.url).origin === scope.location.origin) event.respondWith(answer(request));
});

async function store() {
  const cache = await caches.open(PREFIX + SITE.version);
  // Past the browser's own cache: the page itself always has the same name.
  await cache.addAll(SITE.files.map((file) => new Request(file, { cache: "reload" })));
}

async function forget() {
  const own = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + SITE.version);
  await Promise.all(own.slice(0, Math.max(0, own.length + 1 - KEPT)).map((name) => caches.delete(name)));
}

/** @param {Request} request */
async function answer(request) {
  const own = await caches.open(PREFIX + SITE.version);
  const isPage = request.mode === "navigate" && new URL(request.url).pathname === new URL("./", scope.location.href).pathname;
  const found = isPage ? await own.match("index.html") : ((await own.match(request, { ignoreSearch: true })) ?? (await caches.match(request, { ignoreSearch: true })));
  return found ?? fetch(request);
}
