// How an object's entries are laid out: on one line, in columns, or one to a
// line. The rules are Node's, so that outputs can be compared with it.

export const KIND_OBJECT = 0;
export const KIND_ARRAY = 1;

const MAXIMUM_COLUMNS = 15;
const CHARACTER_HEIGHT = 2.5;
const SEPARATOR = 2;

export function join(state, output, base, braces, kind, level, value) {
  const { compact } = state;
  if (compact !== false && compact >= 1) {
    const entries = output.length;
    if (kind === KIND_ARRAY && entries > 6) output = inColumns(state, output, value);
    if (state.currentDepth - level < compact && entries === output.length) {
      const start = output.length + state.indentation + braces[0].length + base.length + 10;
      if (fitsLine(state, output, start, base)) {
        const joined = output.join(', ');
        if (!joined.includes('\n')) return `${base ? `${base} ` : ''}${braces[0]} ${joined} ${braces[1]}`;
      }
    }
  }
  const indentation = `\n${' '.repeat(state.indentation)}`;
  return `${base ? `${base} ` : ''}${braces[0]}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${braces[1]}`;
}

function fitsLine(state, output, start, base) {
  let length = output.length + start;
  if (length + output.length > state.breakLength) return false;
  for (const entry of output) {
    length += entry.length;
    if (length > state.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

// Many short entries of an array, aligned in columns that are about as wide
// as they are high.
function inColumns(state, output, value) {
  const counted = output.length - (state.more ? 1 : 0);
  const lengths = [];
  let total = 0;
  let longest = 0;
  for (let index = 0; index < counted; index++) {
    const length = output[index].length;
    lengths.push(length);
    total += length + SEPARATOR;
    if (length > longest) longest = length;
  }
  const width = longest + SEPARATOR;
  if (!(width * 3 + state.indentation < state.breakLength && (total / width > 5 || longest <= 6))) return output;
  const bias = Math.sqrt(width - total / output.length);
  const biased = Math.max(width - 3 - bias, 1);
  const columns = Math.min(
    Math.round(Math.sqrt(CHARACTER_HEIGHT * biased * counted) / biased),
    Math.floor((state.breakLength - state.indentation) / width),
    state.compact * 4,
    MAXIMUM_COLUMNS,
  );
  if (columns <= 1) return output;
  const widths = columnWidths(lengths, columns);
  const toTheRight = value !== undefined && allNumbers(value, output.length);
  const rows = [];
  for (let first = 0; first < counted; first += columns) {
    const last = Math.min(first + columns, counted) - 1;
    let row = '';
    for (let index = first; index < last; index++) {
      const cell = `${output[index]}, `;
      row += toTheRight ? cell.padStart(widths[index - first]) : cell.padEnd(widths[index - first]);
    }
    row += toTheRight ? output[last].padStart(widths[last - first] - SEPARATOR) : output[last];
    rows.push(row);
  }
  if (state.more) rows.push(output[counted]);
  return rows;
}

function columnWidths(lengths, columns) {
  const widths = [];
  for (let column = 0; column < columns; column++) {
    let widest = 0;
    for (let index = column; index < lengths.length; index += columns) {
      if (lengths[index] > widest) widest = lengths[index];
    }
    widths.push(widest + SEPARATOR);
  }
  return widths;
}

function allNumbers(value, count) {
  for (let index = 0; index < count; index++) {
    if (typeof value[index] !== 'number' && typeof value[index] !== 'bigint') return false;
  }
  return true;
}
