const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]/u;

/** Join two pieces of one sentence: with a blank in languages that have blanks, without one next to a Han character. */
export function joinTexts(first: string, second: string): string {
  if (first === '' || second === '') return first + second;
  const left = Array.from(first.slice(-2)).at(-1) ?? '';
  const right = Array.from(second.slice(0, 2))[0] ?? '';
  const isTight = wide.test(left) || wide.test(right);
  return isTight ? first + second : `${first} ${second}`;
}
