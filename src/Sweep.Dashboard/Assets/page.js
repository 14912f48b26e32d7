// Adds local times, copy buttons and updates to a page. Every page is complete without them.
import { follow } from "./live.js";

function localTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]:not([data-local])")) {
    const at = new Date(time.dateTime);
    time.title = time.textContent;
    time.dataset.local = "";
    time.textContent = at.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" });
  }
}

function copyButtons(root) {
  for (const command of root.querySelectorAll(".command:not(:has(.copy))")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(command.querySelector("pre").textContent);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 2000);
    });
    command.append(button);
  }
}

// Names the column in each cell, for phones, which show the rows of these tables as cards.
function nameCells(root) {
  for (const table of root.querySelectorAll("table.cards")) {
    const names = [...table.tHead.rows[0].cells].map((heading) => heading.textContent);
    for (const cell of table.querySelectorAll("td")) {
      cell.dataset.name = names[cell.cellIndex];
    }

    table.classList.add("named");
  }
}

function dress(root) {
  localTimes(root);
  nameCells(root);
  if (navigator.clipboard) {
    copyButtons(root);
  }
}

dress(document);
follow(document.querySelector("main[data-live]"), dress);
