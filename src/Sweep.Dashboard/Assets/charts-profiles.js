// Draws the embedding distance of neighbouring pixels by their position within the period. A peak at a line is a seam.
import { digits, plural, tip, valuesOf, words } from "./charts-words.js";
import { verticals, whiskers } from "./charts-crops.js";
import { above, axis, frame, stroke } from "./charts-theme.js";

// Closes the profile at the next line: one period later, or at the start of the next tile.
const closed = (row, values) => [...row.positions.map((at, index) => [at, values[index]]), ...(row.positions[0] === 0 ? [[row.length, values[0]]] : [])];

// Returns the line at 0, and the line at the end if all profiles have the same length.
function linesOf(rows) {
  const lengths = valuesOf(rows, "length");
  const end = rows.every((row) => row.length === row.period) ? "P" : "next tile";
  return [{ at: 0, text: "0" }, ...(lengths.length === 1 ? [{ at: lengths[0], text: end }] : [])];
}

export function profiles(rows, theme) {
  const longest = Math.max(...rows.map((row) => row.length));
  const name = (row) => words(row.label ?? (row.train_window ? `w = ${row.train_window}` : "mean over seeds"));
  const jumps = rows.filter((row) => row.jump_ratio > 2).length;
  return {
    height: theme.narrow ? 300 : 340,
    legend: rows.map((row, index) => stroke(theme.curve(index), `${name(row)} · jump ratio ${digits(row.jump_ratio, 3)}${row.predicted_jump === true ? ", seam predicted" : row.predicted_jump === false ? ", no seam predicted" : ""}`)),
    summary: `Jump profiles of ${plural(rows.length, "configuration")}; with a jump ratio above 2: ${jumps}.`,
    option: frame(theme, {
      grid: { left: 8, right: 20, top: 48, bottom: 34, containLabel: true },
      xAxis: axis(theme, rows.every((row) => row.length === row.period) ? "Position within the period (px)" : "Position behind a line (px)", { type: "value", min: 0, max: longest, minInterval: 1, splitLine: { show: false } }),
      title: above(theme, "Mean embedding distance of neighbours"),
      yAxis: axis(theme, "", { type: "value", min: 0 }),
      tooltip: { formatter: ({ data, seriesName }) => data?.value && tip(seriesName, [["position", `${data.value[0]} px`], ["mean distance", digits(data.value[1])]]) },
      series: rows.flatMap((row, index) => {
        const curve = theme.curve(index);
        return [
          whiskers(closed(row, row.low).map(([at, low], place) => [at, low, closed(row, row.high)[place][1]]), curve.colour, (value) => value),
          {
            type: "line", name: name(row), symbol: curve.symbol, symbolSize: 6, itemStyle: { color: curve.colour }, lineStyle: { color: curve.colour, type: curve.dash, width: 1.8 },
            data: closed(row, row.distances).map((value) => ({ value })), markLine: index === 0 ? verticals(theme, linesOf(rows)) : undefined,
          },
        ];
      }),
    }),
  };
}
