import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/compare/index.ts';
import { foldAddress } from '../../src/compare/fold.ts';
import { meaningfulLines } from '../../src/compare/noise.ts';

describe('foldText', () => {
  it.each([
    ['国办发〔2021〕30号', '国办发[2021]30号'],
    ['国办发﹝2021﹞30号', '国办发［2021］３０号'],
    ['政府信息公開', '政府信息公开'],
    ['（一）主动公开', '(一) 主动　公开'],
    ['㈠主动公开', '（一）主动公开'],
    ['“放管服”改革', '「放管服」改革'],
    ['2020—2021年', '2020－2021年'],
    ['见http://a.gov.cn/x.html', '见https://a.gov.cn/x.html'],
    ['公\u{200b}开\u{feff}信\u{a0}息', '公开信息'],
    ['⼀、总体情况', '一、总体情况'],
    ['所有申請均已答覆', '所有申请均已答复'],
    ['成效顯著', '成效显着'],
    ['12，846条', '12846条'],
    ['1,234,567.8元', '1234567.8元'],
  ])('holds %s and %s for one', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it.each([
    ['12件', '15件'],
    ['甲、乙', '甲，乙'],
    ['①收到', '1收到'],
    ['10²', '102'],
    ['《条例》', '〈条例〉'],
    ['+3', '-3'],
    ['3.5', '35'],
    ['一、二', '一二'],
    ['1,23', '123'],
    ['2020,2021', '20202021'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(foldText(one)).not.toBe(foldText(other));
  });

  it('changes nothing the second time', () => {
    const once = foldText('㈠《條例》〔2019〕７１１號 “公開”');
    expect(foldText(once)).toBe(once);
  });
});

describe('foldAddress', () => {
  it.each([
    ['http://a.gov.cn/f.pdf', 'https://a.gov.cn/f.pdf'],
    ['http://a.gov.cn/f.pdf;jsessionid=1A2B', 'http://a.gov.cn/f.pdf'],
    ['http://a.gov.cn/d.jsp?id=7&token=zz', 'http://a.gov.cn/d.jsp?id=7'],
    ['http://a.gov.cn/d.jsp?_t=1&id=7', 'http://a.gov.cn/d.jsp?id=7'],
  ])('holds %s and %s for one', (one, other) => {
    expect(foldAddress(one)).toBe(foldAddress(other));
  });

  it('keeps what names the file', () => {
    expect(foldAddress('http://a.gov.cn/d.jsp?id=7')).not.toBe(foldAddress('http://a.gov.cn/d.jsp?id=8'));
  });
});

describe('meaningfulLines', () => {
  it.each([
    '页面生成时间 2024-05-28 15:46:43',
    '浏览次数：318 次',
    '本文已被浏览 318 次 阅读量：71 访问次数：318',
    '已阅读 71 次',
    '点击：[1024]',
    '今天是2025年2月10日 星期一',
    '【字号：大 中 小】 【打印】 【关闭】',
    '字体：[大 中 小]',
    '分享到：微信 微博 QQ空间',
    '扫一扫在手机打开当前页',
    '繁體',
    '您是第 1203 位访客',
    '扫码关注“云溪发布”微信公众号',
    '长按二维码关注我们的视频号！',
    '今日天气：晴 12℃～23℃ 东北风3级',
    '天气预报：小雨转多云 8~13℃ 微风',
    '多云 8℃/15℃',
    '温度：12℃ 空气质量：优',
    '今天是2026年5月6日 星期三 农历三月二十',
    '您是本页第 3321 位访问者',
    '您是本站第3321位访客',
    '下载次数：12',
    '人气：1203',
    '点赞 7　收藏 3　评论 0',
    '已有 5 人点赞',
    '打印时间：2026年5月6日 10:20',
    '【我要打印】【语音播报】',
    '【打印此文】【关闭此窗口】【复制链接】',
    '满意度评价：满意 基本满意 不满意',
    'Views: 318',
    '编审：张某 校审：李某',
    '（编辑：张某　审核：李某　签发：王某）',
    '相关文件',
    '延伸阅读：',
    '语音播报：播放 暂停 语速',
    '本文共3216字，预计阅读时间8分钟',
    '您对本页面内容是否满意？',
    '非常满意 基本满意 不满意',
  ])('drops %s', (line) => {
    expect(meaningfulLines(line)).toEqual([]);
  });

  it('takes counters out of a page’s head and leaves the rest', () => {
    const [before, after] = ['318', '4021'].map((count) =>
      meaningfulLines(`来源：县政府办公室　发布时间：2024-01-05　浏览次数：${count}次`).join('').replaceAll(/\s/g, ''),
    );
    expect(before).toBe(after);
    expect(before).toContain('发布时间：2024-01-05');
  });

  it.each([
    '全年政府网站访问量：120000人次，比上年增长12%。',
    '二、加强打印材料的保密审查',
    '群众扫码关注“云溪发布”公众号即可查询，累计服务3万人次。',
    '累计访问量14万人次。',
    '更新时间：每日；网站访问量：120000次；信息总数：300条。',
    '今天是全县政务公开日，各部门开展了宣传。',
    '三、关闭',
    '天气晴好，全县举办政务公开日活动。',
    '全年下载次数：12万次；点赞3000个。',
    '气温骤降，及时发布预警信息3条。',
    '满意率：98%',
    '群众满意',
    '相关文件3件',
    '全文共公开3216条，阅读量8万次。',
    '推荐',
    '五、评价',
    '下载',
    '网站收藏的政策文件12件',
    '第3位：教育局',
    '打印机2台',
    '一审：张某',
  ])('leaves prose alone: %s', (line) => {
    expect(meaningfulLines(line)).toEqual([line]);
  });
});
