/* Time: how many acts fall on each day, and two sliders on one rail that cut. */
const days = spanOf.flatMap((span) => span || []);
const FIRST = Math.min(...days), LAST = Math.max(...days);
const BARS = 100;
const DAYS_A_BAR = Math.max(1, (LAST - FIRST + 1) / BARS);

const dayInWords = (number) => new Date(number * 864e5).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/* Where there are acts of one time only, there is nothing to cut. */
function buildTime() {
  const heights = new Map();
  spanOf.forEach((span) => {
    if (!span) return;
    const bar = Math.floor((span[0] - FIRST) / DAYS_A_BAR);
    heights.set(bar, (heights.get(bar) || 0) + 1);
  });
  if (heights.size < 2) return;
  byId('time').hidden = false;
  const most = Math.max(...heights.values()), scale = 1000 / (LAST - FIRST), width = Math.min(26, Math.max(3, DAYS_A_BAR * scale * 0.85));
  heights.forEach((number, bar) => {
    const height = 3 + (26 * number) / most, middle = (bar * DAYS_A_BAR + (DAYS_A_BAR - 1) / 2) * scale;
    byId('bars').append(svg('rect', { x: middle - width / 2, y: 30 - height, width, height, class: 'bar', 'data-day': FIRST + bar * DAYS_A_BAR }));
  });
  ['time-from', 'time-to'].forEach((id) => {
    Object.assign(byId(id), { min: FIRST, max: LAST });
    byId(id).addEventListener('input', () => { readTime(); refresh(); });
  });
  byId('time-from').value = Math.max(state.from, FIRST);
  byId('time-to').value = Math.min(state.to, LAST);
  readTime();
}

function readTime() {
  const one = Number(byId('time-from').value), other = Number(byId('time-to').value);
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  state.from = from <= FIRST ? -Infinity : from;
  state.to = to >= LAST ? Infinity : to;
  byId('bars').querySelectorAll('.bar').forEach((bar) => {
    const begin = Number(bar.dataset.day);
    bar.classList.toggle('out', begin + DAYS_A_BAR <= from || begin > to);
  });
  byId('time-text').textContent = from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`;
}
