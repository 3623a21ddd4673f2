/**
 * Keeps the site usable without its server: every file of a version is stored before that version is used. A newer
 * version waits until the reader asks for it, or has closed every tab.
 */
const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** Caches are an origin's: another Newsprism beside this one, in another folder, has its own. */
const PREFIX = `newsprism ${new URL(scope.registration.scope).pathname} `;
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
  await Promise.all(SITE.files.map(async (file) => {
    // Past the browser's own cache: the page itself always has the same name.
    const response = await fetch(file, { cache: "reload" });
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    // Some hosts lead from index.html to its folder: what was led elsewhere is refused as the answer to a navigation.
    await cache.put(file, response.redirected ? new Response(response.body, response) : response);
  }));
}

async function forget() {
  const others = (await names()).filter((name) => name !== PREFIX + SITE.version);
  await Promise.all(others.slice(0, Math.max(0, others.length + 1 - KEPT)).map((name) => caches.delete(name)));
}

/** The caches of this site, oldest first. */
const names = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

/** @param {Request} request */
async function answer(request) {
  const own = await caches.open(PREFIX + SITE.version);
  if (request.mode === "navigate" && new URL(request.url).pathname === new URL("./", scope.location.href).pathname) return (await own.match("index.html")) ?? fetch(request);
  for (const cache of [own, ...(await Promise.all((await names()).map((name) => caches.open(name))))]) {
    const found = await cache.match(request, { ignoreSearch: true });
    if (found) return found;
  }
  return fetch(request);
}
