// Reads the colours and the font of charts from the page's style sheet, so that they follow its light or dark scheme.
import { verdicts } from "./charts-words.js";

const light = {
  text: "#1b2129", quiet: "#56606b", line: "#dfe3e8", "line-strong": "#b6bec8", surface: "#ffffff", accent: "#1b5cb8", failed: "#8c4a2f", infeasible: "#a9b2bc",
  pending: "#5b87c7", confirmed: "#1a7f5a", not_reached: "#b58900", refuted: "#c0392b", inconclusive: "#7d6fb3", not_predicted: "#6b7a86",
};
const dark = {
  text: "#e4e8ed", quiet: "#a0abb7", line: "#2c333c", "line-strong": "#4a545f", surface: "#1a1f26", accent: "#8ab8f5", failed: "#d98c6a", infeasible: "#59646f",
  pending: "#7fa8e0", confirmed: "#4cc38a", not_reached: "#e0b841", refuted: "#f0705f", inconclusive: "#a99be0", not_predicted: "#8e9dab",
};

// Colours that colour-blind readers can distinguish (after Okabe and Ito). Curves also differ by dashes and symbols.
const curves = {
  light: ["#0072b2", "#c44e00", "#00805d", "#a8467f", "#8a6d00", "#3a3f47", "#5a3fa8", "#2a7fa8"],
  dark: ["#5db4ec", "#ff9550", "#3fcf9f", "#ec9cc8", "#e3c34a", "#c9d0d8", "#b29cf5", "#8fd3f0"],
};
const dashes = ["solid", [7, 4], [2, 3]];
const curveSymbols = ["circle", "rect", "triangle", "diamond"];

export const scheme = window.matchMedia("(prefers-color-scheme: dark)");

export function themeOf(element) {
  const style = getComputedStyle(element);
  const isDark = scheme.matches && !window.matchMedia("print").matches;
  const otherwise = isDark ? dark : light;
  const colours = Object.fromEntries(Object.keys(light).map((name) => [name, style.getPropertyValue(`--${name}`).trim() || otherwise[name]]));
  return {
    ...colours,
    strong: colours["line-strong"],
    verdict: Object.fromEntries(verdicts.map((verdict) => [verdict, colours[verdict]])),
    letters: style.fontFamily,
    narrow: element.clientWidth < 560,
    width: element.clientWidth,
    curve: (at) => {
      const palette = curves[isDark ? "dark" : "light"];
      return { colour: palette[at % palette.length], dash: dashes[Math.floor(at / palette.length) % dashes.length], symbol: curveSymbols[at % curveSymbols.length] };
    },
  };
}

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

export function mix(colour, share, ground) {
  if (!/^#[0-9a-f]{6}$/i.test(colour) || !/^#[0-9a-f]{6}$/i.test(ground)) {
    return colour;
  }

  const [over, under] = [channels(colour), channels(ground)];
  return `rgb(${over.map((value, at) => Math.round(value * share + under[at] * (1 - share))).join(",")})`;
}

// Returns the options of a chart, with those that all charts share.
export const frame = (theme, option) => ({
  animation: false,
  backgroundColor: "transparent",
  textStyle: { fontFamily: theme.letters, color: theme.text },
  ...option,
  tooltip: {
    confine: true, backgroundColor: theme.surface, borderColor: theme.strong, textStyle: { color: theme.text, fontFamily: theme.letters, fontSize: 12 },
    extraCssText: "white-space: normal; max-width: 24rem; overflow-wrap: anywhere;", ...option.tooltip,
  },
});

export const axis = (theme, name, option = {}) => ({
  name, nameLocation: "middle", nameGap: 30, nameTextStyle: { color: theme.quiet, fontSize: 12 },
  axisLine: { show: true, onZero: false, lineStyle: { color: theme.strong } }, axisTick: { lineStyle: { color: theme.strong } },
  splitLine: { lineStyle: { color: theme.line } }, ...option, axisLabel: { color: theme.quiet, fontSize: 11, fontFamily: theme.letters, hideOverlap: true, ...option.axisLabel },
});

// Returns the title of the y axis, horizontally above it, where it fits on a phone.
export const above = (theme, text, top = 0) => ({ text, left: 0, top, padding: [4, 0], textStyle: { color: theme.quiet, fontSize: 12, fontWeight: "normal", width: theme.width - 8, overflow: "truncate" } });

export const dot = (colour, text, mark = "") => ({ colour, text, mark, shape: "dot" });
export const stroke = (curve, text) => ({ colour: curve.colour, text, shape: "line", dash: curve.dash === "solid" ? "" : curve.dash.join(" ") });
