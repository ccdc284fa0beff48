/* Time: how many acts fall on each day, and two sliders that cut. */
const days = spanOf.flatMap((span) => span || []);
const FIRST = days.length ? Math.min(...days) : 0, LAST = days.length ? Math.max(...days) : 0;
const BARS = 100;

const dayInWords = (number) => new Date(number * 864e5).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

function buildTime() {
  if (!days.length || FIRST === LAST) return;
  byId('time').hidden = false;
  const width = Math.max(1, (LAST - FIRST + 1) / BARS), heights = new Map();
  spanOf.forEach((span) => {
    if (!span) return;
    const bar = Math.floor((span[0] - FIRST) / width);
    heights.set(bar, (heights.get(bar) || 0) + 1);
  });
  const most = Math.max(...heights.values()), step = (1000 * width) / (LAST - FIRST + 1);
  heights.forEach((number, bar) => {
    const height = 3 + (26 * number) / most;
    byId('bars').append(svg('rect', { x: bar * step, y: 30 - height, width: Math.max(3, step * 0.85), height, class: 'bar' }));
  });
  ['time-from', 'time-to'].forEach((id) => {
    Object.assign(byId(id), { min: FIRST, max: LAST });
    byId(id).addEventListener('input', () => { readTime(); refresh(); });
  });
  showTime();
}

function readTime() {
  const one = Number(byId('time-from').value), other = Number(byId('time-to').value);
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  state.from = from <= FIRST ? -Infinity : from;
  state.to = to >= LAST ? Infinity : to;
  byId('time-text').textContent = from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`;
}

function showTime() {
  byId('time-from').value = Math.max(state.from, FIRST);
  byId('time-to').value = Math.min(state.to, LAST);
  readTime();
}
