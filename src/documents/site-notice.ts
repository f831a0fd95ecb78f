/** Words that only a site writes; one is enough. */
const certain =
  /VIP(?:文档|专享|精品|免费)|(?:文档|资料|网站).{0,6}(?:下载|版权|上传|评论|贡献|质量审核)|下载(?:本|该|此)?(?:文档|资料)|相关(?:文档|推荐|资料)|(?:可能|也)(?:关注|喜欢|感兴趣)的|实名认证$|^(?:查看|展开|加载)(?:更多|全文)|侵权必究|版权(?:申诉|归原作者|所有)|该用户很|未经(?:授权|许可).{0,12}(?:转载|复制|发行|传播)|(?:扫码|关注).{0,8}公众号|(?:[+＋]\s*关注|已?关注[+＋]?)$|来源[：:]\s*(?:网络|互联网|https?:)|(?:百度文库|豆丁网|道客巴巴|原创力文档|人人文库)|^https?:\/\/\S+$|^www\.\S+$|^(?:\S+ )?(?:all rights reserved\b|copyright\b|©)|^©|downloaded (?:from|by)|uploaded by|related documents|you (?:may|might) also like|terms of (?:use|service)|sign up (?:to|for)|(?:share|report|download|rate|upload) (?:this|a|your) (?:document|file|page)|cookies? (?:policy|settings)|^skip to (?:main )?content/i;

/** Words that an answer may hold too: two different ones make a notice of a line that stands outside of the answers. */
const likely =
  /版权|侵权|举报|会员|权益|付费|充值|上传|下载|网友|本站|网站|文档|转载|登录|注册|收藏|点赞|分享|打印|客服电话|举报电话|subscribe|premium|log ?in|download|copyright|upload|advertisement|privacy policy/gi;

/**
 * Tell the notices of a document site from content: its terms, its advertisements, the names of its buttons.
 *
 * @param place `outside` of the answers, in front of the first question or behind the last, less proof is enough
 */
export function isSiteNotice(text: string, place: 'outside' | 'inside'): boolean {
  if (certain.test(text)) return true;
  if (place === 'inside') return false;
  return new Set(text.toLowerCase().match(likely) ?? []).size >= 2;
}
