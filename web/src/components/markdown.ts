// Markdown to HTML that may be put into a page, whatever its author wrote: no
// HTML of theirs comes out, every tag is ours, every text is escaped, and links
// lead to the web and nowhere else.
import { Marked } from 'marked';

const SAFE_LINK = /^(?:https?:\/\/|mailto:|#)/i;

const marked = new Marked({
  gfm: true,
  async: false,
  renderer: {
    html: ({ text }) => escape(text),
    image: ({ text }) => escape(text),
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      if (!SAFE_LINK.test(href)) return text;
      return `<a href="${escape(href)}" target="_blank" rel="noopener noreferrer">${text}</a>`;
    },
    // A fence `example NAME` is a case of the challenge: its name is its title.
    code({ text, lang }) {
      const [kind, ...name] = (lang ?? '').split(' ');
      const title = kind === 'example' && name.length > 0 ? `<h4>${escape(name.join(' '))}</h4>` : '';
      // A long line scrolls, and so the keys must reach it.
      return `${title}<pre tabindex="0"><code>${escape(text)}</code></pre>`;
    },
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

/** Safe HTML of a Markdown text. */
export function toSafeHtml(text: string): string {
  return marked.parse(text) as string;
}

function escape(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => names[character] ?? character);
}
