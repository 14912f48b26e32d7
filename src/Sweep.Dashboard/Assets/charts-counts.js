// Draws measured against predicted counts of embeddings. A point on the diagonal reaches the prediction, and one above it refutes the theory.
import { digits, marks, plural, sum, tip, verdicts, words } from "./charts-words.js";
import { above, axis, dot, frame, mix } from "./charts-theme.js";

const verdictSymbols = { confirmed: "circle", not_reached: "triangle", refuted: "diamond", inconclusive: "rect", not_predicted: "roundRect" };

// Returns a scale in powers of two for counts that differ by orders of magnitude, else a linear one.
function scaleOf(rows) {
  const counts = rows.flatMap((row) => [row.predicted_distinct, row.measured_distinct]);
  const [least, most] = [Math.max(1, Math.min(...counts)), Math.max(...counts)];
  if (most / least <= 16) {
    return { to: (value) => value, min: 0, max: Math.ceil(most * 1.1) + 1, label: digits };
  }

  const [low, high] = [Math.floor(Math.log2(least)), Math.ceil(Math.log2(most) + 0.2)];
  return { to: (value) => Math.log2(Math.max(value, 0.5)), min: low - 0.5, max: high + 0.5, interval: 1, ticks: high - low, label: (value) => (Number.isInteger(value) ? digits(2 ** value) : "") };
}

function ticks(scale, room) {
  if (!scale.ticks) {
    return { min: scale.min, max: scale.max, minInterval: 1 };
  }

  // Labels every power, or every second or third of many.
  const every = Math.max(1, Math.ceil(scale.ticks / room));
  const customValues = Array.from({ length: Math.floor(scale.ticks / every) + 1 }, (_, at) => scale.min + 0.5 + at * every);
  return { min: scale.min, max: scale.max, axisTick: { customValues }, axisLabel: { customValues, formatter: scale.label }, splitLine: { show: false } };
}

// Draws the region of refuting counts, and the line of counts that reach their prediction.
const ground = (scale, theme) => (params, api) => {
  const [lowX, lowY] = api.coord([scale.min, scale.min]);
  const [highX, highY] = api.coord([scale.max, scale.max]);
  const words = (text, x, y, align, vertical, fill) => ({ type: "text", style: { text, x, y, align, verticalAlign: vertical, fill, font: `600 12px ${theme.letters}` } });
  return {
    type: "group", silent: true,
    children: [
      { type: "polygon", shape: { points: [[lowX, lowY], [lowX, highY], [highX, highY]] }, style: { fill: mix(theme.refuted, 0.1, theme.surface) } },
      { type: "line", shape: { x1: lowX, y1: lowY, x2: highX, y2: highY }, style: { stroke: theme.strong, lineWidth: 1.5 } },
      words("refutes", lowX + 12, highY + 12, "left", "top", theme.refuted),
      words("not reached", highX - 12, lowY - 12, "right", "bottom", theme.quiet),
    ],
  };
};

export function counts(rows, theme) {
  const scale = scaleOf(rows);
  const most = Math.max(...rows.map((row) => row.trials));
  const size = (row) => 9 + 21 * Math.sqrt(row.trials / most) * (most > 1 ? 1 : 0);
  const present = verdicts.filter((verdict) => rows.some((row) => row.verdict === verdict));
  const trials = (verdict) => sum(rows.filter((row) => row.verdict === verdict), "trials");
  const room = theme.narrow ? 6 : 10;
  return {
    height: Math.min(theme.width * 0.9 + 40, 460),
    most: 640,
    legend: [...present.map((verdict) => dot(theme.verdict[verdict], `${words(verdict)} (${digits(trials(verdict))})`, marks[verdict])), { text: "larger: more trials", shape: "none" }],
    summary: `Measured against predicted counts: ${plural(rows.length, "point")}; ${present.map((verdict) => `${plural(trials(verdict), "trial")} ${words(verdict)}`).join(", ")}.`,
    option: frame(theme, {
      grid: { left: 10, right: 20, top: 34, bottom: 36, containLabel: true },
      xAxis: axis(theme, "Predicted embeddings", { type: "value", ...ticks(scale, room) }),
      title: above(theme, "Measured embeddings"),
      yAxis: axis(theme, "", { type: "value", ...ticks(scale, room) }),
      tooltip: {
        formatter: ({ data }) => data.row && tip(`${digits(data.row.measured_distinct)} measured, ${digits(data.row.predicted_distinct)} predicted`, [
          ["verdict", `${marks[data.row.verdict] ?? ""} ${words(data.row.verdict)}`], ["trials", digits(data.row.trials)],
        ]),
      },
      series: [
        { type: "custom", data: [[scale.min, scale.min]], renderItem: ground(scale, theme), silent: true, tooltip: { show: false }, z: 1 },
        ...present.map((verdict) => ({
          type: "scatter", name: words(verdict), symbol: verdictSymbols[verdict], z: verdict === "refuted" ? 5 : 3,
          itemStyle: { color: theme.verdict[verdict], opacity: verdict === "refuted" ? 1 : 0.75, borderColor: theme.surface, borderWidth: 1 },
          data: rows.filter((row) => row.verdict === verdict).map((row) => ({ value: [scale.to(row.predicted_distinct), scale.to(row.measured_distinct)], symbolSize: size(row), row })),
        })),
      ],
    }),
  };
}
