/* The legend, which is the filter: what is unticked is hidden everywhere. */
function filterGroup(title, key, entries, sign) {
  const box = element('fieldset');
  box.append(element('legend', title));
  entries.filter(([, , number]) => number).forEach(([value, name, number]) => {
    const label = element('label'), tick = element('input', null, { type: 'checkbox', 'data-filter': key, 'data-value': value });
    tick.checked = !state.off[key].has(value);
    tick.addEventListener('change', () => {
      if (tick.checked) state.off[key].delete(value); else state.off[key].add(value);
      refresh();
    });
    label.append(tick, ...(sign ? [sign(value)] : []), element('span', name), element('span', number, { class: 'number' }));
    box.append(label);
  });
  return box.querySelector('label') ? box : '';
}

function tally(list, key) {
  const found = new Map();
  list.forEach((item) => [key(item)].flat().forEach((value) => found.set(value, (found.get(value) || 0) + 1)));
  return (value) => found.get(value) || 0;
}

function buildLegend() {
  const kinds = tally(nodes, (node) => node.kind), families = tally(ties, (tie) => tie.family);
  const standings = tally(acts, (act) => act.standing), statuses = tally(acts, (act) => act.status);
  const categories = tally(acts, (act) => act.category), inArticle = tally(acts, (act) => act.articles);
  byId('legend').replaceChildren(
    filterGroup('Who', 'kind', data.kinds.map(([key, name]) => [key, name, kinds(key)]), nodeSign),
    filterGroup('Lines', 'family', data.families.map(([key, name]) => [key, name, families(key)]), lineSign),
    filterGroup('How sure', 'standing', data.standings.map(([key, name]) => [key, name, standings(key)]), (key) => lineSign('plain', key)),
  );
  byId('more').replaceChildren(
    filterGroup('Category', 'category', data.categories.map(([key, name]) => [key, name, categories(key)])),
    filterGroup('Status', 'status', data.statuses.map((key) => [key, key, statuses(key)])),
    filterGroup('Article', 'article', articles.slice(0, 200).map((article, at) => [String(at), article.title, inArticle(at)])),
  );
}

let waiting = 0;
/* Draw again what depends on the filters; several changes within one frame count once. */
function refresh() {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => {
    if (isPicture()) draw(true); else fillSheet();
    choose(state.chosen, true);
    keepState();
  });
}
