// How the page's HTML is filled in with words.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts, type Prompts } from '../../src/prompts.js';
import { loadPageFiles } from '../../src/web/page-files.js';

const folder = join(projectRoot, 'src/web/page');
const prompts = loadPrompts(join(projectRoot, 'prompts'), 'page');

describe('the page’s HTML', () => {
  it('takes words as text, whatever signs stand in them', () => {
    const sharp: Prompts = { render: (_, key) => `${key}"><script>alert('&')</script>` };
    const html = loadPageFiles(folder, sharp).html('vi', { articles: 1, span: null });
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('page-name">');
    expect(html).toContain('page-name&#34;&#62;&#60;script&#62;alert(&#39;&#38;&#39;)');
  });

  it('says how many articles there are and from when, as far as that is known', () => {
    const files = loadPageFiles(folder, prompts);
    const about = (collection: Parameters<typeof files.html>[1]) =>
      /<span id="collection">(.*?)<\/span>/.exec(files.html('en', collection))?.[1];
    expect(about(null)).toBe('');
    expect(about({ articles: 0, span: null })).toBe('The collection is empty');
    expect(about({ articles: 1, span: null })).toBe('1 article');
    expect(about({ articles: 2, span: { from: '2025-01-31', to: '2025-12-01' } })).toBe(
      '2 articles · 31 Jan 2025\u00A0–\u00A01 Dec 2025',
    );
  });

  it('cannot be loaded when it names a sentence that is not there', () => {
    const lacking: Prompts = {
      render(locale, key, values) {
        return prompts.render(locale, key === 'page-send' ? 'none' : key, values);
      },
    };
    expect(() => loadPageFiles(folder, lacking)).toThrow(/none/);
  });
});
