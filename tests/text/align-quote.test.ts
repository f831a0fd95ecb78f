import { expect, it } from 'vitest';
import { type AlignOptions, alignQuote } from '../../src/text/align-quote.ts';
import { normalise } from '../../src/text/normalise.ts';

const answer =
  '我会先道歉，然后耐心地听客户把话说完，并在3.5小时内给他回复。我不会推诿责任，也不会和客户争吵，奖励1,000元。' +
  'I would listen carefully to the customer, and I never interrupt him.';

/** What a quote was found as, and the words that it was found at. */
function align(quote: string, text = answer, options: AlignOptions = {}): string | undefined {
  const found = alignQuote(quote, normalise(text), options);
  return found && `${found.how}: ${text.slice(found.span.start, found.span.end)}`;
}

it.each([
  { quote: '先道歉', found: 'exact: 先道歉', why: 'as it is' },
  { quote: ' 先道歉\n', found: 'exact: 先道歉', why: 'white space around a quote is not quoted' },
  { quote: '，', found: 'exact: ，', why: 'an exact quote may be as short as it likes' },
  { quote: '“先道歉”', found: 'normalised: 先道歉', why: 'quotation marks belong to the judge' },
  { quote: '先道歉。然后耐心地听', found: 'normalised: 先道歉，然后耐心地听', why: 'another mark is the same words' },
  { quote: '會和客戶爭吵', found: 'normalised: 会和客户争吵', why: 'Traditional is the same words' },
  { quote: 'Ｉ ＷＯＵＬＤ listen', found: 'normalised: I would listen', why: 'width and case are the same words' },
  { quote: '…耐心地听客户…', found: 'normalised: 耐心地听客户', why: 'an ellipsis at an end joins nothing' },
  {
    quote: '先道歉……把话说完',
    found: 'normalised: 先道歉，然后耐心地听客户把话说完',
    why: 'an ellipsis stands for what is between',
  },
  {
    quote: '先道歉[...]把话说完',
    found: 'normalised: 先道歉，然后耐心地听客户把话说完',
    why: 'so does one in brackets',
  },
  { quote: '耐心听客户把话说完', found: 'fuzzy: 耐心地听客户把话说完', why: 'a 地 less in nine characters' },
  { quote: '然后耐心的听客户把话说完', found: 'fuzzy: 然后耐心地听客户把话说完', why: 'a 的 for a 地' },
  { quote: '不会推萎责任，也不会和客户', found: 'fuzzy: 不会推诿责任，也不会和客户', why: 'one mistyped in twelve' },
  {
    quote: 'I would listen carefuly to the customer',
    found: 'fuzzy: I would listen carefully to the customer',
    why: 'a letter less',
  },
])('finds $quote ($why)', ({ quote, found }) => {
  expect(align(quote)).toBe(found);
});

it.each([
  { quote: '', why: 'blank' },
  { quote: ' \n', why: 'blank' },
  { quote: '理解客户的心情', why: 'not in the answer' },
  { quote: '“歉。”', why: 'one character with marks stands everywhere' },
  { quote: '也会和客户争吵，奖励', why: 'leaves out a 不' },
  { quote: '也不能和客户争吵，奖励', why: 'another modal verb' },
  { quote: '然后耐心地听同事把话说完，并在3.5小时', why: 'another word of two characters' },
  { quote: '我会推诿责任，也不会和客户争吵', why: 'turns 不会 into 会' },
  { quote: '会推诿责任，也不会和顾客争吵', why: 'begins behind the 不, and is not word for word' },
  { quote: '并在4.5小时内给他回复', why: 'another number' },
  { quote: '并在35小时内给他回复', why: 'another number, by a mark' },
  { quote: '并在3.5小时内给她回复', why: 'somebody else' },
  { quote: '我…推诿责任', why: 'its ellipsis hides a 不' },
  { quote: '把话说完…先道歉', why: 'its parts are in another order' },
  { quote: 'and I always interrupt him, and I listen', why: 'always is not never' },
  { quote: 'I would listen carelessly to the customer', why: 'another word' },
  { quote: 'I would not listen carefully to the customer', why: 'a negation more' },
  { quote: '奖励10,00元', why: 'another number, by a comma' },
])('does not find $quote ($why)', ({ quote }) => {
  expect(align(quote)).toBeUndefined();
});

it.each([
  { text: '我不会道歉，他会道歉', quote: '会道歉', at: 7, why: 'one behind a negation comes last' },
  { text: '35万或5万', quote: '5万', at: 4, why: 'half a number comes last' },
  { text: 'notable or able', quote: 'able', at: 11, why: 'half a word comes last' },
  { text: '先道歉，再道歉', quote: '道歉', at: 1, why: 'the first of equals' },
  { text: '我不会道歉', quote: '会道歉', at: 2, why: 'only there is where it is' },
])('finds $quote in $text at $at ($why)', ({ text, quote, at }) => {
  expect(alignQuote(quote, normalise(text))?.span.start).toBe(at);
});

it('finds the next occurrence when it is told where to begin', () => {
  const text = normalise('先道歉，再道歉，又道歉');
  const starts = [0, 2, 6].map((from) => alignQuote('道歉', text, { from })?.span.start);
  expect(starts).toEqual([1, 5, 9]);
  expect(alignQuote('“道歉”', text, { from: 2 })?.span.start).toBe(5);
  expect(alignQuote('道歉', text, { from: 10 })).toBeUndefined();
});

it('joins no parts that have more than 80 characters between them', () => {
  const between = (length: number) => `先道歉，${'好'.repeat(length)}，再回访`;
  expect(align('先道歉…再回访', between(80))).toBe(`normalised: ${between(80)}`);
  expect(align('先道歉…再回访', between(81))).toBeUndefined();
});

it('counts one slip for seven characters: none in six, one in seven, two in fourteen', () => {
  const text = '安抚客户情绪核实问题原因给出方案';
  expect(align('安扶客户情绪', text)).toBeUndefined();
  expect(align('安扶客户情绪核', text)).toBe('fuzzy: 安抚客户情绪核');
  expect(align('安扶客户情绪核实问提原因', text)).toBeUndefined();
  expect(align('安扶客户情绪核实问提原因给出', text)).toBe('fuzzy: 安抚客户情绪核实问题原因给出');
});

it('leads back over what was dropped on the way, and keeps emoji whole', () => {
  const text = '我😀会\u200b先　道歉😀';
  expect(align('会先道歉', text)).toBe('normalised: 会\u200b先　道歉');
  expect(align('\ude00会', text)).toBe('exact: 😀会');
});
