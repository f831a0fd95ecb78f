const burntBread = {
  questionId: 'Bread 1',
  question: '面包烤焦了，客人很不高兴，你怎么办？',
  reference: '马上给客人换一个新出炉的面包，并且当面道歉。打烊以后检查烤箱的温度计，把结果写进设备记录本。',
  maxScore: 10,
};

const lateDelivery = {
  questionId: 'Delivery 2',
  question: '送货要晚到一个小时，你怎么办？',
  reference: '提前打电话告诉客户会晚到，说明堵车的原因。和客户重新约定送达的钟点，让仓库改派近处的司机。',
  maxScore: 10,
};

/** Eight scored answers to two questions about a bakery, each with a model answer of two sentences. */
export const scoredRows = [
  { ...burntBread, answer: burntBread.reference, score: 10 },
  { ...burntBread, answer: '我马上给客人换一个新出炉的面包，当面道歉。', score: 5 },
  { ...burntBread, answer: '打烊以后检查烤箱的温度计，写进设备记录本。', score: 5 },
  { ...burntBread, answer: '我小时候住在海边，放学以后常常去捡贝壳。', score: 0 },
  { ...lateDelivery, answer: lateDelivery.reference, score: 10 },
  { ...lateDelivery, answer: '我会提前打电话告诉客户会晚到，说明堵车的原因。', score: 6 },
  { ...lateDelivery, answer: '我和客户重新约定送达的钟点，让仓库改派近处的司机。', score: 4 },
  { ...lateDelivery, answer: '我很喜欢听音乐，周末也弹一弹吉他。', score: 0 },
] as const;

/** The questions of the labelled answers. */
export const questionsFile = {
  questions: [
    {
      id: 'b1',
      lang: 'zh',
      points: 4,
      question: burntBread.question,
      modelAnswer: [
        '换货道歉：马上给客人换一个新出炉的面包，当面道歉。',
        '检查设备：检查烤箱的温度计，写进设备记录本。',
      ],
      criteria: [{ id: 'b1.c1' }, { id: 'b1.c2' }],
    },
  ],
} as const;

export const labelledRows = [
  {
    id: 'l1',
    questionId: 'b1',
    category: 'full',
    lang: 'zh',
    answer: '我马上给客人换一个新出炉的面包，当面道歉。然后检查烤箱的温度计，写进设备记录本。',
    labels: { 'b1.c2': 1, 'b1.c1': 1 },
  },
  {
    id: 'l2',
    questionId: 'b1',
    category: 'offtopic',
    lang: 'zh',
    answer: '我很喜欢听音乐，周末也弹一弹吉他。',
    labels: { 'b1.c1': 0, 'b1.c2': 0 },
  },
] as const;
