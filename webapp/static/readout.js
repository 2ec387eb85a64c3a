// Everything works without this file. It keeps addresses short: a control left empty is not sent.
"use strict";
document.addEventListener("submit", (event) => {
  for (const input of event.target.querySelectorAll("input[name]")) {
    if (input.type !== "checkbox" && input.value.trim() === "") input.disabled = true;
  }
});
addEventListener("pageshow", () => {
  for (const input of document.querySelectorAll("input[name]:not([type=checkbox])")) input.disabled = false;
});
