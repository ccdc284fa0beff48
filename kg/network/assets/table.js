/* Everything as tables that can be sorted: every act, and every name. */
const ROWS = 200; // so many rows at first, and so many more at a time
const who = (act, ...roles) => [...new Set(act.roles.filter(([role]) => roles.includes(role)).map(([, node]) => nodes[node].name))].join(', ');
const ACTS = {
  title: 'act',
  sort: 'act',
  rows: () => acts.map((act, at) => at).filter(actShown),
  sorting: { column: 4, up: true },
  columns: [
    ['Who', (at) => who(acts[at], 'speaker', 'initiator', 'host') || who(acts[at], 'attendee', 'participant')],
    ['What', (at) => acts[at].label],
    ['Whom, with whom', (at) => who(acts[at], 'target', 'addressee', 'mediator') || (who(acts[at], 'speaker', 'initiator', 'host') ? who(acts[at], 'attendee', 'participant') : '')],
    ['Status', (at) => (acts[at].standing === 'claimed' ? `${acts[at].status} (claimed)` : acts[at].status)],
    ['Date', (at) => when(acts[at])],
    ['Place', (at) => acts[at].place || ''],
    ['Kind', (at) => acts[at].type],
    ['Sentence', (at) => sentences(acts[at].where).slice(0, 1).map(sentenceOf).join('')],
    ['Article', (at) => acts[at].articles.map((article) => articles[article].title).join('; ')],
  ],
};
const NAMES = {
  title: 'name',
  sort: 'node',
  rows: () => nodes.map((node, at) => at).filter((at) => !state.off.kind.has(nodes[at].kind)),
  sorting: { column: 4, up: false },
  columns: [
    ['Kind', (at) => names.kind.get(nodes[at].kind)],
    ['Name', (at) => nodes[at].name],
    ['Acts for', (at) => nodes[at].serves.map((other) => nodes[other].name).join(', ')],
    ['Offices', (at) => nodes[at].offices.join(', ')],
    ['Acts', (at) => actsOf[at].filter(actShown).length],
  ],
};

/* The rows in the order chosen, empty cells last; each cell is read once. */
function sortedRows({ rows, columns, sorting: { column, up } }) {
  const read = columns[column][1], way = up ? 1 : -1;
  return rows().map((at) => [at, read(at)])
    .sort(([a, x], [b, y]) => (x === y ? a - b : x === '' ? 1 : y === '' ? -1 : (x < y ? -1 : 1) * way))
    .map(([at]) => at);
}

function tableOf(list) {
  const rows = sortedRows(list), table = element('table'), head = element('tr'), top = element('thead'), body = element('tbody');
  table.append(element('caption', count(rows.length, list.title)));
  list.columns.forEach(([name], at) => {
    const { column, up } = list.sorting, cell = element('th', null, { scope: 'col', 'aria-sort': at === column ? (up ? 'ascending' : 'descending') : 'none' });
    cell.append(button(name, () => {
      list.sorting = { column: at, up: at === column ? !up : true };
      fillSheet();
    }));
    head.append(cell);
  });
  top.append(head);
  table.append(top, body);
  const box = element('div', null, { class: 'list' });
  box.append(table, ...fillBody(list, body, rows, 0));
  return box;
}

/* Add the next rows; gives the button that adds still more, where there are any. */
function fillBody(list, body, rows, from) {
  rows.slice(from, from + ROWS).forEach((at) => {
    const row = element('tr');
    list.columns.forEach(([, read], column) => {
      const cell = element('td', column === 1 ? null : read(at));
      if (column === 1) cell.append(button(read(at), () => choose({ sort: list.sort, at }), { class: 'link' }));
      row.append(cell);
    });
    body.append(row);
  });
  const left = rows.length - from - ROWS;
  if (left <= 0) return [];
  const more = button(`${Math.min(left, ROWS)} more of ${left.toLocaleString('en')}`, () => more.replaceWith(...fillBody(list, body, rows, from + ROWS)), { class: 'more' });
  return [more];
}

function fillSheet() {
  const sheet = byId('sheet');
  if (state.view === 'table') sheet.replaceChildren(tableOf(ACTS), tableOf(NAMES));
  else sheet.replaceChildren(...disputes());
}
