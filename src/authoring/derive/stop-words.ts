const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Chinese words that join, count or point and mean nothing by themselves. */
const chinese = words(
  `的 了 和 与 或 在 是 我 你 您 他 她 它 们 我们 他们 你们 会 能 可以 要 将 把 被 对 向 从 到 由 于 以 及 并 而 且 但 也 都 就 还 再 又 不 没
  没有 有 无 这 那 这个 那个 这些 那些 等 等等 个 些 一 一个 一些 如 如果 若 因为 所以 因此 通过 进行 以及 并且 同时 其中 对于 关于 根据 按照 为 为了
  使 使得 让 给 之 其 所 上 下 中 里 内 外 前 后 时 时候 更 最 很 非常 比较 具体 相关 方面 方式 情况 问题 需要 应该 应 可 来 去 做 说 自己 该 各 每
  多 少 大 小 好 得 地 着 过 吗 呢 吧 啊 什么 怎么 怎样 如何 哪些 谁 则 即 只 仅 已 已经 正在 不同 能够 可能 必须 一种 两种 另 另外 首先 其次 最后
  然后 此外 例如 比如 即可 以便 从而 而且 只要 只有 虽然 尽管 不仅 不但 当 至 它们 由于 之间 之后 之前 以后 以前 还是 或者 是否 到底 不是 的话 之类 这样 那样 一下 有些`,
);

const english = words(
  `a an the and or but if then so of in on at to for from by with without into onto over under about as is are was were be been being am do
  does did done have has had will would can could should may might must shall i you he she it we they me him her us them my your his its our
  their this that these those there here what which who whom whose when where why how not no nor than too very just also more most less least
  some any each every all both either neither one two other another such same own out up down off again once only before after while until
  during because through between against per via it's i'm i'd i'll what's that's say says said make makes made get gets got let lets go goes
  went take takes e.g i.e etc
  whether within everybody somebody nobody people keep give given back come next good thing things way want able using`,
);

/** Say whether a word, normalised, means nothing by itself. */
export function isStopWord(word: string): boolean {
  return chinese.has(word) || english.has(word);
}
