// Draws a measure over two axes. The colour of a cell is its verdict. Its text is its value, in the same form in all cells.
import { byNature, countsOf, digits, marks, present, sum, tip, plural, valuesOf, verdicts, words } from "./charts-words.js";
import { above, axis, dot, frame, mix } from "./charts-theme.js";

const letterWidth = 6.6;

// Returns null unless all trials of the cell have the same prediction. A count without a prediction must not seem to refute.
function againstPrediction(row) {
  const sign = row.high > row.predicted_high ? ">" : row.high < row.predicted_high ? "<" : "=";
  return row.not_predicted === 0 && row.predicted_low === row.predicted_high && present(row.high) ? `${digits(row.high)} ${sign} ${digits(row.predicted_high)}` : null;
}

const isShare = (measure) => measure === "verdict" || measure === "separable";

function share(row) {
  const judged = row.confirmed + row.not_reached + row.refuted + row.inconclusive;
  return judged === 0 ? "–" : `${row.confirmed}/${judged}`;
}

// Returns texts from the longest to the shortest: the value with its prediction, the value alone, the mark of the verdict.
function textsOf(row, measure) {
  const mark = marks[row.verdict] ?? "";
  const value = isShare(measure) ? share(row) : digits(measure === "distinct" ? row.high : row.mean, measure === "distinct" ? 4 : 2);
  const whole = measure === "distinct" ? againstPrediction(row) ?? value : value;
  return [`${mark} ${whole}\nn = ${row.measured}`, `${mark} ${whole}`, whole, value, mark];
}

const widthOf = (text) => Math.max(...text.split("\n").map((line) => line.length)) * letterWidth;

// Returns the longest kind of text that fits into every cell. All cells have the same size.
function kindOf(rows, measure, width, height) {
  const texts = rows.filter((row) => row.measured > 0).map((row) => textsOf(row, measure));
  const fits = (kind) => texts.every((of) => widthOf(of[kind]) < width - 2) && (kind > 0 || height > 34);
  const useful = (kind) => kind > 0 || rows.some((row) => row.measured > 1);
  return [0, 1, 2, 3].find((kind) => useful(kind) && fits(kind)) ?? 4;
}

function textOf(row, measure, kind, width) {
  if (row.measured > 0) {
    return textsOf(row, measure)[kind];
  }

  const failed = `! ${row.failed} failed`;
  return row.failed === 0 ? "" : widthOf(failed) < width - 2 ? failed : "!";
}

function hatch(x, y, width, height) {
  let path = "";
  for (let at = -height; at < width; at += 7) {
    const [from, to] = [Math.max(at, 0), Math.min(at + height, width)];
    path += `M${x + from} ${y + height - (from - at)}L${x + to} ${y + height - (to - at)}`;
  }

  return path;
}

function look(row, theme) {
  if (row.measured > 0 && row.verdict) {
    const colour = theme.verdict[row.verdict];
    return row.verdict === "refuted"
      ? { fill: colour, line: colour, text: theme.surface, weight: 700 }
      : { fill: mix(colour, row.verdict === "not_predicted" ? 0.16 : 0.26, theme.surface), line: mix(colour, 0.6, theme.surface), text: theme.text, weight: 500 };
  }

  return row.failed > 0 ? { fill: mix(theme.failed, 0.2, theme.surface), line: theme.failed, text: theme.text, weight: 600 } : null;
}

