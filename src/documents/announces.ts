import type { Paragraph } from './shape-line.ts';

/** Does a text only say that points follow? */
export function announces({ text, heading, isBold }: Paragraph): boolean {
  if (heading > 0 || isBold || /[：:]["”]?$/.test(text)) return true;
  return /(?:以下|如下|下列|下面|following|as follows|below)[^。.]{0,16}[。.]?$/i.test(text);
}
