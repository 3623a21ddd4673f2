/** Set by the packer: whether this build can be made to panic. */
declare const TEST_BUILD: boolean;
/** A page's text, put in by the packer. */
declare module "*.html" {
  const text: string;
  export default text;
}
/** Set by the packer in the service worker: what a version of the site is made of. */
declare const SITE: { version: string; files: string[] };
/** What the worker's script leaves in the page. */
declare var newsprismCore: Pick<typeof import("./core.js"), "handle">;
