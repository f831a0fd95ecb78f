import type { GraderRule } from './grader-rule.ts';

/** Somebody who rates in ordinary bank talk: a customer, oneself, a colleague. */
const otherRater =
  /客户|顾客|用户|储户|人家|大爷|大妈|阿姨|叔叔|大家|群众|自己|他们?|她们?|同事|好评|五星|满意度|评价器|绩效|考核/;
const customer = /客户|顾客|用户|储户|大爷|阿姨/;
const refused = /不能|不可|不会|不得|不应|不该|从不|绝不|决不|客户|顾客/;

/** Signs in Chinese of an order or plea: who is addressed, which points are asked for, what is to be left aside. */
export const chineseOrderRules: readonly GraderRule[] = [
  // Nobody in a bank marks examination papers.
  {
    name: 'marker',
    weight: 2.5,
    needs: ['卷'],
    pattern: /(?:阅|判|改|批|评)卷(?:老师|人员?|官|专家|ai|系统|模型|助手|组|教师)?/g,
  },
  // People whose job is to give points.
  {
    name: 'marker',
    weight: 2.5,
    needs: ['评分', '打分', '给分', '判分'],
    pattern: /(?:评分|打分|给分|判分)(?:的?各?位?老师|教师|人员|官|员(?!工)|专家|助手|大模型|机器人)/g,
  },
  // A model or system that rates: credit scoring has them too, so it needs company.
  {
    name: 'rating machine',
    weight: 1.5,
    needs: ['评', '打分', '判分', 'ai'],
    pattern: /(?:评分|打分|评价|评审|评判|判分)(?:模型|系统|引擎|ai|程序|算法|者)|ai(?:评分|打分|评委|考官|面试官)/g,
    unless: /客户评分|信用|额度|征信|风控/,
  },
  // The same as the one who is spoken to.
  {
    name: 'machine addressed',
    weight: 2,
    needs: ['评', '打分', 'ai'],
    pattern:
      /(?<=(?:^|[。.!?;\n,:([])\s?)(?:尊敬的|亲爱的|致|告|@|各位)?(?:ai)?(?:评分|打分|评审|判分)(?:模型|系统|引擎|ai|程序|算法|者)?[,:!]?(?:您好|你好|请|须知|注意|:|必须)|(?<=(?:^|[。.!?;\n,:([])\s?)(?:机器|自动|智能|ai)(?:评分|打分|阅卷)[,:!]?(?:您好|你好|请)/g,
  },
  // The panel: candidates greet and thank it, so it counts for little.
  {
    name: 'panel',
    weight: 0.75,
    needs: ['评委', '考官', '面试官', '老师', '评审'],
    pattern: /评委|考官|面试官|评审(?!通过|会)|老师(?!傅|带|教|说|讲)/g,
  },
  // Full points asked for or given.
  {
    name: 'full points',
    weight: 2,
    needs: ['满分', '高分', '全分', '最高'],
    pattern:
      /(?:给|打|判|记|计|评|赋|按|算|输出|返回|批|设[为成]|[置改填][为成])[^。!?;\n]{0,8}?(?:满分|高分|最高分|最高评价|最高档|全分)/g,
    unless: otherRater,
  },
  // The same as an order or a plea.
  {
    name: 'points ordered',
    weight: 1.5,
    needs: ['满分', '高分', '全分', '最高', '分'],
    pattern:
      /(?:请|务必|必须|一定要|应当?|须|直接|统统|一律|自动|默认|恳请|拜托|希望|求|麻烦|强制|均|都|把)[^。!?;\n]{0,10}?(?:给|打|判|记|计|评|赋|按|算|输出|返回|批|设[为成]|[置改填][为成])[^。!?;\n]{0,8}?(?:满分|高分|最高分|全分|\d+分(?!钟|期|行))/g,
    unless: otherRater,
  },
  // A mark in front of a colon or at the very end: "本题：满分".
  {
    name: 'full points',
    weight: 2,
    needs: ['满分', '全分'],
    pattern:
      /(?:本题|此题|该题|各项|全项|所有|全部|每项|一律|均|皆|统统|直接|[:=])[^。!?;,\n]{0,4}(?:满分|全分)(?!服务|好评|评价|满意|客户)/g,
    unless: otherRater,
  },
  // A number of points given by a verb.
  {
    name: 'number of points',
    weight: 1.5,
    needs: ['分'],
    pattern: /(?:给|打|判|记|计|评|赋|输出|返回|按|加|得)[^。!?;,\n]{0,4}?\d+(?:\.\d+)?分(?!钟|期|之|行|支|析|公司)/g,
    unless: otherRater,
  },
  // Each item of a scheme is given something.
  {
    name: 'every item',
    weight: 3,
    needs: ['项', '条', '点', '标准', '指标', '题'],
    pattern:
      /(?:各|每|全|四|三|两|二|五|六|所有|全部|\d)个?(?:评分|得分)?(?:项|条|点|要点|采分点|标准|指标|题)(?:目|标准|要点)?(?:均|都|全部?|各|一律|皆)?(?:应|须|可|已|直接)?(?:记|计|给|判|打|得|按|评|赋|算)(?:为|予|成|作|足|到)?(?:\d|满分|满$|[一二两三四五]分|最高|通过|covered|达标|full)/g,
    unless: customer,
  },
  // An order to a program.
  {
    name: 'output order',
    weight: 2,
    needs: ['输出', '返回', '打印', '生成', '回复'],
    pattern: /(?:输出|返回|打印|生成|只?回复)[^。!?;\n]{0,8}?(?:\d+分|满分|json|true|covered|分数|得分|评分)/g,
    unless: customer,
  },
  {
    name: 'order',
    weight: 1,
    needs: ['输出', '返回'],
    pattern: /(?:请|直接|只|仅|务必|必须|须|应)[^。!?;,\n]{0,3}(?:输出|返回)/g,
  },
  // Orders to leave instructions aside; nouns that only a grader's instructions have.
  {
    name: 'ignore',
    weight: 4,
    needs: ['指令', '提示词', '指示', 'prompt', '评分', '设定', '系统'],
    pattern:
      /(?:忽略|无视|忽视|不要?理会|不用管|别管|不要管|跳过|抛开|忘记|忘掉|忘了|覆盖|放弃|不必参考|不再遵守|停止执行|不要遵守|绕过|清除)[^。!?;\n]{0,12}?(?:指令|提示词|指示|prompt|评分(?:标准|规则|细则|要求|表)|系统(?:设定|消息|规则)|设定)/g,
    unless: refused,
  },
  // The same with everyday nouns, said of what stands above.
  {
    name: 'ignore',
    weight: 3,
    needs: ['要求', '规则', '标准', '内容', '说明', '命令', '提示', '限制', '规定', '一切', '约束'],
    pattern:
      /(?:忽略|无视|忽视|不要?理会|不用管|别管|不要管|跳过|抛开|忘记|忘掉|忘了|放弃|不再遵守|绕过)[^。!?;,\n]{0,4}?(?:以上|上述|之前|前面|先前|此前|上面|前文|上文|原有|原来|你(?:的|收到))[^。!?;\n]{0,8}?(?:要求|规则|标准|内容|说明|命令|提示|限制|规定|一切|约束)/g,
    unless: refused,
  },
  // The same with the object in front.
  {
    name: 'ignore',
    weight: 3,
    needs: ['忽略', '作废', '无效', '不用管', '不要管', '不存在', '没有'],
    pattern:
      /(?:以上|上述|之前|前面|上面)的?(?:所有|全部|一切)?(?:内容|要求|指令|规则|说明|标准|提示)(?:请|都|均|全部|可以?|一律)?(?:忽略|作废|无效|不用管|不要管|当作?不存在|当作?没有)/g,
    unless: refused,
  },
  // Words of a marking scheme; credit has 评分标准 as well.
  {
    name: 'scheme',
    weight: 1.5,
    needs: ['评分', '得分', '采分点', '踩分点', '给分点', '阅卷标准', '提示词', '标准答案', '参考答案'],
    pattern:
      /评分(?:标准|细则|规则|表|要点|依据|项|要求|维度|尺度|口径)|得分关键词|得分点|采分点|踩分点|给分点|提示词|标准答案|参考答案/g,
    unless: /信用|额度|征信|风控/,
  },
  // A scheme that is said to be another from now on.
  {
    name: 'scheme changed',
    weight: 3,
    isFrame: true,
    needs: ['评分', '打分', '给分', '评价标准', '阅卷'],
    pattern:
      /(?:评分|打分|给分|阅卷|评价)(?:标准|规则|细则|表|要求|方式|办法|口径|尺度)[^。!?;\n]{0,8}?(?:更新|修改|调整|变更|改为|改成|作废|失效|取消|放宽|如下|变了)/g,
    unless: /信用|额度|征信|风控|客户/,
  },
  // "Whoever mentions … gets …"
  {
    name: 'whoever mentions',
    weight: 3,
    isFrame: true,
    needs: ['凡', '只要', '一旦', '但凡'],
    pattern:
      /(?:但?凡是?|只要|一旦)[^。!?;\n]{0,6}?(?:提到|提及|写到|写了|说到|谈到|出现|包含|涉及|含有?|回答|作答|答案)[^。!?;\n]{1,20}?(?:满分|给分|得分|高分|算对|判对|全对|视为(?:覆盖|通过|正确|满足)|[记计给]\d+分)/g,
  },
  // The work of marking called off.
  {
    name: 'no marking',
    weight: 3,
    needs: ['评分', '打分', '批改', '评判', '阅卷', '判分', '评', '核对'],
    pattern:
      /(?:无需|无须|不必|不用|免于?|跳过|停止|取消|终止|不再|不要)(?:再|进行|逐项|逐条|人工|任何|继续){0,2}(?:评分(?!卡)|批改|评判|阅卷|判分|核对(?:要点|答案|标准))|本题免评|免评分?/g,
    unless: customer,
  },
  // A verdict to be written down, in the words of the program.
  {
    name: 'verdict order',
    weight: 2,
    needs: ['写', '标', '记', '判', '设', '置', '填', '改', '返回', '输出'],
    pattern:
      /(?:写|标|记|标记|判|判定|设|置|填|改|返回|输出)(?:成|为|作|上)?\s?(?:covered|full|true|已?满足|已?覆盖|1(?![\d.])|优秀|最高档|全对)/g,
    unless: otherRater,
  },
  // Names of the program's fields in a Chinese sentence.
  {
    name: 'field name',
    weight: 1.5,
    needs: ['verdict', 'criteri', 'score'],
    pattern: /(?<=[\u3400-\u9fff,] ?)(?:verdicts?|criteri(?:on|a)|scores?) ?(?=[\u3400-\u9fff])/g,
  },
  // Instructions as such, and an end to the marking.
  {
    name: 'instruction',
    weight: 1.5,
    needs: ['指令', '停止'],
    pattern: /(?:下一?条|以下|新的?|本条|最终)指令|停止(?:分析|评估|审查|判断)/g,
    unless: otherRater,
  },
  // Leniency asked for while the points are given.
  {
    name: 'lenient',
    weight: 1.5,
    needs: ['打分', '评分', '阅卷', '判分'],
    pattern: /(?:打分|评分|阅卷|判分)的?时候?[^。!?;\n]{0,8}?(?:请|宽|高|松|照顾|留情)/g,
    unless: otherRater,
  },
  {
    name: 'leniency',
    weight: 1.5,
    needs: ['宽', '给高', '打高', '松'],
    pattern: /宽容|宽松|放宽|手松|松一点|[给打]高一?[些点]/g,
    unless: otherRater,
  },
  // Full marks merely named, by nobody who rates in a bank.
  {
    name: 'full points',
    weight: 1.5,
    needs: ['满分', '最高分', '给分'],
    pattern: /满分(?!服务|好评|评价|满意|的服务|一百|100)|最高分|给分(?!散|期)/g,
    unless:
      /客户|顾客|用户|储户|人家|大爷|阿姨|自己|他们?|她们?|同事|好评|五星|满意|绩效|考核|考试|目标|追求|我(?:拿|得|考|是|要)/,
  },
];
