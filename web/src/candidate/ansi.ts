// What programs write for terminals, made into text with colours: nothing that
// a terminal would obey beyond that gets through.

export interface Styled {
  text: string;
  /** Class names: `ansi-1` … `ansi-6`, `ansi-bold`, `ansi-dim`. */
  classes: string;
}

// CSI and OSC sequences, and what else begins with an escape.
const ESCAPES = /\u001b(?:\[([0-9;:]*)([ -/]*[@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-_ -/]?)/g;
// Control characters but tab and line feed; carriage returns are dealt with before.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

interface Style {
  colour: number | null;
  bold: boolean;
  dim: boolean;
}

/** Text in stretches of one style. */
export function styled(text: string): Styled[] {
  const found: Styled[] = [];
  const style: Style = { colour: null, bold: false, dim: false };
  let from = 0;
  const push = (to: number) => {
    const plain = text.slice(from, to).replace(/\r\n/g, '\n').replace(/\r/g, '\n').replace(CONTROLS, '�');
    if (plain !== '') found.push({ text: plain, classes: classes(style) });
  };
  for (const match of text.matchAll(ESCAPES)) {
    push(match.index);
    from = match.index + match[0].length;
    if (match[2] === 'm') select(style, match[1] ?? '');
  }
  push(text.length);
  return found;
}

function select(style: Style, parameters: string): void {
  for (const code of parameters.split(/[;:]/).map(Number)) {
    if (code === 0) Object.assign(style, { colour: null, bold: false, dim: false });
    else if (code === 1) style.bold = true;
    else if (code === 2) style.dim = true;
    else if (code === 22) style.bold = style.dim = false;
    else if (code === 39) style.colour = null;
    else if ((code >= 31 && code <= 36) || (code >= 91 && code <= 96)) style.colour = code % 10;
    // 256 colours and more: the rest of the sequence are its numbers.
    else if (code === 38 || code === 48) return;
  }
}

function classes({ colour, bold, dim }: Style): string {
  return [colour === null ? '' : `ansi-${colour}`, bold ? 'ansi-bold' : '', dim ? 'ansi-dim' : '']
    .filter(Boolean)
    .join(' ');
}
