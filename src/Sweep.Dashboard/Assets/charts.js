// Draws every chart of a page with ECharts. Its rows are in the page or come from the server.
import { rowsOf } from "./charts-words.js";
import { scheme, themeOf } from "./charts-theme.js";
import { heatmap } from "./charts-heatmap.js";
import { counts } from "./charts-counts.js";
import { crops } from "./charts-crops.js";
import { profiles } from "./charts-profiles.js";
import { losses } from "./charts-losses.js";
import { parallel } from "./charts-parallel.js";
import { timeline } from "./charts-timeline.js";
import { failures } from "./charts-failures.js";
import { tableOf } from "./charts-table.js";
import { follow } from "./charts-choice.js";

const kinds = {
  heatmap, "exact-counts": counts, "stitch-by-crop": crops, "jump-profiles": profiles, "loss-curves": losses, "parallel-coordinates": parallel, "attempt-timeline": timeline, failures,
};
const charts = new Map();

function say(element, text, role) {
  charts.get(element).drawing?.dispose();
  charts.get(element).drawing = null;
  const sentence = document.createElement("p");
  sentence.className = "empty";
  sentence.textContent = text;
  if (role) {
    sentence.setAttribute("role", role);
  }

  element.style.height = "auto";
  element.replaceChildren(sentence);
  element.removeAttribute("tabindex");
  element.removeAttribute("role");
  element.removeAttribute("aria-label");
}

const swatches = {
  dot: (colour) => `<circle cx="8" cy="8" r="6" fill="${colour}"/>`,
  line: (colour, dash) => `<path d="M0 8H24" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dash}"/>`,
  hatch: (colour) => `<path d="M1 15L15 1M1 8L8 1M8 15L15 8" stroke="${colour}" stroke-width="1.5"/>`,
  blank: (colour) => `<rect x="1.5" y="1.5" width="13" height="13" fill="none" stroke="${colour}" stroke-dasharray="2 2"/>`,
};

// Makes the legend of the page's own text, beside the drawing, so that it wraps.
function legendOf(entries) {
  const list = document.createElement("ul");
  list.className = "chart-legend";
  for (const { colour, text, mark, shape, dash } of entries) {
    const item = list.appendChild(document.createElement("li"));
    if (swatches[shape]) {
      item.innerHTML = `<svg width="${shape === "line" ? 24 : 16}" height="16" aria-hidden="true">${swatches[shape](colour, dash)}</svg>`;
    }

    item.append(`${mark ? `${mark} ` : ""}${text}`);
  }

  return list;
}

function draw(element) {
  const chart = charts.get(element);
  if (!chart.data || element.clientWidth === 0) {
    return;
  }

  if (chart.data.rows.length === 0) {
    say(element, element.dataset.empty);
    return;
  }

  const { option, height, most, legend, summary } = kinds[element.dataset.kind](rowsOf(chart.data), themeOf(element), element.dataset, chart.data.columns);
  if (!chart.drawing) {
    element.replaceChildren();
    element.tabIndex = 0;
    element.setAttribute("role", "img");
    element.style.height = `${height}px`;
    chart.drawing = echarts.init(element, null, { renderer: "svg" });
  }

  element.style.height = `${Math.round(height)}px`;
  element.style.maxWidth = most ? `${most}px` : "";
  chart.drawing.resize();
  chart.drawing.setOption({ ...option, aria: { enabled: true, label: { description: summary }, ...option.aria } }, { notMerge: true });
  element.setAttribute("aria-label", `${element.dataset.title}. ${summary}`);
  const list = legendOf(legend);
  if (chart.legend) {
    chart.legend.replaceWith(list);
  } else {
    element.before(list);
  }

  chart.legend = list;
  list.dataset.keep = "";
  if (element.dataset.source) {
    unfold(element);
  }
}

// Makes the table when the reader opens it, and again for new rows.
function unfold(element) {
  const details = element.closest("figure").querySelector("details.chart-table");
  const place = details?.querySelector("[data-table]");
  if (details?.open && place.shows !== charts.get(element).data) {
    place.shows = charts.get(element).data;
    place.replaceChildren(tableOf(place.shows, element.dataset.title, true));
  }
}

const faultOf = (reply) => new Error(reply.split("\n")[0].slice(0, 300));

// Keeps an existing drawing, because older data are better than none.
function complain(element, fault) {
  if (!charts.get(element).drawing) {
    say(element, `The data of this chart could not be read: ${fault.message}`, "status");
  }
}

async function load(element) {
  const chart = charts.get(element);
  const source = element.dataset.source;
  if (!source) {
    chart.data = JSON.parse(element.querySelector("script").textContent);
    draw(element);
    return;
  }

  try {
    const reply = await fetch(source, { headers: { accept: "application/json" } });
    if (!reply.ok) {
      throw faultOf(await reply.text());
    }

    const data = await reply.json();

    // The reader can make another choice before the reply to this one arrives.
    if (element.dataset.source === source) {
      chart.data = data;
      draw(element);
    }
  } catch (fault) {
    complain(element, fault);
  }
}

// Reads the rows of a chart that was not in view yet. Printing starts at once, so the request blocks the page.
function loadAtOnce(element) {
  const chart = charts.get(element);
  chart.seen = true;
  sight.unobserve(element);
  const request = new XMLHttpRequest();
  request.open("GET", element.dataset.source, false);
  try {
    request.send();
    if (request.status !== 200) {
      throw faultOf(request.responseText);
    }

    chart.data = JSON.parse(request.responseText);
    draw(element);
  } catch (fault) {
    complain(element, fault);
  }
}

const sight = new IntersectionObserver((entries) => {
  for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
    sight.unobserve(target);
    charts.get(target).seen = true;
    load(target);
  }
}, { rootMargin: "400px" });

const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const chart = charts.get(target);
    if (chart.width !== target.clientWidth) {
      chart.width = target.clientWidth;
      requestAnimationFrame(() => draw(target));
    }
  }
});

function adopt() {
  for (const element of document.querySelectorAll(".chart[data-kind]")) {
    if (!charts.has(element)) {
      charts.set(element, { width: element.clientWidth });
      sizes.observe(element);
      if (element.dataset.source) {
        sight.observe(element);
      } else {
        load(element);
      }

      element.closest("figure").querySelector("details.chart-table")?.addEventListener("toggle", () => element.dataset.source && charts.get(element).data && unfold(element));
    }
  }

  for (const form of document.querySelectorAll("form.chart-choice:not([data-follows])")) {
    form.dataset.follows = "";
    form.dataset.keep = "";
    follow(form, load);
  }
}

const redraw = () => [...charts.keys()].forEach(draw);

scheme.addEventListener("change", redraw);
window.matchMedia("print").addEventListener("change", redraw);
window.addEventListener("beforeprint", () => [...charts].filter(([, chart]) => !chart.data).forEach(([element]) => loadAtOnce(element)));
document.addEventListener("sweep:changed", () => {
  adopt();
  [...charts].filter(([element, chart]) => chart.seen && element.isConnected).forEach(([element]) => load(element));
});
adopt();
