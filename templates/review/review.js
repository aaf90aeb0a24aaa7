// Shows the page anew when its Markdown is saved; arrow keys turn pages, with Shift to the next problem.
const { version } = document.body.dataset;

setInterval(async () => {
  try {
    const answer = await fetch("/version");
    if (answer.ok && (await answer.text()) !== version) location.reload();
  } catch {
    // The review was ended, or is being started again.
  }
}, 700);

const links = {
  ArrowLeft: ["previous", "problem-before"],
  ArrowRight: ["next", "problem-after"],
};

document.addEventListener("keydown", (event) => {
  const names = links[event.key];
  // Within a table the arrows scroll it.
  if (!names || event.altKey || event.ctrlKey || event.metaKey || event.target.closest(".scrolling")) return;
  document.getElementById(names[event.shiftKey ? 1 : 0])?.click();
});
