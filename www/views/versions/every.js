// All rows of an answer that comes by pages: what is summed up must not be a part.

/** @typedef {import("../../parts/page.js").Ask} Ask */

const PAGE = 1000;

/** @template {{ rows: unknown[], total: number }} V @param {Ask} ask @param {any} request without a page @returns {Promise<V>} */
export async function every(ask, request) {
  /** @param {number} offset @returns {Promise<V>} */
  const part = (offset) => ask({ ...request, page: { offset, limit: PAGE } });
  const view = await part(0);
  const rows = [...view.rows];
  while (rows.length < view.total) {
    const next = await part(rows.length);
    if (next.rows.length === 0) break;
    rows.push(...next.rows);
  }
  return { ...view, rows };
}
