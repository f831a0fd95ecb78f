import type { Span } from '../domain/evidence.ts';
import { matchSpans } from './match-spans.ts';

/** Words with which one names an aim without saying what one would do for it, whatever the question. */
const vagueWords = new RegExp(
  [
    '合理|适当|相应|妥善|积极|认真|努力|尽量|尽力|尽最大|最大|做好|做到|到位|加强|提升|提高|注重|重视|保持|良好|有效|充分|不断|切实|高度',
    '耐心|细心|用心|真诚|及时|灵活|应变|冷静|态度|服务|水平|能力|满意|工作|解决|处理|问题|情况|措施|方面|为中心|角度|原则|各种|各项|一定|非常',
    '\\b(?:appropriate\\w*|proper\\w*|effective\\w*|efficient\\w*|ensure|make sure|good|well|best|quickly|fast|as possible|communicat\\w*|calm|professional\\w*)\\b',
    '\\b(?:handle|issues?|problems?|situations?|step by step|experience|skills?|team)\\b',
  ].join('|'),
  'g',
);

/** Find the vague words of a normalised text. */
export function findVagueWords(text: string): Span[] {
  return matchSpans(text, vagueWords);
}
