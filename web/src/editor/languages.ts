// Languages of the editor, each in a chunk of its own, by the end of a path.
import type { LanguageSupport } from '@codemirror/language';

type Loader = () => Promise<LanguageSupport>;

const python: Loader = async () => (await import('@codemirror/lang-python')).python();
const rust: Loader = async () => (await import('@codemirror/lang-rust')).rust();
const script =
  (typescript: boolean): Loader =>
  async () =>
    (await import('@codemirror/lang-javascript')).javascript({ typescript });

const BY_EXTENSION: Record<string, Loader> = {
  py: python,
  pyi: python,
  rs: rust,
  js: script(false),
  mjs: script(false),
  cjs: script(false),
  ts: script(true),
};

/** How a path's language is loaded; null where it has none that we know. */
export function languageOf(path: string): Loader | null {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  return (extension !== undefined && BY_EXTENSION[extension]) || null;
}
