/* The graph as the page holds it. Foreign text reaches the document through textContent alone. */
const spans = readSpans(data.spans), { parts } = data.spans;
/* Passages from their numbers: [article, begin, end, part, sentence begin, sentence end]. */
const passages = (codes) => codes.map((code) => {
  const [article, begin, end, first, last] = spans[Math.floor(code / parts.length)];
  return [article, begin, end, parts[code % parts.length], first, last];
});

const articles = readTable(data.articles, { text: '', date: '' });
const nodes = readTable(data.nodes, { names: [], serves: [], offices: [], where: [] });
const ties = readTable(data.ties, { acts: [], forward: 0, backward: 0 });
const acts = readTable(data.acts, { category: '', status: '', articles: [], roles: [], quoted: [], topics: [], content: [], condition: [], contradicts: [], according: [], about: [], where: [], history: [], once: [] });

/* What is asked for seldom is made when it is first asked for. */
function once(make) {
  let made = null;
  return () => (made ??= make());
}
/* Why each part of an act is in the graph. */
const allReasons = once(() => {
  const found = acts.map(() => []);
  readTable(data.reasons, { says: '', value: '', rule: '', where: [] }).forEach((reason) => found[reason.act].push(reason));
  return found;
});
const reasonsOf = (at) => allReasons()[at];

nodes.forEach((node) => { node.name ??= node.label.replaceAll('\n', ' '); });
ties.forEach((tie, at) => Object.assign(tie, { id: 't' + at, at, one: tie.from, other: tie.to }));
acts.forEach((act) => {
  act.roles = act.roles.map((code) => [data.roles[code % data.roles.length], Math.floor(code / data.roles.length)]);
  // What U+0001 stands for, pack.py and payload.py say: the name of the party of that number.
  act.label = (act.label || act.type).split('\u0001').map((part, at) => (at % 2 ? nodes[act.roles[part][1]].name : part)).join('');
  act.end ??= act.begin;
});

const tiesOf = nodes.map(() => []);
ties.forEach((tie, at) => {
  tiesOf[tie.one].push(at);
  tiesOf[tie.other].push(at);
});
const actsOf = nodes.map(() => []);
acts.forEach((act, at) => {
  new Set([...act.roles.map(([, node]) => node), ...act.according]).forEach((node) => actsOf[node].push(at));
});

const names = {
  kind: new Map(data.kinds),
  family: new Map(data.families),
  standing: new Map(data.standings),
  category: new Map(data.categories),
};
const familyOf = new Map(data.categories.map(([category, , family]) => [category, family]));

/* What the reader has chosen. `off` holds what the legend hides; times are days since 1970. */
const state = {
  view: 'story',
  centre: null, // the number of the node whose neighbourhood is shown
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
  const appeared = act.articles.map((at) => day(articles[at].date)).filter((found) => found !== null);
  return appeared.length ? [Math.min(...appeared), Math.max(...appeared)] : null;
});

function actShown(at) {
  const act = acts[at], { off } = state, time = spanOf[at];
  if (off.standing.has(act.standing) || off.status.has(act.status) || off.category.has(act.category)) return false;
  if (off.article.size && act.articles.length && act.articles.every((article) => off.article.has(String(article)))) return false;
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
function element(tag, content, attributes) {
  const made = document.createElement(tag);
  if (content !== undefined && content !== null) {
    made.textContent = content;
    made.dir = 'auto';
  }
  Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function button(content, act, attributes) {
  const made = element('button', content, { type: 'button', ...attributes });
  made.addEventListener('click', act);
  return made;
}

const say = (words) => { byId('live').textContent = words; };
const count = (number, one, many) => `${number.toLocaleString('en')} ${number === 1 ? one : many || one + 's'}`;