function cell(row, theme, measure, kindIn) {
  return (params, api) => {
    const [width, height] = api.size([1, 1]).map((side) => Math.max(1, side - 2));
    const [middleX, middleY] = api.coord([api.value(0), api.value(1)]);
    const shape = { x: middleX - width / 2, y: middleY - height / 2, width, height, r: Math.min(3, width / 4) };
    const colours = look(row, theme);
    const children = [];
    if (colours) {
      children.push({ type: "rect", shape, style: { fill: colours.fill, stroke: colours.line, lineWidth: 1 } });
      children.push({
        type: "text", silent: true,
        style: { text: textOf(row, measure, kindIn(width, height), width), x: middleX, y: middleY, align: "center", verticalAlign: "middle", fill: colours.text, font: `${colours.weight} 11px ${theme.letters}`, lineHeight: 14 },
      });
    } else {
      children.push({ type: "rect", shape, style: { fill: "transparent", stroke: theme.line, lineWidth: 1, lineDash: row.infeasible > 0 ? undefined : [2, 2] } });
    }

    if (row.infeasible > 0 && !colours) {
      children.push({ type: "path", silent: true, shape: { pathData: hatch(shape.x, shape.y, width, height) }, style: { stroke: theme.infeasible, lineWidth: 1.2, fill: "none" } });
    }

    return { type: "group", children };
  };
}

export function heatmap(rows, theme, about) {
  const [across, upwards] = [valuesOf(rows, "x"), valuesOf(rows, "y")];
  const measure = about.measureName;
  const kinds = new Map();
  const kindIn = (width, height) => {
    const size = `${width} ${height}`;
    kinds.set(size, kinds.get(size) ?? kindOf(rows, measure, width, height));
    return kinds.get(size);
  };
  const draw = rows.map((row) => cell(row, theme, measure, kindIn));
  const rowHeight = theme.narrow || upwards.length > 16 ? 30 : 40;
  const title = (value) => (byNature(value, "") === 0 ? "none" : value);
  const said = [
    ...verdicts.filter((verdict) => rows.some((row) => row.measured > 0 && row.verdict === verdict)).map((verdict) => dot(theme.verdict[verdict], words(verdict), marks[verdict])),
    rows.some((row) => row.infeasible > 0) && { colour: theme.infeasible, text: "infeasible", shape: "hatch" },
    rows.some((row) => row.failed > 0) && dot(theme.failed, "failed", "!"),
    rows.some((row) => row.pending > 0) && { colour: theme.strong, text: "not measured yet", shape: "blank" },
  ].filter(Boolean);
  return {
    height: upwards.length * rowHeight + 96,
    legend: said,
    summary: `${about.measure} over ${about.x} and ${about.y}: ${plural(rows.length, "cell")}; `
      + `${verdicts.filter((verdict) => sum(rows, verdict) > 0).map((verdict) => `trials ${words(verdict)}: ${sum(rows, verdict)}`).join(", ") || "nothing is measured"}.`,
    option: frame(theme, {
      grid: { left: 8, right: 12, top: 34, bottom: 34, containLabel: true },
      xAxis: axis(theme, about.x, { type: "category", data: across.map(title), splitLine: { show: false }, axisTick: { show: false } }),
      title: above(theme, about.y),
      yAxis: axis(theme, "", { type: "category", data: upwards.map(title), splitLine: { show: false }, axisTick: { show: false }, axisLabel: { width: 110, overflow: "truncate" } }),
      tooltip: {
        formatter: ({ dataIndex }) => {
          const row = rows[dataIndex];
          return tip(`${about.x} ${row.x}, ${about.y} ${row.y}`, [
            ["trials", digits(row.trials)],
            ...countsOf(row),
            row.infeasible > 0 && ["infeasible", digits(row.infeasible)],
            row.failed > 0 && ["failed", digits(row.failed)],
            row.pending > 0 && ["not measured yet", digits(row.pending)],
            row.measured > 0 && !isShare(measure) && [about.measure, row.low === row.high ? digits(row.mean) : `${digits(row.mean)} (${digits(row.low)} to ${digits(row.high)})`],
            present(row.predicted_high) && measure === "distinct" && ["predicted at most", row.predicted_low === row.predicted_high ? digits(row.predicted_high) : `${digits(row.predicted_low)} to ${digits(row.predicted_high)}`],
          ]);
        },
      },
      series: [{
        type: "custom", data: rows.map((row) => [across.indexOf(row.x), upwards.indexOf(row.y)]), encode: { x: 0, y: 1 },
        renderItem: (params, api) => draw[params.dataIndex](params, api),
      }],
    }),
  };
}
