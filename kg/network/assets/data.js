/* The graph as the page holds it. Foreign text reaches the document through textContent alone. */
const byId = (id) => document.getElementById(id);
const parse = (id) => JSON.parse(byId(id).textContent);

const data = parse('data');
const drawn = parse('nodes'); // what pyvis was given: n0, n1 ... with label, group, place and value
const ties = parse('edges').map((tie) => ({ acts: [], forward: 0, backward: 0, weight: 0, ...tie, one: Number(tie.from.slice(1)), other: Number(tie.to.slice(1)) }));
const { acts, nodes, articles } = data;

const tiesOf = nodes.map(() => []);
ties.forEach((tie, at) => {
  tiesOf[tie.one].push(at);
  tiesOf[tie.other].push(at);
});
const actsOf = nodes.map(() => []);
acts.forEach((act, at) => {
  new Set([...(act.roles || []).map(([, node]) => node), ...(act.according || [])]).forEach((node) => actsOf[node].push(at));
});

const inStory = new Set(data.story.wide.nodes.map(([at]) => at));

const names = {
  kind: new Map(data.kinds),
  family: new Map(data.families),
  standing: new Map(data.standings),
  category: new Map(data.categories),
};

/* What the reader has chosen. `off` holds what the legend hides; times are days since 1970. */
const state = {
  view: 'story',
  chosen: null, // {sort: 'node' | 'tie' | 'act' | 'path', at: number}
  off: { kind: new Set(), family: new Set(), standing: new Set(), status: new Set(), category: new Set(), article: new Set() },
  from: -Infinity,
  to: Infinity,
};

const day = (iso) => {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : Math.round(time / 864e5);
};
const isoDay = (number) => new Date(number * 864e5).toISOString().slice(0, 10);

/* First and last day of an act: its own, or else the day its article appeared. */
const spanOf = acts.map((act) => {
  const begin = day(act.begin || ''), end = day(act.end || '');
  if (begin !== null || end !== null) return [begin ?? end, end ?? begin];
  const appeared = (act.articles || []).map((at) => day(articles[at].date)).filter((found) => found !== null);
  return appeared.length ? [Math.min(...appeared), Math.max(...appeared)] : null;
});

function actShown(at) {
  const act = acts[at], { off } = state, time = spanOf[at];
  if (off.standing.has(act.standing) || off.status.has(act.status || '') || off.category.has(act.category)) return false;
  if (off.article.size && act.articles && act.articles.every((article) => off.article.has(String(article)))) return false;
  return !time || (time[0] <= state.to && time[1] >= state.from);
}

/* The acts of a line that the filters let through; null where the line itself is hidden. */
function liveActs(tie) {
  const { off } = state;
  if (off.family.has(tie.family) || off.kind.has(nodes[tie.one].kind) || off.kind.has(nodes[tie.other].kind)) return null;
  if (tie.family === 'office') return [];
  const live = tie.acts.filter(actShown);
  return live.length ? live : null;
}

/* A new element with foreign text in it: isolated, so that its direction stays its own. */
function element(tag, text, attributes) {
  const made = document.createElement(tag);
  if (text !== undefined && text !== null) {
    made.textContent = text;
    made.dir = 'auto';
  }
  Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function button(text, act, attributes) {
  const made = element('button', text, { type: 'button', ...attributes });
  made.addEventListener('click', act);
  return made;
}

const say = (text) => { byId('live').textContent = text; };
const count = (number, one, many) => `${number} ${number === 1 ? one : many || one + 's'}`;
