// The other engines: each gives a function that indexes all articles, with the position of every token.

/** wink-nlp: tokens, and for each word where it stands. */
export async function wink() {
  const { default: winkNLP } = await import("wink-nlp");
  const { default: model } = await import("wink-eng-lite-web-model");
  const nlp = winkNLP(model, []);
  const its = nlp.its;
  return (articles) => {
    const index = new Map();
    let position = 0;
    for (const article of articles) {
      const doc = nlp.readDoc(article);
      const types = doc.tokens().out(its.type);
      const words = doc.tokens().out(its.normal);
      for (let at = 0; at < words.length; at++) {
        if (types[at] === "punctuation" || types[at] === "tabCRLF") continue;
        const found = index.get(words[at]);
        if (found) found.push(position);
        else index.set(words[at], [position]);
        position++;
      }
    }
    return position;
  };
}

/** wink-nlp: tokens alone. */
export async function winkTokens() {
  const { default: winkNLP } = await import("wink-nlp");
  const { default: model } = await import("wink-eng-lite-web-model");
  const nlp = winkNLP(model, []);
  return (articles) => {
    let tokens = 0;
    for (const article of articles) tokens += nlp.readDoc(article).tokens().length();
    return tokens;
  };
}

/** minisearch: its usual index, which knows articles but no positions. */
export async function minisearch() {
  const { default: MiniSearch } = await import("minisearch");
  return (articles) => {
    const index = new MiniSearch({ fields: ["text"] });
    index.addAll(articles.map((text, id) => ({ id, text })));
    return index.termCount;
  };
}

/** What a careful author would write by hand: a regular expression, a Map and typed arrays, positions included. */
export async function handWritten() {
  return (articles) => {
    const word = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
    const types = new Map();
    let ids = new Uint32Array(1 << 16);
    let starts = new Uint32Array(1 << 16);
    const counts = [];
    const bounds = [];
    let tokens = 0;
    for (const text of articles) {
      bounds.push(tokens);
      word.lastIndex = 0;
      for (let match = word.exec(text); match; match = word.exec(text)) {
        const key = match[0].toLowerCase();
        let id = types.get(key);
        if (id === undefined) {
          id = types.size;
          types.set(key, id);
          counts.push(0);
        }
        if (tokens === ids.length) {
          const more = new Uint32Array(tokens * 2);
          more.set(ids);
          ids = more;
          const moreStarts = new Uint32Array(tokens * 2);
          moreStarts.set(starts);
          starts = moreStarts;
        }
        ids[tokens] = id;
        starts[tokens++] = match.index;
        counts[id]++;
      }
    }
    const next = new Uint32Array(counts.length + 1);
    for (let id = 0; id < counts.length; id++) next[id + 1] = next[id] + counts[id];
    const positions = new Uint32Array(tokens);
    for (let at = 0; at < tokens; at++) positions[next[ids[at]]++] = at;
    return tokens;
  };
}
