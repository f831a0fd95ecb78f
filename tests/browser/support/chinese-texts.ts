import type { Page } from 'playwright-core';

/** Visible Chinese texts of a page outside of what is marked as Chinese, and of what matches one of the selectors. */
export function findChineseTexts(page: Page, apart: readonly string[]): Promise<string[]> {
  return page.evaluate(
    (selector) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) {
        const { textContent, parentElement } = walker.currentNode;
        if (parentElement?.closest(selector)) continue;
        if (/\p{Script=Han}/u.test(textContent ?? '')) found.push(textContent ?? '');
      }
      return found;
    },
    ['[lang="zh"]', 'style', 'script', 'noscript', ...apart].join(', '),
  );
}
