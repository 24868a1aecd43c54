import { expect, test } from 'vitest';

import { toSafeHtml } from './markdown';

const TAGS = /<\/?(?!(?:p|h[1-6]|a|ul|ol|li|code|pre|em|strong|del|blockquote|hr|br|table|thead|tbody|tr|th|td)\b)[a-z]/i;

test('what an author may want comes out', () => {
  expect(toSafeHtml('# One\n\n*two* **three** `four`\n\n- five')).toBe(
    '<h1>One</h1>\n<p><em>two</em> <strong>three</strong> <code>four</code></p>\n<ul>\n<li>five</li>\n</ul>\n',
  );
  expect(toSafeHtml('| a |\n|---|\n| 1 |')).toContain('<td>1</td>');
  expect(toSafeHtml('[x](https://example.org/?a=1&b=2)')).toContain('href="https://example.org/?a=1&amp;b=2"');
});

test('an example shows its name', () => {
  expect(toSafeHtml('```example two <per> second\nf(1) -> 2\n```')).toBe(
    '<h4>two &lt;per&gt; second</h4><pre tabindex="0"><code>f(1) -&gt; 2</code></pre>',
  );
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'a <b onclick="x">b</b> <iframe src=//evil></iframe>',
  '<style>*{display:none}</style>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html,<script>1</script>)',
  '[x](&#106;avascript:alert(1))',
  '[x](vbscript:x)',
  '<javascript:alert(1)>',
  '![x" onerror="alert(1)](x)',
  '![x](https://evil/track.png)',
  '[x]("onmouseover="alert(1))',
  '[x](https://a"onmouseover="alert(1))',
  '```"><script>alert(1)</script>\nx\n```',
  '```example <img src=x onerror=alert(1)>\nx\n```',
  '`<script>`',
  '| <img src=x onerror=1> |\n|---|\n| <svg/onload=1> |',
  '# <svg onload=alert(1)>',
  '- [ ] <input autofocus onfocus=alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '<a href="javascript:alert(1)">x</a>',
])('nothing of this gets through: %s', (text) => {
  const html = toSafeHtml(text);
  expect(html).not.toMatch(TAGS);
  expect(html).not.toMatch(/<[^>]*\son\w+\s*=/i);
  for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(https?:|mailto:|#)/);
});
