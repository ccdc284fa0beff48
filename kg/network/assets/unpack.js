/* The data of the page, packed by kg/network/pack.py: columns become rows again. */
const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId('data').textContent);

const sums = (steps) => {
  let last = 0;
  return steps.map((step) => (last += step));
};
const text = (cell) => (typeof cell === 'number' ? data.repeated[cell] : cell);

const FORMS = {
  t: (cells) => cells.map(text),
  v: (cells) => cells,
  d: sums,
  l: (counts, steps) => {
    const numbers = sums(steps);
    let from = 0;
    return counts.map((count) => numbers.slice(from, (from += count)));
  },
  f: (parts) => {
    const made = [];
    for (let at = 0; at < parts.length; at += 2) made.push((made.at(-1) || '').slice(0, parts[at]) + parts[at + 1]);
    return made;
  },
  q: (cells) => cells.map((cell) => cell.map(text)),
};

/* [the rows a column has, its cells] */
function readColumn([form, ...content], count) {
  if (form === '@') return [sums(content[0]), readColumn(content[1], content[0].length)[1]];
  const cells = form === '=' ? Array(count).fill(readColumn(content[0], 1)[1][0]) : FORMS[form](...content);
  return [cells.keys(), cells];
}

/* The rows of a table, each a copy of `blank` filled with what its row has. */
function readTable({ n: number, c: columns }, blank) {
  const rows = Array.from({ length: number }, () => ({ ...blank }));
  Object.entries(columns).forEach(([name, column]) => {
    const [at, cells] = readColumn(column, number);
    let cell = 0;
    for (const row of at) {
      const value = cells[cell++];
      if (value !== null && value !== '') rows[row][name] = value;
    }
  });
  return rows;
}

/* Spans by number: [article, begin, end, sentence begin, sentence end], in UTF-16 units. */
function readSpans({ sentences: [inArticle, begins, lengths], spans: [sentences, offsets, widths] }) {
  const at = sums(inArticle), first = sums(begins), around = sums(sentences);
  return around.map((sentence, span) => {
    const begin = first[sentence] + offsets[span];
    return [at[sentence], begin, begin + widths[span], first[sentence], first[sentence] + lengths[sentence]];
  });
}
