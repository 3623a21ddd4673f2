// When the reports appeared: a dot a report over its date, the label beside it.

import { html, svg } from "../parts/dom.js";
import { count, date } from "../parts/format.js";
import { outletOf } from "../parts/outlets.js";
import { figure } from "./figure.js";

/** @typedef {import("../engine/protocol.d.ts").ArticleInfo} ArticleInfo */

const DAY = 86_400_000;
const ROW = 20;

/** @param {import("../parts/page.js").Page} page @param {ArticleInfo[]} articles with at least two dates known */
export function timeline(page, articles) {
  const known = articles
    .flatMap((a) => (a.date ? [{ info: a, day: Date.parse(`${a.date.value}T00:00:00Z`) / DAY, iso: a.date.value }] : []))
    .filter((k) => Number.isFinite(k.day))
    .sort((a, b) => a.day - b.day || a.info.id - b.info.id);
  const unknown = articles.length - known.length;
  const first = known[0]?.day ?? 0;
  const last = known[known.length - 1]?.day ?? 0;
  const days = [...new Set(known.map((k) => k.day))];
  const stack = days.map((d) => known.filter((k) => k.day === d));
  const width = Math.max(260, Math.min(page.ui.width, 300));
  const height = days.length * 26 + known.length * ROW + 8;
  let y = 0;
  const title = days.length === 1 ? `All dated reports are of ${date(known[0]?.iso ?? "")}` : `The reports span ${count(Math.round(last - first) + 1, "day")}`;
  return figure(page, {
    name: "timeline",
    title,
    subtitle: unknown ? `By the date that a report states; ${count(unknown, "report")} ${unknown === 1 ? "states" : "state"} none` : "By the date that a report states",
    table: { name: "newsprism-dates", columns: ["Date", "Report"], rows: known.map((k) => [k.iso, k.info.label]) },
    chart: html`<svg class="chart" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="group" aria-label=${title}>
      <line class="rule" x1="6" x2="6" y1="4" y2=${height - 4}></line>
      ${stack.map((reports) => {
        y += 18;
        const head = svg`<circle class="ink" cx="6" cy=${y - 4} r="3.5"></circle><text class="name" x="18" y=${y}>${date(reports[0]?.iso ?? "")}</text>`;
        const rows = reports.map((k) => {
          y += ROW;
          const outlet = outletOf(page.outlets, k.info.outlet);
          return svg`<a href=${page.href("reader", { article: k.info.file })} aria-label="${k.info.label}, ${date(k.iso)}">
            <rect class="fill ${outlet.className}" x="18" y=${y - 11} width="18" height="13"></rect>
            <text class="on ${outlet.className}" x="27" y=${y - 1} text-anchor="middle">${outlet.badge}</text>
            <text class="total" x="44" y=${y}>${k.info.label}</text></a>`;
        });
        y += 8;
        return svg`${head}${rows}`;
      })}
    </svg>`,
  });
}
