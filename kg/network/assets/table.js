/* The lists: every act in a table that can be sorted, and contradicting claims side by side. */
const ROWS = 300;
const sorting = { column: 4, up: true };
const who = (act, ...roles) => [...new Set(act.roles.filter(([role]) => roles.includes(role)).map(([, node]) => nodes[node].name))].join(', ');
const COLUMNS = [
  ['Who', (act) => who(act, 'speaker', 'initiator', 'host') || who(act, 'attendee', 'participant')],
  ['What', (act) => act.label],
  ['Whom, with whom', (act) => who(act, 'target', 'addressee', 'mediator') || (who(act, 'speaker', 'initiator', 'host') ? who(act, 'attendee', 'participant') : '')],
  ['Status', (act) => (act.standing === 'claimed' ? `${act.status} (claimed)` : act.status || '')],
  ['Date', when],
  ['Place', (act) => act.place || ''],
  ['Kind', (act) => act.type],
  ['Sentence', (act) => sentences(act.where).slice(0, 1).map(sentenceOf).join('')],
  ['Article', (act) => act.articles.map((at) => articles[at].title).join('; ')],
];

function sortedActs() {
  const [, read] = COLUMNS[sorting.column];
  const rows = acts.map((act, at) => [at, read(act)]).filter(([at]) => actShown(at));
  rows.sort(([a, x], [b, y]) => (x === y ? a - b : x === '' ? 1 : y === '' ? -1 : (x < y ? -1 : 1) * (sorting.up ? 1 : -1)));
  return rows.map(([at]) => at);
}

function fillTable(sheet) {
  const rows = sortedActs(), table = element('table'), head = element('tr'), body = element('tbody');
  table.append(element('caption', `${count(rows.length, 'act')}${rows.length > ROWS ? `, the first ${ROWS} are shown; the CSV file holds all` : ''}`));
  COLUMNS.forEach(([name], at) => {
    const cell = element('th', null, { scope: 'col', 'aria-sort': at === sorting.column ? (sorting.up ? 'ascending' : 'descending') : 'none' });
    cell.append(button(name, () => {
      sorting.up = at === sorting.column ? !sorting.up : true;
      sorting.column = at;
      fillSheet();
    }));
    head.append(cell);
  });
  rows.slice(0, ROWS).forEach((at) => {
    const row = element('tr');
    COLUMNS.forEach(([, read], column) => {
      const cell = element('td', column === 1 ? null : read(acts[at]));
      if (column === 1) cell.append(button(read(acts[at]), () => choose({ sort: 'act', at }), { class: 'link' }));
      row.append(cell);
    });
    body.append(row);
  });
  const top = element('thead');
  top.append(head);
  table.append(top, body);
  sheet.append(table);
}

/* Every pair of acts that contradict each other, once. */
function disputePairs() {
  const pairs = new Map();
  acts.forEach((act, at) => act.contradicts.forEach((other) => {
    const pair = at < other ? [at, other] : [other, at];
    pairs.set(pair.join(' '), pair);
  }));
  return [...pairs.values()];
}

function fillDisputes(sheet) {
  const pairs = disputePairs().filter((pair) => pair.some(actShown));
  sheet.append(element('p', pairs.length ? `${count(pairs.length, 'pair')} of claims that cannot both hold` : 'No two claims in this graph contradict each other.', { class: 'quiet' }));
  pairs.forEach((pair) => {
    const box = element('section', null, { class: 'dispute' });
    pair.forEach((at, side) => {
      if (side) box.append(element('div', 'against', { class: 'against' }));
      box.append(claim(at));
    });
    sheet.append(box);
  });
}

function claim(at) {
  const act = acts[at], side = element('article');
  side.append(element('h3', who(act, 'speaker') || 'Unnamed source'), element('p', toldBy(act) || act.label, { class: 'said' }));
  sentences(act.where).slice(0, 2).forEach((passage) => side.append(element('blockquote', sentenceOf(passage))));
  side.append(button('Show in the article', () => choose({ sort: 'act', at })), element('p', [when(act), act.rule, percent(act.sure)].filter(Boolean).join(' · '), { class: 'rule' }));
  return side;
}

function fillSheet() {
  const sheet = byId('sheet');
  sheet.replaceChildren();
  if (state.view === 'table') fillTable(sheet); else fillDisputes(sheet);
}
