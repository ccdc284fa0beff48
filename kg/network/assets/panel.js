/* The panel: what is known of the node, line or act that was chosen, each fact with its sentence. */
const MOST = 12; // so many acts are listed at first
const when = (act) => (act.begin && act.end && act.begin !== act.end ? `${act.begin} to ${act.end}` : act.begin || act.end || act.time || '');
/* As `kg explain` has it: the rule and how sure it is. */
const ruleOf = ({ rule, sure }) => [rule, sure].filter(Boolean).join(', ');

function choose(chosen, quiet) {
  state.chosen = chosen;
  const card = byId('card');
  card.replaceChildren();
  focusOn(chosen);
  if (!chosen) homeCard(card);
  else if (chosen.sort === 'node') nodeCard(card, chosen.at);
  else if (chosen.sort === 'tie') tieCard(card, chosen.at);
  else if (chosen.sort === 'act') actCard(card, chosen.at);
  else pathCard(card, chosen);
  if (network) network.setSelection({ nodes: chosen && chosen.sort === 'node' && scene.nodes.has(chosen.at) ? ['n' + chosen.at] : [], edges: [] });
  requestAnimationFrame(() => { card.scrollTop = 0; });
  if (!quiet) {
    say(card.querySelector('h2') ? card.querySelector('h2').textContent : 'Nothing chosen');
    keepState();
  }
}

function homeCard(card) {
  const { chief } = storyNow(), disputes = disputePairs().filter((pair) => pair.some(actShown));
  card.append(element('p', 'Click a name, a shape or a line to read the words that say so.', { class: 'hint' }));
  if (chief.length) card.append(element('h2', 'The chief relations'));
  chief.forEach((at) => card.append(relation(at)));
  if (disputes.length) {
    card.append(element('h2', 'Where they disagree'));
    disputes.slice(0, 2).forEach((pair) => card.append(...pair.map(actItem)));
    card.append(button(disputes.length > 1 ? `All ${disputes.length} side by side` : 'Side by side', () => setView('disputes')));
  }
  if (!chief.length && !disputes.length) card.append(element('p', 'Nothing in the graph links two actors.'));
  if (data.left) card.append(element('p', data.left, { class: 'quiet left' }));
  showSource([]);
}

function relation(at) {
  const tie = ties[at], box = element('section', null, { class: 'relation' });
  box.append(button(tieName(tie), () => choose({ sort: 'tie', at }), { class: 'link' }));
  const best = bestStanding(tie.acts), telling = tie.acts.filter((act) => acts[act].standing === best);
  telling.slice(-1).forEach((act) => box.append(actItem(act)));
  return box;
}

function tieName(tie) {
  const back = tie.backward > tie.forward, one = nodes[back ? tie.other : tie.one].name, other = nodes[back ? tie.one : tie.other].name;
  return tie.forward || tie.backward ? `${one} → ${other}` : `${one} – ${other}`;
}

function nodeCard(card, at) {
  const node = nodes[at];
  card.append(element('h2', node.name), chips([names.kind.get(node.kind), ...node.offices]));
  if (node.kind !== 'meeting') {
    node.serves.forEach((other) => card.append(fact('Acts for', nodeLink(other))));
    if (node.names.length) card.append(fact('Also', element('span', node.names.join(' · '))));
  }
  const others = new Set(tiesOf[at].map((line) => (ties[line].one === at ? ties[line].other : ties[line].one)));
  if (others.size && !(state.view === 'around' && state.centre === at)) {
    card.append(button(`Show only ${others.size > 1 ? `the ${count(others.size, 'neighbour')}` : 'the neighbour'}`, () => { goAround(at); choose({ sort: 'node', at }, true); }, { class: 'go-around' }));
  }
  if (data.more) card.append(element('a', 'Its page, with all its neighbours', { href: data.more + encodeURIComponent(node.iri), target: '_top' }));
  if (node.kind === 'meeting') { actFacts(card, node.act); return; }
  const mine = actsOf[at].filter(actShown), roles = new Map(mine.map((act) => [act, roleIn(act, at)]));
  const said = mine.filter((act) => roles.get(act) === 'speaker'), part = mine.filter((act) => roles.get(act) && roles.get(act) !== 'speaker');
  const word = mine.filter((act) => !roles.get(act));
  listActs(card, 'Took part in', part);
  listActs(card, 'Said', said);
  listActs(card, 'Stands on their word only', word);
  if (!mine.length) card.append(element('p', 'Mentioned only, or hidden by the filters.', { class: 'quiet' }));
  card.append(identity(node.iri));
  showSource(passages([...new Set([...node.where, ...[part, said, word].flatMap((list) => list.slice(0, MOST)).flatMap((act) => acts[act].where)])]));
}

