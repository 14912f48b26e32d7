// Draws the failed attempts by cause.
import { digits, encode, plural, sum, words } from "./charts-words.js";
import { axis, frame } from "./charts-theme.js";
import { outcomeColours } from "./charts-timeline.js";

const shown = 3;

export function failures(rows, theme) {
  const causes = [...new Set(rows.map((row) => row.cause))]
    .map((cause) => ({ cause, groups: rows.filter((row) => row.cause === cause) }))
    .map((entry) => ({ ...entry, attempts: sum(entry.groups, "attempts"), lost: sum(entry.groups, "failed_for_good") }))
    .sort((one, other) => other.attempts - one.attempts);
  const colours = outcomeColours(theme);
  return {
    height: causes.length * 44 + 66,
    legend: [],
    summary: `${plural(sum(rows, "attempts"), "failed attempt")}: ${causes.map(({ cause, attempts }) => `${digits(attempts)} ${words(cause)}`).join(", ")}.`,
    option: frame(theme, {
      aria: { enabled: true, decal: { show: true } },
      grid: { left: 16, right: 56, top: 8, bottom: 34, containLabel: true },
      xAxis: axis(theme, "Failed attempts", { type: "value", minInterval: 1 }),
      yAxis: axis(theme, "", { type: "category", inverse: true, data: causes.map(({ cause }) => words(cause)), axisTick: { show: false }, splitLine: { show: false }, axisLabel: { color: theme.text, fontSize: 12 } }),
      tooltip: {
        formatter: ({ dataIndex }) => {
          const { cause, groups, attempts, lost } = causes[dataIndex];
          return `<strong>${encode(words(cause))}</strong><br>${plural(attempts, "attempt")}, ${plural(lost, "trial")} failed for good`
            + groups.slice(0, shown).map((group) => `<br>${digits(group.attempts)} × ${encode(group.error.slice(0, 120) || "no message")}`).join("")
            + (groups.length > shown ? `<br>and ${plural(groups.length - shown, "other message")}` : "");
        },
      },
      series: [{
        type: "bar", barMaxWidth: 26, label: { show: true, position: "right", color: theme.text, formatter: ({ value }) => digits(value) },
        data: causes.map(({ cause, attempts }) => ({ value: attempts, itemStyle: { color: colours[cause] ?? theme.failed } })),
      }],
    }),
  };
}
