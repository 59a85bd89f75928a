// Shows how far an errand is without a reload that would lose one's place; without scripts there is the link «Оновити».
(() => {
  const part = document.getElementById("errand");
  const look = async () => {
    let answer;
    try {
      answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    } catch {
      setTimeout(look, 10000);
      return;
    }
    if (answer.redirected) {
      location.assign(answer.url);
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("errand");
    if (!answer.ok || !fresh) return;
    const meter = part.querySelector(".meter");
    const further = fresh.querySelector(".meter");
    if (further) {
      meter.replaceWith(further); // the links stay, and with them whatever has the focus
      setTimeout(look, 3000);
    } else part.replaceChildren(...fresh.childNodes);
  };
  setTimeout(look, 3000);
})();
