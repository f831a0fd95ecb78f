import { classedWordsOf } from '../../text/words.ts';

/** What is quoted, and what stands in brackets: examples that a refusal would not repeat. */
const asides = /[：:]?[“「"][^”」"]*[”」"]|（[^）]*）|\([^)]*\)/g;
/** Words that join a clause to what stands before it. */
const connectives =
  /^(?:首先|其次|然后|接着|随后|最后|同时|另外|此外|并且|而且|或者|因此|所以|而(?=是)|并|再|还|也|又|先)+/;
/** Clauses that say when, where or if: what they lead up to is denied instead. */
const circumstance =
  /^(?:如果|若是?|要是|当(?![天晚时场日面])|凡是|一旦|只要|无论|不管|虽然|因为|由于|为了|碰[上到]|遇[上到]|对于|以前|一听到)|(?:时|时候|以后|之后|之前|以前|之内|以内|的话|方面|起来)$|^在.*[里上中下]$|看来$/;
/** What leads to something: that is refused, the condition stays. */
const consequence = /^(.{3,}?)(?<!成)就(?![是业诊近算地])(?:会|能|可以)?(?=.{2})/;
const deniesAlready = /^(?:不|没|别|无|避免|防止|杜绝|免得|省得|以免|.{1,2}不了)/;
/** 能不能, 有没有, 是否: a question, not a statement. */
const openQuestion = /^(.)[不没]\1|^是否/;
const modalVerb = /^(?:会(?![议员计话谈])|能(?!力)|要(?![求点])|想|可以|打算|希望|愿意|应该|应当)/;
/** What somebody may, can or has to do is refused as what he will do. */
const opportunity = /^(?:能(?!力)|可以|要(?![求点])|应该|应当)/;
const obligation = /^(?:必须|需要|得(?!到))/;
/** Classes of words that a clause's predicate begins with: verbs, adverbs, prepositions, adjectives, fixed phrases, unknown words. */
const startsPredicate = /^(?:v|d|p|a|b|i|z|l|x)/;
/** Time, number and place words: a predicate or a subject follows. */
const setsScene = /^(?:t|m|q|f|s)/;
const unstressedAdverb = /^(?:都|也|才|就|还|又|再|先)$/;

/**
 * Turn a point of a Chinese model answer into its refusal, clause by clause: 会 becomes 不会, 是 becomes 不是, 有 becomes 没有, and 不会 is put in
 * front of any other predicate. A clause that denies already is left out, and so is what is quoted or stands in brackets.
 *
 * @example
 * negateChinese('我会先道歉，再查明原因。'); // '我不会先道歉，也不会查明原因。'
 */
export function negateChinese(text: string): string {
  const parts = text.replace(asides, '').split(/([，。；！？：,;!?\n]+)/);
  let negated = '';
  let denial = '我不会';
  for (let index = 0; index < parts.length; index += 2) {
    const written = (parts[index] ?? '').trim();
    const clause = negateClause(written, denial);
    const mark = parts[index + 1] ?? '';
    if (clause !== written) denial = '也不会';
    if (denial !== '我不会' && /[。；！？;!?\n]/.test(mark)) denial = '我也不会';
    if (clause !== '') negated += clause + mark;
  }
  return negated === '' ? '这些我都不会做。' : negated.replace(/[，；：,;]+$/, '').replace(/(?<![。！？])$/, '。');
}

/** @param denial what is put in front of a predicate that has no subject of its own. */
function negateClause(clause: string, denial: string): string {
  if (consequence.test(clause)) return clause.replace(consequence, '$1就不会');
  if (clause === '' || circumstance.test(clause)) return clause;
  const connective = connectives.exec(clause)?.[0] ?? '';
  const { place, subject } = findPredicate(clause, connective.length);
  if (place === undefined) return clause;
  const before = clause.slice(0, place);
  const predicate = clause.slice(place);
  if (openQuestion.test(predicate)) return clause;
  if (deniesAlready.test(predicate)) return '';
  if (obligation.test(predicate)) return before + predicate.replace(obligation, '不用');
  if (subject !== 'other' && opportunity.test(predicate)) return before + predicate.replace(opportunity, '不会');
  if (modalVerb.test(predicate) || predicate.startsWith('是')) return `${before}不${predicate}`;
  if (/^有(?!效|助|序)/.test(predicate)) return `${before}没${predicate}`;
  if (subject !== 'none') return `${before}不会${predicate}`;
  const joined = denial === '我不会' ? connective : connective.replace(/[并再还也又先]+$/, '');
  return `${joined}${before.slice(connective.length)}${denial}${predicate}`;
}

type Subject = 'speaker' | 'other' | 'none';

type Predicate = { readonly place: number | undefined; readonly subject: Subject };

/** Where a clause's predicate begins, and whose it is: the speaker's, somebody else's, or that of the clause before. */
function findPredicate(clause: string, from: number): Predicate {
  let place = from;
  let subject: Subject = 'none';
  let firstWord: number | undefined;
  let previous = '';
  for (;;) {
    const speaker = /^(?:我们|我)/.exec(clause.slice(place))?.[0] ?? '';
    if (speaker !== '') subject = 'speaker';
    place += speaker.length;
    const rest = clause.slice(place);
    const [word] = classedWordsOf(rest);
    // Every clause has a predicate: where the dictionary knows none, the clause begins with it.
    if (!word) return subject === 'speaker' ? { place: undefined, subject } : { place: firstWord, subject: 'none' };
    if ([modalVerb, obligation, deniesAlready, openQuestion].some((sign) => sign.test(rest))) return { place, subject };
    // Behind 的 a verb is used as a noun.
    const isPlain = /\p{L}/u.test(word.text) && !unstressedAdverb.test(word.text);
    const isScene = setsScene.test(word.wordClass) || /^每|^时[间刻]$/.test(word.text);
    if (isPlain && startsPredicate.test(word.wordClass) && previous !== '的') return { place, subject };
    if (isPlain && !isScene) {
      firstWord ??= place;
      if (subject === 'none') subject = 'other';
    }
    previous = word.text;
    place += word.end;
  }
}
