// Markdown to HTML that may be put into a page: whatever the author wrote, no
// script, style, form, frame or image from elsewhere comes out.
import DOMPurify from 'dompurify';
import { Marked } from 'marked';

const marked = new Marked({
  gfm: true,
  async: false,
  renderer: {
    // A fence `example NAME` is a case of the challenge: its name is its title.
    code({ text, lang }) {
      const [kind, ...name] = (lang ?? '').split(' ');
      const title = kind === 'example' && name.length > 0 ? `<h4>${escape(name.join(' '))}</h4>` : '';
      return `${title}<pre><code>${escape(text)}</code></pre>`;
    },
  },
});
const ALLOWED_TAGS =
  'p h1 h2 h3 h4 h5 h6 a ul ol li code pre em strong del blockquote hr br table thead tbody tr th td kbd sub sup'.split(' ');

/** Safe HTML of a Markdown text. */
export function toSafeHtml(text: string): string {
  const html = marked.parse(text) as string;
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS,
    ALLOWED_ATTR: ['href', 'title', 'start', 'align'],
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|#)/i,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const link of fragment.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  const holder = document.createElement('div');
  holder.append(fragment);
  return holder.innerHTML;
}

function escape(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => names[character] ?? character);
}
