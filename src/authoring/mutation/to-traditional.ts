import { Converter } from 'opencc-js/cn2t';

let convert: ((text: string) => string) | undefined;

/** Write a text in Traditional characters as they are used in Taiwan. */
export function toTraditional(text: string): string {
  convert ??= Converter({ from: 'cn', to: 'tw' });
  return convert(text);
}
