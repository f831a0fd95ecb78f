import type { Span } from '../../domain/evidence.ts';
import { doubleSurnames, givenNameCharacters, surnames, titles, wordsLikeNames } from './chinese-name-characters.ts';
import { hasGapBefore, type ReadingCopy } from './reading-copy.ts';

/** How much the words in front say that a name follows. */
export type NameCue = 'certain' | 'likely';

/** Not in given names: little words that follow a verb or a family name. */
const notInNames = '(?![的了着吗呢吧啊去来不没我你他她们个是在有就也跟把被给让叫请对从到过这那哪什么要还都很])';
const han = '[\\u3400-\\u9fff]';
const certainName = new RegExp(`(?:(?:${doubleSurnames})|[${surnames}])(?:${notInNames}${han}){1,2}`, 'uy');
const likelyName = new RegExp(`(?:(?:${doubleSurnames})|[${surnames}])[${givenNameCharacters}]{1,2}`, 'uy');
/** In front of a family name, two characters of a given name and a title: 王小明先生. */
export const fullNameWithTitle = new RegExp(
  `(?=(?:(?:${doubleSurnames})[${givenNameCharacters}]|[${surnames}][${givenNameCharacters}]{2})(?:先生|女士|小姐|同志))`,
  'gu',
);
/** 阿依古丽·买买提 */
const dottedName = new RegExp(`${han}{1,8}(?:·${han}{1,8}){1,3}`, 'uy');
const notAName = new RegExp(`^(?:${wordsLikeNames.join('|')})|^(?:${doubleSurnames}|.)(?:${titles})`, 'u');

/** What may follow a name directly. */
const follower =
  /(?:今年|现年|来自|毕业|目前|现在|现任|担任|从事|负责|应聘|英文|工号|电话|手机|邮箱|地址|身份证|性别|年龄|出生|男|女|是一?[名个位]|是来|在|很高兴|有|为您|我|[啊呀哈吧]|就(?:可以|行|好)|先生|女士|小姐|同志)/uy;

/**
 * Read the Chinese name that starts at a place of the copy; undefined if there is none.
 *
 * Behind certain words (我叫, 姓名：) it is a family name and one or two characters, behind likely ones (我是) only characters
 * common in given names. Either way it must end where a clause ends, at white space or in front of a word that follows names, and
 * must be neither an ordinary word nor a family name with a title.
 */
export function readChineseName(copy: ReadingCopy, start: number, cue: NameCue): Span | undefined {
  const { text } = copy;
  const dotted = cue === 'certain' ? lengthAt(dottedName, text, start) : 0;
  const longest = dotted || lengthAt(cue === 'certain' ? certainName : likelyName, text, start);
  if (longest === 0) return undefined;
  if (dotted) return { start, end: start + dotted };
  if (notAName.test(text.slice(start, start + longest))) return undefined;
  for (let end = start + longest; end >= start + 2; end--) {
    if (endsName(copy, end)) return { start, end };
  }
  return undefined;
}

function lengthAt(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0].length ?? 0;
}

function endsName({ answer, text }: ReadingCopy, end: number): boolean {
  if (end === text.length || !/[\p{L}\p{N}]/u.test(text.charAt(end)) || hasGapBefore(answer, end)) return true;
  return lengthAt(follower, text, end) > 0;
}
