/* To take away: the picture, the table, the link. */
function save(blob, name) {
  const link = element('a', null, { download: name });
  link.href = URL.createObjectURL(blob);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 2000);
}

function savePicture() {
  const canvas = byId('picture').querySelector('canvas'), copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d');
  context.fillStyle = ink.page;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => save(blob, 'network.png'));
}

/* One CSV field; a leading sign that a spreadsheet would take for a formula is quoted away. */
function field(value) {
  const text = String(value);
  return `"${(/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replace(/"/g, '""')}"`;
}

function csv() {
  const rows = [COLUMNS.map(([name]) => name), ...sortedActs().map((at) => COLUMNS.map(([, read]) => read(acts[at])))];
  return '\ufeff' + rows.map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

async function copyLink() {
  keepState();
  try {
    await navigator.clipboard.writeText(location.href);
    say('Link copied');
  } catch {
    say('The address bar holds the link');
  }
}

function buildExport() {
  byId('save-png').addEventListener('click', savePicture);
  byId('save-csv').addEventListener('click', () => save(new Blob([csv()], { type: 'text/csv' }), 'acts.csv'));
  byId('copy-link').addEventListener('click', copyLink);
}