const roleIn = (act, node) => (acts[act].roles.find(([, other]) => other === node) || [])[0];

function tieCard(card, at) {
  const tie = ties[at], live = liveActs(tie) || [];
  card.append(element('h2', tieName(tie)), chips([names.family.get(tie.family)]));
  if (tie.family === 'office') card.append(element('p', `${nodes[tie.one].name} acts for ${nodes[tie.other].name} in this news.`));
  listActs(card, count(live.length, 'act') + ' in this line', live);
  showSource(passages(tie.family === 'office' ? nodes[tie.one].where : [...new Set(live.flatMap((act) => acts[act].where))]));
}

function actCard(card, at) {
  card.append(element('h2', acts[at].label));
  actFacts(card, at);
}

function actFacts(card, at) {
  const act = acts[at];
  card.append(chips([act.type, act.status, act.standing === 'claimed' ? 'on a speaker’s word only' : '', act.mode ? act.mode + ' speech' : '', act.polarity === 'negated' ? 'denies it' : '', act.inferred ? 'guessed' : '']));
  sentences(act.where).forEach((passage) => card.append(element('blockquote', sentenceOf(passage))));
  act.roles.forEach(([role, node]) => card.append(fact(role, nodeLink(node))));
  act.according.forEach((node) => card.append(fact('according to', nodeLink(node))));
  [['when', when(act)], ['in words', act.time], ['where', act.place], ['about', act.about.join(', ')], ['topic', act.topics.join(', ')], ['said', toldBy(act)], ['quoted', act.quoted.map((words) => `“${words}”`).join(' ')]]
    .filter(([, words]) => words).forEach(([name, words]) => card.append(fact(name, element('span', words))));
  act.history.forEach((article, place) => card.append(fact(act.once[place], element('span', articles[article].title))));
  [['What is said', act.content], ['On condition', act.condition], ['Contradicted by', act.contradicts]].forEach(([name, others]) => listActs(card, name, others));
  if (act.rule) card.append(element('p', `rule ${ruleOf(act)}`, { class: 'rule' }));
  if (act.meaning) card.append(element('p', act.meaning, { class: 'rule meaning' }));
  if (reasonsOf(at).length) card.append(reasons(at));
  card.append(identity(act.iri));
  showSource(passagesOf(at));
}

function reasons(at) {
  const box = element('details'), list = element('ul');
  box.append(element('summary', 'Why each part is in the graph'), list);
  reasonsOf(at).forEach((reason) => {
    const item = element('li'), where = passages(reason.where), words = [...new Set(where.map((passage) => `“${wordsOf(passage)}”`))].join(', ');
    item.append(button(`${reason.says}: ${reason.value}`, () => showSource(where), { class: 'link' }), ' ', element('span', words), ' ', element('span', ruleOf(reason) && `[${ruleOf(reason)}]`, { class: 'rule' }));
    list.append(item);
  });
  return box;
}

/* What the thing is called in the graph, for those who want to ask it. */
function identity(iri) {
  const box = element('details');
  box.append(element('summary', 'In the graph'), element('code', iri));
  return box;
}

function listActs(card, title, list) {
  if (!list.length) return;
  card.append(element('h3', title), ...actItems(list, 0));
}

function actItems(list, from) {
  const items = list.slice(from, from + MOST).map(actItem), left = list.length - from - MOST;
  if (left <= 0) return items;
  const more = button(`${count(left, 'more', 'more')}`, () => more.replaceWith(...actItems(list, from + MOST)), { class: 'more' });
  return [...items, more];
}

function actItem(at) {
  const act = acts[at], item = button(null, () => choose({ sort: 'act', at }), { class: `act ${familyOf.get(act.category)} ${act.standing}` });
  item.append(element('strong', act.label), element('span', [act.status, when(act), act.place].filter(Boolean).join(' · '), { class: 'quiet' }));
  const [first] = sentences(act.where);
  if (first) item.append(element('q', sentenceOf(first)));
  if (act.rule) item.append(element('span', ruleOf(act), { class: 'rule' }));
  return item;
}

const nodeLink = (at) => button(nodes[at].name, () => choose({ sort: 'node', at }), { class: 'link' });

function fact(name, value) {
  const line = element('p', null, { class: 'fact' });
  line.append(element('span', name, { class: 'name' }), value);
  return line;
}

function chips(texts) {
  const row = element('p', null, { class: 'chips' });
  texts.filter(Boolean).forEach((words) => row.append(element('span', words)));
  return row;
}
