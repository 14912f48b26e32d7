// Keeps a page up to date while its sweep runs. Requests its content again, and changes only what differs.
import { morph } from "./morph.js";

const shortest = 2000;
const longest = 15000;
const betweenCharts = 5000;
const betweenAnnouncements = 15000;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Waits until the page is visible, because a hidden page needs no updates.
function seen() {
  return document.visibilityState === "visible"
    ? Promise.resolve()
    : new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true })).then(seen);
}

export async function follow(main, dress) {
  if (!main) {
    return;
  }

  const connection = document.getElementById("connection");
  const announcement = document.getElementById("announcement");
  const last = { charts: Date.now(), announcement: Date.now() };
  let failures = 0;
  let wait = shortest;
  for (;;) {
    await pause(wait);
    await seen();
    const asked = performance.now();
    try {
      const reply = await fetch(main.dataset.live, { headers: { accept: "text/html" } });
      if (reply.status === 401) {
        connection.textContent = "You are no longer logged in; reload the page.";
        return;
      }

      if (!reply.ok) {
        throw new Error(`status ${reply.status}`);
      }

      const over = reply.headers.get("x-sweep-live") !== "on";
      const changed = show(main, await reply.text(), dress);
      failures = 0;
      connection.textContent = "";
      if (changed && (over || Date.now() - last.charts >= betweenCharts)) {
        last.charts = Date.now();
        document.dispatchEvent(new CustomEvent("sweep:changed"));
      }

      if (over || Date.now() - last.announcement >= betweenAnnouncements) {
        last.announcement = Date.now();
        announce(main, announcement);
      }

      if (over) {
        main.dataset.over = "";
        return;
      }
    } catch {
      failures += 1;
      connection.textContent = "The dashboard does not answer at the moment. This page may be out of date. Trying again.";
    }

    // Waits longer after failures, and after a reply that took long.
    wait = Math.min(longest, Math.max(shortest * Math.max(1, failures), 4 * (performance.now() - asked)));
  }
}

// Shows new content, except in charts: their own script reloads their rows.
function show(main, text, dress) {
  const body = main.querySelector("[data-body]");
  const fresh = new DOMParser().parseFromString(`<div data-body>\n${text}</div>`, "text/html").body.firstChild;
  dress(fresh);
  return morph(body, fresh);
}

function announce(main, announcement) {
  const summary = main.querySelector("[data-summary]")?.textContent.trim() ?? "";
  if (summary && announcement.textContent !== summary) {
    announcement.textContent = summary;
  }
}
