/* The file is hashed here and only the hash is asked about; where the browser cannot, the form sends the file. */
(() => {
  "use strict";
  const form = document.querySelector(".verify-file");
  if (!form || !window.crypto || !crypto.subtle) return;
  const field = form.elements.file, button = form.querySelector("button");

  async function ask(file) {
    button.disabled = true;
    button.textContent = form.dataset.busy;
    try {
      const sum = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
      const hash = [...new Uint8Array(sum)].map(byte => byte.toString(16).padStart(2, "0")).join("");
      location.assign(`${form.dataset.answer}?hash=${hash}`);
    } catch { form.submit(); }
  }

  form.addEventListener("submit", event => {
    if (!field.files.length) return;
    event.preventDefault();
    ask(field.files[0]);
  });
  for (const name of ["dragenter", "dragover"]) form.addEventListener(name, event => { event.preventDefault(); form.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
  form.addEventListener("drop", event => {
    event.preventDefault();
    if (event.dataTransfer.files.length) ask(event.dataTransfer.files[0]);
  });
})();
