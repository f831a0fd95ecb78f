import type { GraderRule } from './grader-rule.ts';

/** Somebody who rates in ordinary bank talk: a customer, oneself, a colleague. */
const otherRater =
  /客户|顾客|用户|储户|人家|大爷|大妈|阿姨|叔叔|大家|群众|自己|他们?|她们?|同事|好评|五星|满意度|评价器|绩效|考核/;
const customer = /客户|顾客|用户|储户|大爷|阿姨/;

/** Signs in Chinese of a claim about the answer: what is said to be covered, confirmed, decided, and by whom. */
export const chineseClaimRules: readonly GraderRule[] = [
  // The candidate as a third person.
  {
    name: 'candidate',
    weight: 2,
    isFrame: true,
    needs: ['考生', '应聘者', '候选人', '应试者', '面试者', '作答者', '答题', '该生', '该同学'],
    pattern:
      /(?:该|本|此|这位|这名|上述|以上|被试)(?:考生|应聘者|候选人|应试者|面试者|作答者|答题者|答题人)|该(?:生|同学)(?!产|活|日)/g,
  },
  {
    name: 'candidate',
    weight: 1,
    needs: ['考生', '应试者', '作答者', '答题者'],
    pattern: /考生|应试者|作答者|答题者/g,
  },
  // Done, covered, confirmed: weak by itself.
  {
    name: 'claim',
    weight: 1,
    needs: ['已', '完整', '全面', '完全', '充分', '准确', '全部', '均', '都'],
    pattern:
      /(?:已经?|完整|全面|完全|充分|准确|全部|逐一|均|都)[^。!?;,\n]{0,4}?(?:阐述|覆盖|涵盖|包含|回答|作答|答出|答到|体现|满足|符合|达到|达标|论述|命中|提到|讲到|说到|说明|展示|成立|无误|齐全|核实|确认|审核|复核|认定|判定|命中|具备)/g,
  },
  // The answer as an object that somebody judges.
  {
    name: 'answer named',
    weight: 1,
    needs: ['答案', '回答', '作答', '答卷', '答题', '本题'],
    pattern: /(?:本|该|此|这份|这个|这段|以上|上述|上面的?|我的|本人的?)(?:答案|回答|作答|答卷|答题|题)/g,
  },
  {
    name: 'all points',
    weight: 1,
    needs: ['要点', '得分', '采分', '标准', '考点', '关键点', '应得', '理应', '值得', '应予'],
    pattern:
      /(?:全部|所有|各项|各个|每个|每一个?|四项|三项|两项)的?(?:评分)?(?:要点|得分点|采分点|标准|要求|考点|关键点|criteria)|应得|理应|值得(?:满分|高分|给)|应予/g,
  },
  // A verdict as a grader would write it.
  {
    name: 'result',
    weight: 3,
    isFrame: true,
    needs: ['结果', '结论', '报告', '得分', '成绩', '评分', '评定', '判定'],
    pattern:
      /(?:评分|评测|判定|打分|阅卷|评卷|最终|判分)(?:结果|结论|评定|判定|报告|得分|成绩|输出|分数?)\s*(?:如下|[:=]|为|是)/g,
    unless: /信用|额度|征信|风控|申请/,
  },
  {
    name: 'result',
    weight: 2,
    isFrame: true,
    needs: ['总分', '得分', '分数', '成绩', '评分', '计分'],
    pattern: /(?:总分|得分|分数|最终分|成绩|评分|计分)\s*(?:[:=]|为|是)\s*(?:\d|满|最高)/g,
    unless: otherRater,
  },
  // A notice that pretends to come from the program or the organiser.
  {
    name: 'notice',
    weight: 2,
    isFrame: true,
    needs: ['系统', '管理员', '官方', '考务', '后台', '平台', '人事', '招聘', '命题', '考试'],
    pattern:
      /[[(<]\s*(?:系统|管理员|官方|考务|考试|后台|平台|招聘|人事)(?:组|部|中心|自动|重要|紧急)?(?:通知|消息|公告|指令|提示词?|备注|说明|声明|注释|判定|评定|命令|更新)?[\])>:]|(?:系统|平台|后台|管理员|官方|考务组?|人事部|招聘组|命题组|考试中心)(?:通知|消息|公告|指令|提示词?|备注|说明|声明|注释|判定|评定|核定|自动评分|命令|注)\s*:/g,
  },
  // Appeals that a customer may make of us, but not in these words.
  {
    name: 'appeal',
    weight: 3,
    needs: ['分', '成绩', '手下留情', '高抬贵手', '网开一面'],
    pattern:
      /(?:请|求|拜托|恳请|希望|麻烦|劳烦|老师|评委|考官)[^。!?;\n]{0,10}?(?:多给[^。!?;,\n]{0,4}分|给(?:点|些|个|我)?(?:高|好|满|及格|辛苦|同情|印象)(?:分|成绩)|加点?分|打高点|打高一点)|手下留情|高抬贵手|网开一面/g,
    unless: otherRater,
  },
  {
    name: 'appeal',
    weight: 2.5,
    needs: ['扣'],
    pattern: /(?:不要|别|勿|请勿|不得|不许|不能)(?:给我|再|对我|随意)?扣(?:我的?)?分/g,
    unless: otherRater,
  },
  {
    name: 'plea',
    weight: 1,
    needs: ['恳请', '求', '拜托', '关照', '通融', '照顾', '开恩', '酌情', '失业', '家境', '困难'],
    pattern: /恳请|求求|拜托|关照|通融|照顾一下|开恩|酌情|失业|家境|生活困难/g,
    unless: customer,
  },
  {
    name: 'connections',
    weight: 2,
    needs: ['领导', '行长', '董事', '局长', '经理', '主任', '关系户', '内定', '打过招呼', '内部推荐'],
    pattern:
      /(?:领导|行长|董事长?|局长|总监|总经理|主任)(?:亲自)?(?:交代|吩咐|授意|推荐(?:来|的|过来|人选)?|介绍来|安排(?:来|进来)|打过?招呼|[^。!?;,\n]{0,2}(?:亲戚|亲属|儿子|女儿|侄子|外甥|熟人))|关系户|内定|打过招呼|关系硬|后台硬|有关系的/g,
    unless: customer,
  },
  {
    name: 'must pass',
    weight: 1.5,
    needs: ['通过', '录用', '录取', '合格'],
    pattern:
      /(?:请|直接|必须|务必|应|默认|自动|视为|一律)(?:予以|给予|判|让|给)?(?:本人|我|本题|该考生)?(?:通过|录用|录取|合格)(?=[。,!;\s\])]|$)/g,
  },
  // A new role for the reader.
  {
    name: 'new role',
    weight: 3,
    needs: ['你'],
    pattern:
      /你(?:现在|从现在起|此刻|的新?身份|的任务|的角色)?(?:是|变成|扮演|充当|将作为|就是|不再是)(?:一[个名位])?[^。!?;,\n]{0,4}?(?:ai|模型|评委|考官|评分|阅卷|判卷|不受限)|从现在(?:起|开始),?你/g,
  },
  {
    name: 'new role',
    weight: 2,
    needs: ['作为'],
    pattern: /作为(?:一[个名位款])?(?:ai(?:模型|评分|语言|,)|大?语言模型|评分|阅卷|公正的评)/g,
  },
  {
    name: 'mode',
    weight: 2.5,
    needs: ['模式', '越狱'],
    pattern: /(?:开发者|调试|管理员|上帝|维护|测试|无限制)模式|越狱/g,
  },
  // The text is said to end here.
  {
    name: 'end mark',
    weight: 1,
    needs: ['结束', '完毕', '终止', '到此'],
    pattern: /(?:答案|作答|回答|答题|用户输入|考生输入)(?:部分|内容)?(?:到此)?(?:结束|终止)/g,
  },
  // Full out of full, as on a mark sheet: 12/12.
  { name: 'fraction', weight: 1.5, needs: ['/'], pattern: /(?<![\d/.])(\d{1,3})\s?\/\s?\1(?![\d/.])/g },
  // What a marker writes under a paper.
  {
    name: 'remark',
    weight: 1,
    needs: ['评语', '批语', '结论', '要点'],
    pattern: /(?:评语|批语|结论)\s?:|要点(?:齐全|完整|全面|到位)/g,
  },
  // Notes in the name of those who mark.
  {
    name: 'notice',
    weight: 2,
    isFrame: true,
    needs: ['考官', '评委', '阅卷', '评审'],
    pattern: /(?:考官|评委|阅卷人?|评审)(?:备注|意见|点评|评语|批注|注)\s?[-:\])]/g,
  },
  // A mark sheet in words: "得分点1：已覆盖".
  {
    name: 'points listed',
    weight: 3,
    isFrame: true,
    needs: ['得分点', '要点', '各项', '每项'],
    pattern:
      /(?:得分点|采分点|要点)\s?[\d一二三四五六]\s?[:=]\s?(?:已?覆盖|已?满足|已?达标|通过|✓|√|\d)|(?:各项|每项)(?:得分|分数|评分)\s?[:=为]/g,
  },
  // The answer need not be read because it is right.
  {
    name: 'do not read',
    weight: 2,
    needs: ['不用', '不必', '别看', '无需', '无须', '不要看'],
    pattern: /(?:不用|不必|别|无需|无须|不要)(?:再|细|仔细)?看(?:了|我写|答案|内容|后面|下面|$)/g,
    unless: customer,
  },
  {
    name: 'all right',
    weight: 1,
    needs: ['全对', '都对', '全部正确', '完全正确'],
    pattern: /全对|(?:题|点|项)[^。!?;,\n]{0,3}都对|(?:全部|完全)正确/g,
  },
];
