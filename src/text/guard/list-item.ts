import { englishFunctionWords } from './function-words.ts';

/**
 * What one item between two list marks looks like. term: a bare name (绿色通道, active listening). slogan: a verb with an
 * abstract object (安抚情绪). action: something a person does, with an object, an order or a number (查系统, 三天回访).
 * sentence: has pronouns or function words, or is too long. skip: a number or nothing.
 */
export type ListItemKind = 'term' | 'slogan' | 'action' | 'sentence' | 'skip';

/** Terms have 2 to 8 Han characters or 1 to 3 words; slogans of 6 and more carry content. */
const longestTerm = 8;
const longestSlogan = 6;
const longestEnglishTerm = 3;

/** Pronouns, particles and adverbs that only sentences have; look-arounds leave out the words they are a part of. */
const hanGlue =
  /[之其而则遂乃勿矣焉者俟我你您他她它咱俺谁这那哪怎么吗呢吧啊呀哦嘛被]|的|了(?!解)|着(?!急|重|眼|力)|(?<![通超经])过(?!程|渡|户|期|敏)|把(?![握控])|让(?![利步])|(?<![社协工银晨例机开大学体商])会(?![员议计谈话展晤])|给(?![付予])|(?<![优领率争首])先(?![进行])|再(?!次|造)|然后|接着|最后|随后|就(?!业|诊|近)|(?<![成])就(?=是|要|会)|如果|因为|所以|但是|不(?![良满])|没|要(?!点|素|求|件)|(?<![只所固])有(?![效序限])|是(?!非)|应该|可以|需要|能够|已经|正在|通过|比如|例如|包括|以及|^并(?![发购行])/;
/** An order, a number of things or a time: the mark of a plan, not of a list of names. */
const hanPlan =
  /第[一二三四五]|^[一二三四五六](?![对视致体线站次级类手])|[一二两三四五六七八九十几半\d]+个?(?:天|日|小时|分钟|次|遍|杯|句|周|月|年|工作日|种|份)|[天日周月年]内|[月周年][底初末]|当[天场日]|[上下]午|[今明次隔]天|每[天周月日]|马上|半年|老人|大爷|大妈|阿姨|儿子|女儿|儿女|家属|家里|师傅/;
/** Two-character actions that no service term is. */
const shortAction = /^(?:倒|递|请|让|陪|送|拿|写|填|叫|找|等|盯|催|跑|搬|端|泡)/;
/** One-character verbs that take an object; followed by what makes them a word of two characters they are not meant. */
const verbWithObject =
  /^(?:查(?![询证])|问(?![题卷])|听(?![证力])|说(?!明)|讲(?!解)|倒|递|请|给|陪|帮|送|拿|打(?![卡造])|写|填|发(?![票展现布])|叫|找|等(?![级待])|看(?![板护])|教(?![育练])|带(?![教领动])|领(?!导)|换(?!位)|改(?![进善革])|退(?![款费])|赔(?!偿)|约(?!定)|派|去|来|坐|站|拉|挂|点(?!评)|念|抄|贴|印|盯|催|跑|记(?!录)|签|扶|搀|劝|哄|谢|拦|翻|赠(?![送品])|学(?!习)|考(?![核取])|做|交(?!叉))/;
/** Two-character verbs with an object behind them. */
const sloganVerb =
  /^(?:安抚|查明|调查|解决|减免|办理|核实|核查|查询|联系|通知|提交|登记|解释|说明|告知|提供|制定|整理|收集|开设|设立|建立|优化|提升|完善|加强|改进|跟踪|跟进|承诺|培训|宣传|推广|引导|指导|转移|保护|控制|识别|分析|了解|倾听|表达|给予|申请|协调|反馈|总结)/;

const englishAction =
  /^(?:call|check|offer|waive|tell|explain|listen|apologi[sz]e|ask|give|send|show|help|calm|find|fix|write|reply|contact|visit|pour|bring|invite|report|review|look|follow|teach|train|stop|delete|move|make|take|get|keep|learn|pass|lead|read|talk|let|thank|say|raise|pay|use|run|set|open)$/;

/** Words that join nouns to a longer name. */
const englishLinks = new Set(['of', 'before', 'after', 'for', 'and', 'per', 'by', 'versus']);

/** Persons, places and times: what somebody does with them is told, not listed. */
const circumstance = /客户|顾客|同事|前辈|领导|经理|柜员|大堂|柜台|网点|[\d一二三两]/;

/** Say whether a term or a slogan is a label of 2 to 6 characters, or an English one. */
export function isLabel(text: string): boolean {
  return /^[a-z\u3400-\u9fff]/.test(text) && (/^[a-z]/.test(text) || text.length <= 6) && !circumstance.test(text);
}

/** Classify the text between two list marks; `text` is normalised and trimmed. */
export function classifyListItem(text: string): ListItemKind {
  // Most items end here, and the other tests are dearer.
  if (hanGlue.test(text)) return 'sentence';
  const bare = text.replace(/^[\s\d.()\-*"'<>[\]#]+|[\s.()\-*"'<>[\]#]+$/g, '');
  if (bare === '') return 'skip';
  const words = bare.match(/[a-zß-ɏ][a-zß-ɏ\d'-]*/g) ?? [];
  let han = 0;
  for (const unit of bare) if (unit >= '\u3400' && unit <= '\u9fff') han++;
  if (han === 0) return words.length === 0 ? 'skip' : classifyEnglish(words);
  if (han + words.length > longestTerm + 3) return 'sentence';
  if (han + words.length > longestTerm || hanPlan.test(text)) return 'action';
  if (han === 1) return words.length > 0 ? 'term' : 'action';
  if (han === 2) return shortAction.test(bare) ? 'action' : 'term';
  if (verbWithObject.test(bare)) return 'action';
  if (!sloganVerb.test(bare) || han === 3) return 'term';
  return han <= longestSlogan ? 'slogan' : 'action';
}

function classifyEnglish(words: readonly string[]): ListItemKind {
  const hasGlue = words.some((word) => englishFunctionWords.has(word) && !englishLinks.has(word));
  if (words.length > longestEnglishTerm + 2 || hasGlue) return 'sentence';
  // "mitigation before root cause": no sentence, and no bare name either.
  if (words.some((word) => englishLinks.has(word))) return words.length > 2 ? 'action' : 'sentence';
  if (words.length > longestEnglishTerm) return 'action';
  return words.length > 1 && englishAction.test(words[0] as string) ? 'action' : 'term';
}
