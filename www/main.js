import { bundledCorpus, startEngine } from "./engine/boot.js";

async function open() {
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  try {
    const [engine, corpus] = await Promise.all([startEngine(), bundledCorpus()]);
    await engine.load(corpus.files);
    main.textContent = `${corpus.files.length} reports`;
  } catch (error) {
    main.textContent = String(error);
  }
}

open();
