// Queries as text: conditions put on and taken off, and what the builder writes. The core alone reads them. Pure.

/** Conditions that a switch sets. @typedef {"within sentence"|"with case"|"without accents"} Switch */

/** @param {string} condition */
const ending = (condition) => new RegExp(`\\s+${condition.replace(/ /g, "\\s+")}(?=\\s|$)`, "i");

/**
 * What of a query stands outside quotation marks, the rest blanked, so that words in them are not taken for conditions.
 * @param {string} query
 */
const unquoted = (query) => query.replace(/"[^"]*"|“[^”]*”|„[^“]*“|«[^»]*»/g, (quoted) => "_".repeat(quoted.length));

/** Whether a condition is set. @param {string} query @param {Switch} condition */
export const hasCondition = (query, condition) => ending(condition).test(unquoted(query));

/** The query with a condition put on or taken off. @param {string} query @param {Switch} condition @param {boolean} isOn */
export function withCondition(query, condition, isOn) {
  const found = ending(condition).exec(unquoted(query));
  const bare = found ? query.slice(0, found.index) + query.slice(found.index + found[0].length) : query;
  return isOn ? `${bare.trim()} ${condition}` : bare.trim();
}

/**
 * What a reader chose in the builder.
 * @typedef {object} Built
 * @property {string} first
 * @property {How} how
 * @property {"none"|"next"|"near"|"or"} join
 * @property {string} second
 * @property {How} secondHow
 * @property {number} apart
 * @property {""|"within quote"|"outside quote"} where
 * @property {string} speaker
 * @property {string} outlet
 * @property {boolean} inSentence
 * @property {boolean} withCase
 * @property {boolean} withoutAccents
 */

/** @typedef {"is"|"begins"|"ends"|"holds"|"family"} How */

/** @returns {Built} nothing chosen */
export const nothingBuilt = () => ({
  first: "", how: "is", join: "none", second: "", secondHow: "is", apart: 5, where: "", speaker: "", outlet: "", inSentence: false, withCase: false, withoutAccents: false,
});

/** The query that says what was chosen; "" without a word. @param {Built} built */
export function written(built) {
  const first = words(built.first, built.how);
  const second = built.join === "none" ? "" : words(built.second, built.secondHow);
  if (!first) return "";
  const between = { none: "", next: " ", near: ` ~${Math.min(100, Math.max(1, Math.round(built.apart) || 1))} `, or: " | " }[built.join];
  const parts = [second ? `${first}${between}${second}` : first];
  if (built.inSentence) parts.push("within sentence");
  if (built.where) parts.push(built.where);
  if (built.speaker.trim()) parts.push(`by "${built.speaker.trim().replaceAll('"', "")}"`);
  if (built.outlet.trim()) parts.push(`in outlet "${built.outlet.trim().replaceAll('"', "")}"`);
  if (built.withCase) parts.push("with case");
  if (built.withoutAccents) parts.push("without accents");
  return parts.join(" ");
}

/** Words as typed, without signs that would mean something. @param {string} text @param {How} how */
function words(text, how) {
  const plain = text.replace(/["“”„«»()[\]{}|~^/\\*?+]/g, " ").trim().replace(/\s+/g, " ");
  if (!plain) return "";
  if (how === "is") return plain.includes(" ") || /^(within|outside|with|without|by|in)$/i.test(plain) ? `"${plain}"` : plain;
  return plain.split(" ").map((word) => ({ begins: `${word}*`, ends: `*${word}`, holds: `*${word}*`, family: `${word}+` })[how]).join(" ");
}
