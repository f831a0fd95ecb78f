import type { Span } from '../domain/evidence.ts';
import { matchSpans } from './match-spans.ts';

/**
 * Words with which a speaker refuses, denies or belittles what the clause is about. A plain 不 or "not" is no marker:
 * 不着急 or "not only" refuse nothing.
 */
const refusals = new RegExp(
  [
    '[我咱]?(?:才|也|又|都|就|可|绝|从|压根|根本|坚决|肯定)?(?:不会|不想|不愿|不肯|不打算|不准备|不考虑|不追求|不主张|不赞成|不同意|不支持|不参加|不去|不做|不干|不给|不查|不问|不写|不报|不记|不管|不理|不教|不学|不讲|不解释|不道歉|不处理|不回|不听)',
    '没(?:有)?(?:那个|什么|啥|这个)?(?:必要|意义|用处|义务|兴趣|工夫|功夫|心思|打算|想过|考虑)',
    '(?:不|无)(?:需要|需|必|用|值得|应该|该|可能|至于|归我|属于我|关我|是我的)',
    '没用|没意思|没好处|无所谓|懒得|不屑|嫌麻烦|太麻烦|费那个|犯不[上着]|用不着|轮不到|划不来|不划算|不现实|不可取',
    '凭什么|凭啥|何必|何苦|何须|干嘛要|干吗要|谁稀罕|有什么用|有啥用|关我什么|与我无关|跟我(?:没|无)关|不关我',
    '拒绝|反对|免谈|休想|甭|别指望|别想|想都别想|门都没有|爱咋咋|爱谁谁|随他|随便他|由他|让他去|拉倒|算了',
    '白费|白搭|白忙|浪费|多余|多此一举|自找麻烦|自讨苦吃|瞎折腾|形式主义|走过场|做样子|添乱|徒劳',
    "won'?t|will not|would not|wouldn'?t|not going to|never|refuse[sd]?|decline[sd]?|no (?:need|point|reason|use|way|interest|intention)",
    "(?:do|does|did|am|is|are|was|have|has)(?:n'?t| not) (?:\\w+ )?(?:need|want|care|bother|see|plan|intend|think|believe|going|my|our|worth|matter|interested|have to)",
    "not (?:my|our) (?:job|problem|business|concern)|pointless|useless|waste of|why (?:should|would|bother)|can'?t be bothered|overrated|unnecessary",
  ].join('|'),
  'g',
);

/** Two negations that make a yes. */
const doubleNegations = new RegExp(
  [
    '(?:不能|不会|不得|不可|不应|不该|没有|无|不是|不敢|不好|不可能|不至于|绝不会|从不会)不',
    '非[^,。!?;]{1,12}不(?:可|行|成)|不[^,。!?;不]{1,10}(?:就)?(?:不行|不成|不踏实|不放心|不罢休|不算完|不走)',
    '少不了|离不开|忘不了|(?:不会|不能|绝不|从不)?(?:忘记?|忘了|不忘)',
    '怎么(?:可能|可以|会|能|敢)不|哪(?:能|敢|有)不|岂能不|谁说(?:不|没)[^,。!?;]{0,8}|与其说(?:不|没)[^,。!?;]{0,8}',
    "can(?:not|'?t) (?:but|help|not)|won'?t not|never fail(?:s)? to|not without|(?:never|won'?t|not) forget|won'?t (?:stop|rest) until|(?:isn'?t|not) enough (?:to|just)",
  ].join('|'),
  'g',
);

/** Negations that promise something good or comfort somebody. */
const reassurances = new RegExp(
  [
    '不(?:用|要|必|需要)?(?:太)?(?:担心|着急|害怕|慌|紧张|生气|客气|见外)|别(?:着急|急|担心|生气|怕|慌|上火)',
    '不(?:会|能|要|去|跟|和|可)?[^,。!?;不]{0,4}(?:打断|推诿|推脱|推卸|敷衍|顶嘴|争辩|辩解|争吵|计较|怠慢|冷落|不管|不理|不问|应付|糊弄|嫌弃|甩锅|踢皮球|一推了之|一走了之|一办了之|袖手旁观)',
    '(?:不会|不|绝不|不再)让(?:您|你|他|她|客户|客人|人家|大家|老人)|不能让',
    "never (?:argue|ignore|interrupt|blame|leave|let)|won'?t (?:argue|ignore|interrupt|blame|leave|let)|don'?t worry|no problem",
  ].join('|'),
  'g',
);

/** Two negations that make a yes: 不能不, 非…不可, cannot but. */
export const findDoubleNegations = remembering((text) => matchSpans(text, doubleNegations));

/** Negations that comfort or promise: 别着急, 绝不推诿, never interrupt. */
export const findReassurances = remembering((text) => matchSpans(text, reassurances));

/**
 * Find the words of a normalised text that refuse, deny or belittle, without those that a second negation turns into a yes.
 *
 * @example
 * findRefusals('我不会道歉'); // one span
 * findRefusals('不能不道歉'); // none
 * findRefusals('不要着急,我理解您'); // none
 */
export const findRefusals = remembering((text) => {
  const found = matchSpans(text, refusals);
  if (found.length === 0) return found;
  const affirmed = [...findDoubleNegations(text), ...findReassurances(text)];
  return found.filter((refusal) => !affirmed.some(({ start, end }) => refusal.start < end && start < refusal.end));
});

/** Keep what was found in the last text: polarity and refused clauses ask for the same one after the other. */
function remembering(find: (text: string) => readonly Span[]): (text: string) => readonly Span[] {
  let last: { readonly text: string; readonly found: readonly Span[] } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, found: find(text) };
    return last.found;
  };
}
