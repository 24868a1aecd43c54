import { expect, test } from 'vitest';

import { pathProblem } from './paths';

test('plain relative paths are fine', () => {
  for (const path of ['a.py', 'src/lib.rs', 'ünï/코드.txt', 'a b']) expect(pathProblem(path, [])).toBeNull();
});

test('what leaves the folder, or is no name, is not', () => {
  for (const path of ['', '/a', 'a/', '..', 'a/../b', 'a\\b', 'a\nb', ' a', 'x'.repeat(256)]) {
    expect(pathProblem(path, []), path).not.toBeNull();
  }
});

test('no two files share a name, whatever the case', () => {
  expect(pathProblem('Main.py', ['main.py'])).toBe('There is one already');
  expect(pathProblem('src', ['src/lib.rs'])).toContain('folder');
  expect(pathProblem('a/b', ['a'])).toContain('folder');
  expect(pathProblem('ab', ['a'])).toBeNull();
});
