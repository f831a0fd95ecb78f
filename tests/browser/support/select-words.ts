import type { Page } from 'playwright-core';

/** Select words of a text as somebody does with the mouse; the text may be cut into marked pieces. */
export async function selectWords(page: Page, selector: string, words: string): Promise<void> {
  await page.locator(selector).evaluate((box, wanted) => {
    const start = box.textContent.indexOf(wanted);
    if (start < 0) throw new Error(`"${wanted}" is not there`);
    const pointAt = (offset: number): [Node, number] => {
      const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
      let before = 0;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (offset <= before + length) return [node, offset - before];
        before += length;
      }
      throw new Error('beyond the end');
    };
    const range = document.createRange();
    range.setStart(...pointAt(start));
    range.setEnd(...pointAt(start + wanted.length));
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
  }, words);
}
