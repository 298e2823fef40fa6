// Brings up the questions that follow from an answer: data-when names the earlier question, data-is the answers.
const questions = [...document.querySelectorAll("[data-when]")];

const answer = (name) => {
  const inputs = [...document.getElementsByName(name)];
  return (inputs.find((input) => input.checked) ?? inputs.find((input) => input.type !== "radio"))?.value ?? "";
};

const follow = () => {
  for (const question of questions) {
    const { when, is } = question.dataset;
    const asked = document.getElementsByName(when)[0]?.closest("[data-when]")?.hidden !== true;
    question.hidden = !asked || !is.split(" ").includes(answer(when));
  }
};

// Keeps what is typed as a draft: at most one write in so many seconds, and "kept" is said only once it is.
const box = document.querySelector("[data-autosave]");
const form = box?.querySelector("form");

if (form) {
  const said = box.querySelector("[data-saved]");
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" });
  let last = performance.now();
  let timer, sending, over = false;

  const keep = async () => {
    timer = undefined;
    const body = new URLSearchParams(new FormData(form));
    body.set("go", "draft");
    last = performance.now();
    try {
      const reply = await fetch(form.action, { method: "POST", body });
      if (reply.ok) {
        form.elements.mark.value = (await reply.json()).mark;
        said.textContent = `${box.dataset.kept} ${clock.format(new Date())}`;
      } else if (reply.status === 401 || reply.status === 409) {
        said.textContent = reply.status === 401 ? box.dataset.lost : box.dataset.changed;
        over = true;
      } else {
        said.textContent = box.dataset.failed;
        plan();
      }
    } catch {
      said.textContent = box.dataset.failed;
      plan();
    }
    sending = undefined;
  };

  const plan = () => {
    if (over) return;
    const pause = Number(box.dataset.autosave) * 1000 - (performance.now() - last);
    timer ??= setTimeout(() => { sending = keep(); }, Math.max(pause, 0));
  };

  form.addEventListener("input", () => { follow(); plan(); });

  // What is being kept is kept before the page is sent: the mark it comes back with belongs to it.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    over = true;
    if (!sending) return;
    event.preventDefault();
    sending.then(() => form.requestSubmit(event.submitter));
  });
}

follow();
