// Redraws the heat map for each choice of axes and measure, and updates its links.
export function follow(form, redraw) {
  const figure = form.closest("figure");
  const chart = figure.querySelector(".chart");
  const fields = () => new FormData(form);
  form.querySelector("button").hidden = true;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    const [across, upwards] = [form.elements.x, form.elements.y];

    // Swaps the axes if the reader chooses the same axis twice.
    if (across.value === upwards.value) {
      (event.target === across ? upwards : across).value = chart.dataset[event.target === across ? "xName" : "yName"];
    }

    for (const [name, value] of fields()) {
      chart.dataset[name] = form.elements[name].selectedOptions[0].textContent;
      chart.dataset[`${name}Name`] = value;
    }

    const address = new URL(chart.dataset.source, location.href);
    const here = new URL(location.href);
    for (const [name, value] of fields()) {
      address.searchParams.set(name, value);
      here.searchParams.set(name, value);
    }

    history.replaceState(null, "", here);
    chart.dataset.source = address.pathname + address.search;
    figure.querySelector("[data-chart-csv]").href = chart.dataset.source.replace(".json?", ".csv?");
    for (const link of figure.querySelectorAll("[data-chart-page]")) {
      link.href = chart.dataset.source.replace(".json?", "?");
    }

    redraw(chart);
  });
}
