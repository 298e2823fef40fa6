// Says how much of a box is used while somebody types; the limit itself stands beside it in words.
for (const box of document.querySelectorAll("textarea[data-limit]")) {
  const line = document.getElementById(box.id + "-limit");
  const limit = Number(box.dataset.limit);
  const written = new Intl.NumberFormat(document.documentElement.lang);
  const words = line.textContent;
  const count = () => {
    const used = [...box.value].length;
    line.classList.toggle("over", used > limit);
    line.textContent = used === 0 ? words : `${words} \u2068${written.format(used)} / ${written.format(limit)}\u2069`;
  };
  box.addEventListener("input", count);
  count();
}
