// What the PDF library takes for granted and a worker of WebKit's may not have.

const here = /** @type {any} */ (globalThis);
// For drawing, which is not done here.
for (const name of ["DOMMatrix", "Path2D", "ImageData"]) here[name] ??= class {};

/** @this {ReadableStream} */
async function* chunks() {
  const reader = this.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}
here.ReadableStream.prototype[Symbol.asyncIterator] ??= chunks;

export {};
