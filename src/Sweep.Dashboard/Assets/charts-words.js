// Writes words and numbers of charts.

export const verdicts = ["confirmed", "not_reached", "refuted", "inconclusive", "not_predicted"];
export const marks = { confirmed: "✓", not_reached: "<", refuted: "✗", inconclusive: "?", not_predicted: "–" };

export const words = (name) => String(name).replaceAll("_", " ");
export const rowsOf = (data) => data.rows.map((row) => Object.fromEntries(row.map((value, at) => [data.columns[at], value])));
export const present = (value) => typeof value === "number" && Number.isFinite(value);
export const sum = (rows, column) => rows.reduce((total, row) => total + (row[column] ?? 0), 0);
export const plural = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

const raised = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

const raise = (exponent) => [...String(Number(exponent))].map((sign) => raised[sign]).join("");

export const powerOfTen = (exponent) => (exponent >= -2 && exponent <= 3 ? String(Number((10 ** exponent).toPrecision(1))) : `10${raise(exponent)}`);

export function digits(value, places = 4) {
  if (!present(value)) {
    return "–";
  }

  if (value !== 0 && Math.abs(value) < 1e-3) {
    const [digit, exponent] = value.toExponential(Math.min(places, 2) - 1).split("e");
    return `${Number(digit)}·10${raise(exponent)}`;
  }

  return Number.isInteger(value) ? value.toLocaleString("en") : String(Number(value.toPrecision(places)));
}

// Sorts 2 before 10, 7 before 7x8, and words after numbers.
const numbers = (text) => (String(text).match(/-?\d+(\.\d+)?(e-?\d+)?/g) ?? []).map(Number);

export function byNature(one, other) {
  const [left, right] = [numbers(one), numbers(other)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    if (left[at] !== right[at]) {
      return left[at] - right[at];
    }
  }

  return (left.length === 0) - (right.length === 0) || left.length - right.length || String(one).localeCompare(String(other));
}

export const valuesOf = (rows, column) => [...new Set(rows.map((row) => row[column]))].sort(byNature);

const special = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const encode = (text) => String(text).replace(/[&<>"']/g, (sign) => special[sign]);

// Encodes titles and values, because a tooltip is markup and users can enter its texts.
export const tip = (title, lines) =>
  `<strong>${encode(title)}</strong>${lines.filter(Boolean).map(([name, value]) => `<br>${encode(name)}: <b>${encode(value)}</b>`).join("")}`;

export const countsOf = (row) => verdicts.filter((verdict) => row[verdict] > 0).map((verdict) => [`${marks[verdict]} ${words(verdict)}`, digits(row[verdict])]);
