const negations = new Set([
  ...'不没未无非别勿莫否甭休',
  ...'not no never none nothing nobody neither nor without hardly cannot cant dont doesnt didnt isnt arent wasnt werent'.split(
    ' ',
  ),
  ...'wont wouldnt shouldnt couldnt mustnt neednt hasnt havent hadnt aint'.split(' '),
]);

/** Characters and words of which a single one changes what is said: numbers, opposites, who does it, whether it must be. */
const telling = new Set([
  ...'零一二三四五六七八九十百千万亿两半几',
  ...'多少大小高低上下前后先早晚增减加升降进出来去买卖有同异好坏对错真假快慢内外反',
  ...'是能可会应必须需要该想敢肯愿禁止准许拒',
  ...'我你您他她它谁都只全每各让被把给向吗',
  ...'i you he she it we they me him her us them my your his our their all some any every only both'.split(' '),
  ...'more less most least first last before after always sometimes often rarely up down in out on off'.split(' '),
  ...'can could may might must shall should will would is are was were be has have had do does did if unless but'.split(
    ' ',
  ),
]);

/** Words that are often left out or put in when somebody repeats a sentence, and that change nothing. */
const light = new Set([
  ...'的了着过地得呢吧啊呀嘛哦嗯也就还很',
  ...'a an the and of to that very so just really then'.split(' '),
]);

/** Say whether a token refuses or denies. */
export function isNegation(word: string): boolean {
  return negations.has(word);
}

/**
 * What may happen to a token in a quote that is not word for word: nothing to a `telling` one; a `light` one may be left out, put
 * in or stand for another; a `han` character may be replaced too; a `latin` word only be mistyped.
 */
export type TokenKind = 'telling' | 'light' | 'han' | 'latin';

/** Say what kind a token is. */
export function tokenKind(word: string): TokenKind {
  if (light.has(word)) return 'light';
  if (negations.has(word) || telling.has(word) || !/^[\p{Script=Han}\p{Script=Latin}\p{M}]+$/u.test(word))
    return 'telling';
  return /\p{Script=Han}/u.test(word) ? 'han' : 'latin';
}
