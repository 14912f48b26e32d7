// Draws the loss of trainings by step, from the worst training to the best.
import { digits, plural, powerOfTen, present, tip, words } from "./charts-words.js";
import { above, axis, frame, mix, stroke } from "./charts-theme.js";

const atStep = (row, stretch) => Math.round(((stretch + 1) * row.steps_made) / row.losses.length);

export function losses(rows, theme) {
  const values = rows.flatMap((row) => row.losses).filter((value) => value > 0);
  const [low, high] = values.length ? [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))] : [-1, 0];

  // A loss of 0 ends a training or comes from empty windows. It is drawn below all others.
  const zero = rows.some((row) => row.losses.includes(0));
  const floor = zero ? low - 1 : low;
  const to = (value) => (value > 0 ? Math.log10(value) : floor);
  const look = (place) => {
    const [worst, best] = [place === 0, place === rows.length - 1];
    return rows.length <= 8 ? theme.curve(place) : {
      colour: worst ? theme.refuted : best ? theme.confirmed : mix(theme.accent, 0.35, theme.surface), dash: worst ? [7, 4] : "solid", width: worst || best ? 2.4 : 1,
    };
  };
  const of = rows[0].trainings;
  const name = (row) => words(row.label ?? "the only training");
  const final = (row) => `final loss ${digits(row.final_loss, 3)}`;
  const legend = rows.length <= 8
    ? rows.map((row, place) => stroke(look(place), `${name(row)} · ${final(row)}`))
    : [
      stroke(look(0), `largest ${final(rows[0])}: ${name(rows[0])}`), stroke(look(rows.length - 1), `smallest ${final(rows.at(-1))}: ${name(rows.at(-1))}`),
      stroke(look(1), of > rows.length ? `others evenly between; ${rows.length} of ${of.toLocaleString("en")} trainings are drawn` : `the other ${rows.length - 2}`),
    ];
  return {
    height: theme.narrow ? 300 : 340,
    legend,
    summary: rows.length === 1 ? `The mean loss went from ${digits(rows[0].losses[0], 3)} to ${digits(rows[0].losses.at(-1), 3)} in ${plural(rows[0].steps_made, "step")}.` : `Final loss of ${plural(rows.length, "training")}${of > rows.length ? ` of ${of}` : ""}: from ${digits(rows[0].final_loss, 3)} at worst to ${digits(rows.at(-1).final_loss, 3)} at best.`,
    option: frame(theme, {
      grid: { left: 8, right: 20, top: 40, bottom: 34, containLabel: true },
      xAxis: axis(theme, "Training step", { type: "value", min: 0, splitLine: { show: false }, max: Math.max(...rows.map((row) => row.steps_made)) }),
      title: above(theme, "Mean loss"),
      yAxis: axis(theme, "", { type: "value", min: floor, max: Math.max(high, floor + 1), interval: Math.max(1, Math.ceil((high - floor) / 7)), axisLabel: { formatter: (exponent) => (zero && exponent <= floor ? "0" : powerOfTen(exponent)) } }),
      tooltip: {
        trigger: "axis", axisPointer: { lineStyle: { color: theme.strong } },
        formatter: (points) => tip(`step ${digits(points[0].value[0])}`, shortList(points).map((point) => point && [point.seriesName, digits(point.data.loss)])),
      },
      series: rows.map((row, place) => ({
        type: "line", name: name(row), showSymbol: row.losses.length === 1, symbolSize: 5, z: place === 0 || place === rows.length - 1 ? 4 : 2,
        itemStyle: { color: look(place).colour }, lineStyle: { color: look(place).colour, type: look(place).dash, width: look(place).width ?? 1.8 },
        data: row.losses.map((loss, stretch) => ({ value: [atStep(row, stretch), present(loss) ? to(loss) : null], loss })),
      })),
    }),
  };
}

// Keeps only the three largest and the three smallest of many points.
function shortList(points) {
  const sorted = [...points].filter((point) => present(point.data.loss)).sort((one, other) => other.data.loss - one.data.loss);
  return sorted.length <= 8 ? sorted : [...sorted.slice(0, 3), ...sorted.slice(-3)];
}
