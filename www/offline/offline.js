// The page's side of working offline, on a site alone: stores the site's files, and offers a newer version.

/**
 * @param {string|TrustedScriptURL} url of the service worker
 * @param {(use: () => void) => void} offer called when a newer version is stored and waits; `use` turns to it
 */
export async function keepOffline(url, offer) {
  const registration = await navigator.serviceWorker.register(/** @type {string} */ (url));
  const isUpdate = () => navigator.serviceWorker.controller !== null;
  const waits = () => {
    const { waiting } = registration;
    if (!waiting || !isUpdate()) return;
    offer(() => {
      // Only the tab whose reader asked is loaded anew.
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage("use");
    });
  };
  waits();
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => installing.state === "installed" && waits());
  });
}
