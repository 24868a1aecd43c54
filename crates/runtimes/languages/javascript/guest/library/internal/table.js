// console.table: rows and columns in a box.
import { inspect } from 'node:internal/inspect';

const show = (value) =>
  inspect(value, { maxArrayLength: 3, breakLength: Infinity, depth: value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0 });

export function renderTable(data, wanted, kind) {
  const { indexName, rows, values } = rowsOf(data, kind);
  const columns = new Map();
  const rest = [];
  let hasRest = false;
  rows.forEach(([, row], index) => {
    const primitive = values || row === null || typeof row !== 'object';
    if (primitive) {
      hasRest = true;
      rest[index] = values ? undefined : show(row);
      return;
    }
    for (const key of wanted ?? Object.keys(row)) {
      if (!columns.has(key)) columns.set(key, []);
      columns.get(key)[index] = Object.hasOwn(row, key) ? show(row[key]) : '';
    }
  });
  const heads = [indexName, ...columns.keys()];
  const cells = [rows.map(([name]) => name), ...columns.values()];
  if (values) {
    for (const [head, list] of values) {
      heads.push(head);
      cells.push(list);
    }
  } else if (hasRest) {
    heads.push('Values');
    cells.push(rest);
  }
  return box(heads, cells, rows.length);
}

function rowsOf(data, kind) {
  if (kind === 'Map') {
    const entries = [...data];
    return {
      indexName: '(iteration index)',
      rows: entries.map((_, index) => [String(index), null]),
      values: [
        ['Key', entries.map(([key]) => show(key))],
        ['Values', entries.map(([, value]) => show(value))],
      ],
    };
  }
  if (kind === 'Set') {
    return { indexName: '(iteration index)', rows: [...data].map((value, index) => [String(index), value]) };
  }
  return { indexName: '(index)', rows: Object.keys(data).map((key) => [key, data[key]]) };
}

function box(heads, columns, height) {
  const widths = columns.map((column, index) => {
    let width = heads[index].length;
    for (let row = 0; row < height; row++) width = Math.max(width, (column[row] ?? '').length);
    return width + 2;
  });
  const padded = (text, width) => ` ${text}`.padEnd(width);
  const line = (cells) => `│${cells.map((cell, index) => padded(cell ?? '', widths[index])).join('│')}│`;
  const rule = (left, middle, right) => left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  const body = Array.from({ length: height }, (_, row) => line(columns.map((column) => column[row])));
  return [rule('┌', '┬', '┐'), line(heads), rule('├', '┼', '┤'), ...body, rule('└', '┴', '┘')].join('\n');
}
