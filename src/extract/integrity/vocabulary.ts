import { statisticsRows } from '../tables/statistics/form.ts';
import { formRows, groupLabels } from '../tables/applications/form.ts';

/** How reports speak, besides the labels of their forms: enough to tell a right reading of broken bytes from a chance one. */
const manner = `
本报告由人民政府办公室根据中华人民共和国政府信息公开条例要求编制全文包括概述主动公开政府信息的情况依申请公开政府信息办理情况
政府信息公开的收费及减免情况因政府信息公开申请提起行政复议行政诉讼情况政府信息公开工作存在的主要问题和改进措施其他需要报告的事项
需要说明的事项附表报告中所列数据的统计期限自年月日起至年月日止本报告的电子版可从政府门户网站下载查阅如对本报告有疑问请与联系
联系地址邮编联系电话传真电子邮箱年度我区我县我市我局认真贯彻落实上级关于推进政务公开工作的部署和要求坚持以公开为常态不公开为例外
加强组织领导健全工作机制明确责任分工落实专门机构配备专职人员兼职人员建立健全制度规范公开程序严格保密审查强化监督检查考核评议
充分发挥政府门户网站信息公开第一平台的作用通过政府网站政务微博微信政府公报新闻发布会报刊广播电视等方式主动公开各类政府信息条
其中机构职能类政策法规类规划计划类业务类统计数据财政预算决算三公经费保障性住房征地拆迁环境保护食品药品安全重大建设项目招标投标
公共资源配置社会公益事业教育医疗卫生就业社会保障扶贫救灾信息及时发布更新解读回应社会关切公众关注热点舆情政策解读稿件
全年共收到受理政府信息公开申请件其中当面申请网络申请信函申请传真申请电子邮件均在法定期限内按时答复同意公开部分公开不予公开
不属于本机关公开信息不存在告知补正占总数的申请人对答复不服公民法人和其他组织向本机关提出申请办结率满意率
没有发生因政府信息公开引起的行政复议和行政诉讼未收取任何费用免费提供检索复制邮寄成本费用
虽然取得了一定成绩但与群众的需求相比还存在一些不足一是对政府信息公开工作的认识有待进一步提高二是公开的内容不够全面时效性不强
三是公开形式不够丰富队伍建设业务培训有待加强下一步将继续深化完善创新方式拓宽渠道提高质量和水平方便群众查询获取让群众看得懂
召开会议举办培训班参加人员人次设立查阅点档案馆图书馆行政服务中心公开栏电子显示屏规范性文件行政许可行政处罚行政审批办事指南
单位部门乡镇街道办事处村民委员会学校医院企业事业单位工作人员负责人领导小组成员单位办公室主任分管有关相关方面问题情况措施事项
达到增加比上年累计目前以来以及并且或者对于关于按照为了进行开展实施完成实现做好抓好制定修订印发转发编制公布及时准确真实有效
便民高效公正公平合法依法行政法治阳光服务型责任制目标任务重点领域透明度公信力知情权参与权表达权监督权`;

let pairs: ReadonlySet<string> | null = null;

/** Whether two Simplified characters stand side by side in the language of reports. */
export function isUsualPair(pair: string): boolean {
  if (pairs === null) {
    const known = new Set<string>();
    const texts = [
      manner.replaceAll('\n', ''),
      ...groupLabels,
      ...formRows.flatMap(({ labels }) => labels),
      ...statisticsRows.flatMap(({ labels }) => labels),
    ];
    for (const text of texts) for (let at = 2; at <= text.length; at += 1) known.add(text.slice(at - 2, at));
    pairs = known;
  }
  return pairs.has(pair);
}
