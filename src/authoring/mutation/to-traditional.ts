import { Converter } from 'opencc-js/cn2t';

let converter: ((text: string) => string) | undefined;

/** Write a text in Traditional characters as they are used in Taiwan. */
export function toTraditional(text: string): string {
  // Its tables take a while to build, and most programs never make a mutant.
  const convert = converter ?? Converter({ from: 'cn', to: 'tw' });
  converter = convert;
  return convert(text);
}
