// What the PDF library looks for as it starts and a worker of WebKit's has not: for drawing, which is not done here.

const here = /** @type {any} */ (globalThis);
for (const name of ["DOMMatrix", "Path2D", "ImageData"]) here[name] ??= class {};

export {};
