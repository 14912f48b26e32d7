// Draws stitch error and split objects against the tile crop. Vertical lines are the multiples of the period.
import { digits, plural, powerOfTen, present, sum, tip, valuesOf, words } from "./charts-words.js";
import { above, axis, frame, stroke } from "./charts-theme.js";

// Smaller errors are due to rounding, and are drawn as 0 at the foot of the axis.
const rounding = 1e-5;
const seam = 0.01;

function logarithm(values) {
  const exponents = values.filter((value) => value >= rounding).map((value) => Math.log10(value));
  const high = Math.max(1, ...exponents.map(Math.ceil));
  const floor = Math.min(-3, ...exponents.map(Math.floor)) - 1;
  return {
    to: (value) => (value >= rounding ? Math.log10(value) : floor), min: floor, max: high, interval: 1,
    axisLabel: { formatter: (exponent) => (exponent <= floor ? "0" : powerOfTen(exponent)) },
  };
}

export function whiskers(points, colour, to) {
  return {
    type: "custom", silent: true, tooltip: { show: false }, data: points.filter(([, low, high]) => present(low) && low !== high).map(([at, low, high]) => [at, to(low), to(high)]), encode: { x: 0, y: [1, 2] },
    renderItem: (params, api) => {
      const [[x, low], [, high]] = [api.coord([api.value(0), api.value(1)]), api.coord([api.value(0), api.value(2)])];
      return { type: "path", shape: { pathData: `M${x - 3} ${low}H${x + 3}M${x} ${low}V${high}M${x - 3} ${high}H${x + 3}` }, style: { stroke: colour, lineWidth: 1, opacity: 0.6, fill: "none" } };
    },
  };
}

export const verticals = (theme, places) => ({
  silent: true, symbol: "none", animation: false, lineStyle: { color: theme.quiet, type: [5, 4], width: 1.2 },
  data: places.map(({ at, text }) => ({ xAxis: at, label: { formatter: text, position: "end", color: theme.quiet, fontSize: 11, distance: 4 } })),
});

const horizontal = (theme, at) => (at === undefined ? [] : [{
  yAxis: at, lineStyle: { color: theme.line, type: "solid" }, label: { formatter: "seam above this line", position: "insideStartTop", color: theme.quiet, fontSize: 11 },
}]);

function multiples(period, low, high, name) {
  const first = Math.max(1, Math.ceil(low / period));
  return Array.from({ length: Math.max(0, Math.floor(high / period) - first + 1) }, (_, at) => ({ at: (first + at) * period, text: name(first + at) }));
}

export function crops(rows, theme) {
  const periods = valuesOf(rows, "period");

  // Counts crops in periods if there are several, so that all networks share one x axis.
  const unit = periods.length > 1 ? (row) => row.crop / row.period : (row) => row.crop;
  const [low, high] = [Math.min(...rows.map(unit)), Math.max(...rows.map(unit))];
  const places = multiples(periods.length > 1 ? 1 : periods[0], low, high, (count) => (count === 1 ? "P" : `${count}P`));
  const labels = [...new Set(rows.map((row) => row.label))];
  const panes = [
    { mean: "error_mean", low: "error_low", high: "error_high", title: "Stitch error (largest, in standard deviations)", seam: Math.log10(seam), scale: logarithm(rows.flatMap((row) => [row.error_mean, row.error_low, row.error_high]).filter(present)) },
    { mean: "split_mean", low: "split_low", high: "split_high", title: "Share of cut objects that are split", scale: { to: (value) => value, min: 0, max: 1 } },
  ].filter((pane) => rows.some((row) => present(row[pane.mean])));
  const paneHeight = theme.narrow ? 220 : 250;
  const series = panes.flatMap((pane, at) => labels.flatMap((label, index) => {
    const curve = theme.curve(index);
    const own = rows.filter((row) => row.label === label && present(row[pane.mean])).sort((one, other) => one.crop - other.crop);
    return [
      { ...whiskers(own.map((row) => [unit(row), row[pane.low], row[pane.high]]), curve.colour, pane.scale.to), xAxisIndex: at, yAxisIndex: at },
      {
        type: "line", xAxisIndex: at, yAxisIndex: at, symbol: curve.symbol, symbolSize: 7, itemStyle: { color: curve.colour }, lineStyle: { color: curve.colour, type: curve.dash, width: 1.8 },
        data: own.map((row) => ({ value: [unit(row), pane.scale.to(row[pane.mean])], row, pane })), markLine: index === 0 ? { ...verticals(theme, places), data: [...verticals(theme, places).data, ...horizontal(theme, pane.seam)] } : undefined,
      },
    ];
  }));
  const edge = periods.length > 1 ? 0.1 : 0.5;
  const atMultiple = rows.filter((row) => row.crop % row.period === 0 && present(row.error_high));
  return {
    height: panes.length * paneHeight + 34,
    legend: labels.length > 1 || labels[0] ? labels.map((label, index) => stroke(theme.curve(index), words(label ?? "all"))) : [],
    summary: `${panes.map((pane) => pane.title).join(" and ")} for ${plural(labels.length, "network")} at ${plural(valuesOf(rows, "crop").length, "tile crop")}. `
      + (atMultiple.length ? `At multiples of the period the largest stitch error is ${digits(Math.max(...atMultiple.map((row) => row.error_high)))}. ` : "") + `Refuted trials: ${sum(rows, "refuted")}.`,
    option: frame(theme, {
      grid: panes.map((_, at) => ({ left: 46, right: 18, top: 46 + at * paneHeight, height: paneHeight - 80 })),
      xAxis: panes.map((_, at) => axis(theme, at === panes.length - 1 ? (periods.length > 1 ? "Tile crop in periods (c / P)" : "Tile crop c (px)") : "", { type: "value", gridIndex: at, min: low - edge, max: high + edge, splitLine: { show: false }, axisLabel: { showMinLabel: false, showMaxLabel: false, formatter: (value) => digits(value) } })),
      title: panes.map((pane, at) => above(theme, pane.title, at * paneHeight)),
      yAxis: panes.map((pane, at) => axis(theme, "", { type: "value", gridIndex: at, min: pane.scale.min, max: pane.scale.max, interval: pane.scale.interval, axisLabel: pane.scale.axisLabel })),
      tooltip: {
        formatter: ({ data }) => data?.row && tip(`${words(data.row.label ?? "")} c = ${data.row.crops} px (P = ${data.row.period})`, [
          [data.pane.title, `${digits(data.row[data.pane.mean])} (${digits(data.row[data.pane.low])} to ${digits(data.row[data.pane.high])})`], ["seeds", digits(data.row.n)],
        ]),
      },
      series,
    }),
  };
}
