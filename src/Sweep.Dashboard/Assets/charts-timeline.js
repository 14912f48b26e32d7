// Draws the attempts of each worker over time. A bar is one attempt, or a stretch of time with several.
import { digits, plural, sum, tip, valuesOf, words } from "./charts-words.js";
import { axis, dot, frame } from "./charts-theme.js";

const outcomes = ["succeeded", "cancelled", "unreachable", "worker_lost", "timeout", "out_of_memory", "user_error"];
const signs = { cancelled: "·", unreachable: "~", worker_lost: "†", timeout: "t", out_of_memory: "m", user_error: "!" };

export const outcomeColours = (theme) => ({
  succeeded: theme.pending, cancelled: theme.not_predicted, unreachable: theme.refuted, worker_lost: theme.refuted, timeout: theme.not_reached, out_of_memory: theme.inconclusive, user_error: theme.failed,
});

function duration(seconds) {
  const units = seconds >= 172800 ? [[86400, "d"], [3600, "h"]] : seconds >= 3600 ? [[3600, "h"], [60, "min"]] : seconds >= 60 ? [[60, "min"], [1, "s"]] : [[1, "s"]];
  const [[large, name], small] = units;
  const rest = small ? Math.round((seconds % large) / small[0]) : 0;
  return `${small ? Math.floor(seconds / large) : digits(seconds, 3)} ${name}${rest > 0 ? ` ${rest} ${small[1]}` : ""}`;
}

// Returns a round distance of the labels, in seconds, minutes, hours or days.
function interval(span, room) {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 604800];
  return steps.find((step) => span / step <= room) ?? Math.ceil(span / room / 604800) * 604800;
}

const bar = (row, theme, colour) => (params, api) => {
  const [from, y] = api.coord([row.from_s, api.value(0)]);
  const [to] = api.coord([row.to_s, api.value(0)]);
  const failed = row.outcome !== "succeeded";
  const full = Math.max(4, Math.min(22, api.size([0, 1])[1] * 0.7));

  // The height of a bar is the busy share of its time, so that a few failures do not look like half an hour of them.
  const share = row.attempts > 1 ? Math.min(1, row.busy_s / Math.max(row.to_s - row.from_s, 0.001)) : 1;
  const height = Math.max(2, full * share);
  const width = Math.max(failed ? 3 : 1, to - from - (to - from > 4 ? 0.5 : 0));
  const children = [{ type: "rect", shape: { x: from, y: y + full / 2 - height, width, height }, style: { fill: colour, opacity: failed ? 1 : 0.8 } }];
  if (failed && width > 9 && height > 10) {
    children.push({ type: "text", silent: true, style: { text: signs[row.outcome] ?? "!", x: from + width / 2, y: y + (full - height) / 2, align: "center", verticalAlign: "middle", fill: theme.surface, font: `700 11px ${theme.letters}` } });
  }

  return { type: "group", children };
};

export function timeline(rows, theme) {
  const workers = valuesOf(rows, "worker");
  const colours = outcomeColours(theme);

  // Draws failures last, so that no other bar covers them.
  const ordered = [...rows].sort((one, other) => (one.outcome !== "succeeded") - (other.outcome !== "succeeded"));
  const draw = ordered.map((row) => bar(row, theme, colours[row.outcome] ?? theme.failed));
  const there = outcomes.filter((outcome) => rows.some((row) => row.outcome === outcome));
  const attempts = (outcome) => sum(rows.filter((row) => row.outcome === outcome), "attempts");
  const span = Math.max(...rows.map((row) => row.to_s), 0.001);
  return {
    height: workers.length * Math.max(14, Math.min(32, 900 / workers.length)) + 76,
    legend: there.map((outcome) => dot(colours[outcome], `${words(outcome)} (${digits(attempts(outcome))})`, signs[outcome] ?? "")),
    summary: `Attempts of ${plural(workers.length, "worker")} within ${duration(span)}: ${there.map((outcome) => `${digits(attempts(outcome))} ${words(outcome)}`).join(", ")}.`,
    option: frame(theme, {
      grid: { left: 8, right: 24, top: 12, bottom: 36, containLabel: true },
      xAxis: axis(theme, "Time since the first attempt", { type: "value", min: 0, max: span, interval: interval(span, theme.narrow ? 4 : 9), axisLabel: { formatter: duration, showMaxLabel: false } }),
      yAxis: axis(theme, "", { type: "category", data: workers, inverse: true, splitLine: { show: false }, axisTick: { show: false }, axisLabel: { width: theme.narrow ? 90 : 220, overflow: "truncate" } }),
      tooltip: {
        formatter: ({ dataIndex }) => {
          const row = ordered[dataIndex];
          return tip(row.worker, [
            ["outcome", words(row.outcome)], ["attempts", digits(row.attempts)], ["from", `${duration(row.from_s)} (${new Date(row.started_at).toLocaleString()})`], ["lasted", duration(row.to_s - row.from_s)],
            ...(row.attempts > 1 ? [["attempts took", duration(row.busy_s)]] : []),
          ]);
        },
      },
      series: [{
        type: "custom", clip: true, data: ordered.map((row) => [workers.indexOf(row.worker), row.from_s, row.to_s]), encode: { x: [1, 2], y: 0 }, renderItem: (params, api) => draw[params.dataIndex](params, api),
      }],
    }),
  };
}
