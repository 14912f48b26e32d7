// Draws all varying axes and measurements side by side. Each trial is a line, coloured by its verdict.
import { digits, marks, plural, tip, valuesOf, verdicts, words } from "./charts-words.js";
import { dot, frame } from "./charts-theme.js";

const measured = ["predicted_distinct", "measured_distinct", "stitch_error_max", "jump_ratio", "ap50", "final_loss"];
const short = { predicted_distinct: "predicted", measured_distinct: "distinct", stitch_error_max: "stitch error", jump_ratio: "jump ratio", ap50: "AP 0.5", final_loss: "final loss", train_window: "window w", tile_crop: "crop c", learning_rate: "rate", depth: "depth l", factor: "factor f", spacing: "spacing s", dimensions: "d", period: "period P" };
const mostAxes = 12;

function axesOf(rows, columns) {
  const varying = columns.filter((column) => column !== "verdict" && column !== "trial_id" && new Set(rows.map((row) => row[column])).size > 1);
  const axes = varying.filter((column) => !measured.includes(column));
  const measures = varying.filter((column) => measured.includes(column));
  return [...axes.slice(0, Math.max(mostAxes - measures.length, 4)), ...measures];
}

// Places words and few numbers at equal distances, and many numbers to scale.
function dimension(rows, column) {
  const values = valuesOf(rows.filter((row) => row[column] !== null), column);
  const even = !measured.includes(column) && (values.length <= 12 || values.some((value) => Number.isNaN(Number(value))));
  return even ? { type: "category", data: values.map(String) } : { type: "value", ...range(values.map(Number)) };
}

// Returns the range of all verdicts. ECharts alone would fit the axis to the first verdict, and other lines would leave the chart.
function range(values) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const unit = 10 ** Math.floor(Math.log10(most - least || 1));
  return { min: Math.floor(least / unit) * unit, max: Math.ceil(most / unit) * unit };
}

export function parallel(rows, theme, about, columns) {
  const axes = axesOf(rows, columns);
  const present = verdicts.filter((verdict) => rows.some((row) => row.verdict === verdict));
  const upright = theme.narrow;
  const opacity = Math.max(0.12, Math.min(0.7, 60 / rows.length));
  return {
    height: upright ? axes.length * 58 + 60 : 380,
    legend: present.map((verdict) => dot(theme.verdict[verdict], `${words(verdict)} (${rows.filter((row) => row.verdict === verdict).length})`, marks[verdict])),
    summary: `${plural(rows.length, "trial")} over ${axes.map(words).join(", ")}: ${present.map((verdict) => `${rows.filter((row) => row.verdict === verdict).length} ${words(verdict)}`).join(", ")}.`,
    option: frame(theme, {
      parallel: {
        layout: upright ? "vertical" : "horizontal", left: upright ? 92 : 48, right: upright ? 28 : 64, top: upright ? 24 : 52, bottom: upright ? 24 : 24,
        parallelAxisDefault: {
          nameTextStyle: { color: theme.text, fontSize: 11.5, fontWeight: 600 }, nameGap: 14, axisLine: { lineStyle: { color: theme.strong, width: 1.5 } }, axisTick: { lineStyle: { color: theme.strong } },
          axisLabel: { color: theme.text, fontSize: 10.5, hideOverlap: true, width: 72, overflow: "truncate", textBorderColor: theme.surface, textBorderWidth: 3 },
        },
      },
      parallelAxis: axes.map((column, at) => {
        const scale = dimension(rows, column);
        return { dim: at, name: short[column] ?? words(column), nameLocation: upright ? "start" : "end", ...scale, ...(scale.type === "value" && { axisLabel: { formatter: (value) => digits(value, 3) } }) };
      }),
      tooltip: { formatter: ({ data }) => data?.row && tip(words(data.row.verdict ?? ""), axes.map((column) => [words(column), typeof data.row[column] === "number" ? digits(data.row[column]) : data.row[column] ?? "–"])) },
      series: present.map((verdict) => ({
        type: "parallel", name: words(verdict), z: verdict === "refuted" ? 5 : 2, smooth: false, inactiveOpacity: 0.03, activeOpacity: 0.9,
        lineStyle: { color: theme.verdict[verdict], width: verdict === "refuted" ? 2.5 : 1.2, opacity: verdict === "refuted" ? 1 : opacity, type: verdict === "inconclusive" ? [4, 3] : "solid" },
        data: rows.filter((row) => row.verdict === verdict).map((row) => ({ value: axes.map((column) => (row[column] === null ? "-" : dimension(rows, column).type === "category" ? String(row[column]) : row[column])), row })),
      })),
    }),
  };
}
