// Keeps a live board current: new cards on top, changed cards replaced, the reading position kept.
const cards = document.getElementById("cards");
const state = document.getElementById("state");
const pill = document.getElementById("pill");
const news = document.getElementById("news");
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const MAX_CARDS = 200;
const TOP = 120; // pixels: above, the reader is looking at the newest
let last = cards.dataset.change;
let unseen = new Set();
let current = null;

// --- times -------------------------------------------------------------------------------------
const relative = new Intl.RelativeTimeFormat(document.documentElement.lang + "-u-nu-latn", { numeric: "auto", style: "short" });
const STEPS = [[60, "second", 1], [3600, "minute", 60], [86400, "hour", 3600]];

function tell(root) {
  for (const time of root.querySelectorAll("time")) {
    const age = (Date.now() - Date.parse(time.dateTime)) / 1000;
    const step = STEPS.find(([limit]) => age < limit);
    time.textContent = step && age > -60 ? relative.format(-Math.max(0, Math.floor(age / step[2])), step[1]) : time.title;
  }
}

// --- cards -------------------------------------------------------------------------------------
function parse(html) {
  const box = document.createElement("template");
  box.innerHTML = html;
  return box.content.querySelector("article");
}

function isInView(card) {
  const box = card.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
}

function takeAway(story) {
  const card = document.getElementById(`story-${story}`);
  if (!card || card.contains(document.activeElement)) return;
  unseen.delete(card.id);
  card.remove();
}

function show(html) {
  const card = parse(html);
  const known = document.getElementById(card.id);
  if (known && +known.dataset.change >= +card.dataset.change) return;
  tell(card);
  card.classList.add("fresh");
  document.getElementById("empty")?.remove();
  const reading = scrollY > TOP;
  const stays = known && ((reading && isInView(known)) || known === current || known.contains(document.activeElement));
  const anchor = reading && [...cards.children].find((one) => one !== known && isInView(one));
  const before = anchor && anchor.getBoundingClientRect().top;
  if (stays) {
    if (known === current) mark(card);
    known.replaceWith(card);
  } else {
    known?.remove();
    cards.prepend(card);
    if (reading) unseen.add(card.id);
  }
  if (anchor) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
  while (cards.children.length > MAX_CARDS) cards.lastElementChild.remove();
  count();
}

function count() {
  announce(unseen.size ? news.dataset.new.replace("{n}", unseen.size) : "");
}

function announce(text) {
  pill.hidden = !text;
  pill.textContent = news.textContent = text;
}

function top() {
  if (pill.dataset.reload) return location.reload();
  scrollTo({ top: 0, behavior: calm ? "instant" : "smooth" });
  unseen.clear();
  count();
}

function reset() {
  if (scrollY <= TOP) return location.reload();
  pill.dataset.reload = "1";
  announce(news.dataset.reload);
}

// --- connection --------------------------------------------------------------------------------
function is(what) {
  state.dataset.state = what;
  state.querySelector(".label").textContent = state.dataset[what];
}

function connect() {
  is("connecting");
  const stream = new EventSource(`${cards.dataset.events}?after=${last}`);
  stream.addEventListener("open", () => is("live"));
  stream.addEventListener("story", (event) => {
    last = event.lastEventId;
    const told = JSON.parse(event.data);
    told.instead_of.forEach(takeAway);
    show(told.html);
  });
  stream.addEventListener("reset", reset);
  stream.addEventListener("error", () => {
    is("offline");
    if (stream.readyState === EventSource.CLOSED) setTimeout(connect, 3000 + 4000 * Math.random());
  });
}

// --- keys --------------------------------------------------------------------------------------
function mark(card) {
  current?.classList.remove("current");
  current = card;
  card.classList.add("current");
}

function move(by) {
  const all = [...cards.children];
  if (!all.length) return;
  const at = current ? all.indexOf(current) + by : all.findIndex(isInView);
  const card = all[Math.min(all.length - 1, Math.max(0, at))];
  mark(card);
  card.querySelector("h2 a").focus({ preventScroll: true });
  card.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (event.code === "KeyJ") move(1);
  else if (event.code === "KeyK") move(-1);
  else if (event.code === "KeyN") top();
  else if (event.code === "KeyO") current?.querySelector("h2 a").click();
});
addEventListener("scroll", () => {
  if (scrollY <= TOP && unseen.size) {
    unseen.clear();
    count();
  }
}, { passive: true });
pill.addEventListener("click", top);
setInterval(() => tell(document), 15000);
tell(document);
connect();
