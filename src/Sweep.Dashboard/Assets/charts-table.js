// Makes a table of the rows of a chart when the reader opens it.
import { digits, words } from "./charts-words.js";

const longest = 200;
const ids = new Set(["example_trial", "trial"]);

function text(value) {
  if (Array.isArray(value)) {
    return value.length > 12 ? `${value.slice(0, 3).map(text).join(" ")} … ${value.slice(-3).map(text).join(" ")} (${value.length})` : value.map(text).join(" ");
  }

  return typeof value === "number" ? digits(value) : value === null ? "–" : String(value);
}

function entryOf(column, value, linked, numeric) {
  const made = document.createElement("td");
  if (numeric) {
    made.className = "number";
  }

  if (linked && ids.has(column) && value) {
    const link = document.createElement("a");
    link.href = `/trials/${value.replaceAll("-", "")}`;
    link.textContent = value.slice(0, 8);
    made.append(link);
  } else if (column === "trace" && value) {
    const pre = document.createElement("pre");
    pre.className = "trace";
    pre.textContent = value;
    made.append(pre);
  } else {
    made.textContent = text(value);
  }

  return made;
}

export function tableOf(data, title, linked) {
  const scroll = document.createElement("div");
  scroll.className = "scroll";
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", `${title}, table`);
  const table = scroll.appendChild(document.createElement("table"));
  table.createCaption().textContent = data.rows.length > longest ? `${title}: the first ${longest} of ${data.rows.length} rows; the CSV file has all` : title;
  const head = table.createTHead().insertRow();

  // A column of numbers stays numeric if a number is missing.
  const numeric = data.columns.map((_, at) => data.rows.some((row) => typeof row[at] === "number"));
  for (const [at, column] of data.columns.entries()) {
    const heading = head.appendChild(document.createElement("th"));
    heading.scope = "col";
    heading.className = numeric[at] ? "number" : "";
    heading.textContent = words(column);
  }

  const body = table.createTBody();
  for (const row of data.rows.slice(0, longest)) {
    body.insertRow().append(...row.map((value, at) => entryOf(data.columns[at], value, linked, numeric[at])));
  }

  return scroll;
}
