// Which paths a file may have; the server has the last word.

const LONGEST_BYTES = 255;

/** Why a path cannot be used, or null. */
export function pathProblem(path: string, taken: string[]): string | null {
  if (path === '') return 'A file needs a name';
  if (new TextEncoder().encode(path).length > LONGEST_BYTES) return 'This is too long';
  if (/[\p{Cc}\\]/u.test(path)) return 'Control characters and backslashes cannot be used';
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..')) return 'This is no path within the folder';
  if (names.some((name) => name.trim() !== name)) return 'Names do not begin or end with a space';
  const lower = path.toLowerCase();
  for (const other of taken.map((name) => name.toLowerCase())) {
    if (other === lower) return 'There is one already';
    if (lower.startsWith(`${other}/`) || other.startsWith(`${lower}/`)) return 'A file and a folder would have the same name';
  }
  return null;
}
