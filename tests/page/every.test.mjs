import assert from "node:assert/strict";
import { test } from "node:test";
import { every } from "../../www/parts/export.js";

test("an answer by pages is asked for until all rows are there, and no longer", async () => {
  const rows = Array.from({ length: 2500 }, (_, n) => n);
  const asked = [];
  const ask = async ({ kind, page: { offset, limit } }) => {
    asked.push(offset);
    return { kind, total: rows.length, rows: rows.slice(offset, offset + limit) };
  };
  assert.deepEqual(await every(ask, { kind: "verbs" }), { kind: "verbs", total: 2500, rows });
  assert.deepEqual(asked, [0, 1000, 2000]);
  const short = async ({ page }) => ({ total: 9, rows: page.offset ? [] : [1] });
  assert.deepEqual((await every(short, {})).rows, [1]);
});
