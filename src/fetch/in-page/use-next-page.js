/**
 * Uses the control that leads to the next page of a list: one called so, one of a known pager's next buttons, or the number
 * after the current one; nothing else is ever used.
 * @returns {'used' | 'end' | 'none'} `end` where that control is off, `none` where there is none
 */
function useNextPage() {
  const nextWord = /^(?:下一?页|后一?页|下页|next(?:\s?page)?|[>›»＞]|下一?页\s?[>›»＞]{1,2})$/i;
  const moreWord = /^(?:点击)?(?:加载|显示|载入|查看)更多(?:内容|信息|数据)?[.…>»+∨]{0,3}$|^load\s?more[.…]{0,3}$/i;
  const clearWord = /页|更多|more|next/i;
  const nextClass = new RegExp(
    `(?:^|\\s)(?:${[
      'next',
      'btn-next',
      'next-page',
      'page-next',
      'pagination-next',
      'ant-pagination-next',
      'arco-pagination-item-next',
      'el-pagination__next',
      'ivu-page-next',
      'layui-laypage-next',
      'laypage_next',
      'n-pagination-next',
      'van-pagination__item--next',
    ].join('|')})(?:\\s|$)`,
    'i',
  );
  const pagerClass = /pag(?:e|er|ing|ination)|fenye/i;
  const offClass = /disab|(?:^|[\s_-])(?:off|none|nomore)(?:$|[\s_-])/i;
  const currentClass = /(?:^|[\s_-])(?:active|current|cur|on|curr|selected|is-active|checked)(?:$|[\s_-])/i;
  const longestLabel = 14;
  const pagerDepth = 4;

  const classOf = (one) => (typeof one.className === 'string' ? one.className : one.getAttribute('class') || '');
  const bare = (text) => (text || '').replace(/\s+/g, '');
  const labelOf = (one) => bare(one.innerText || one.value);
  const isSeen = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden';
  const isInPager = (one) => {
    let at = one;
    for (let up = 0; at && up < pagerDepth; at = at.parentElement, up += 1) {
      if (pagerClass.test(`${classOf(at)} ${at.id}`)) return true;
    }
    return false;
  };
  const isDisabled = (one) =>
    one.disabled ||
    one.hasAttribute('disabled') ||
    one.getAttribute('aria-disabled') === 'true' ||
    offClass.test(classOf(one));
  const isOff = (one) => isDisabled(one) || (one.parentElement !== null && isDisabled(one.parentElement));

  const controls = [...document.querySelectorAll('a, button, li, span, div, i, input[type=button], em, p')].filter(
    (one) => one.children.length <= 3 && isSeen(one),
  );

  const leadsOn = (one) => {
    const label = labelOf(one);
    if (label.length > longestLabel) return false;
    if (moreWord.test(label)) return true;
    if (nextWord.test(label)) return label.length > 1 || isInPager(one);
    if (label !== '' || !isInPager(one)) return false;
    const told = bare(one.getAttribute('title') || one.getAttribute('aria-label'));
    return nextClass.test(classOf(one)) || nextWord.test(told);
  };
  const nexts = controls
    .filter(leadsOn)
    .filter((one, _at, all) => !all.some((other) => other !== one && one.contains(other)));
  const open = nexts.filter((one) => !isOff(one));
  const target = open.find((one) => clearWord.test(labelOf(one))) ?? open[0];
  if (target !== undefined) {
    target.click();
    return 'used';
  }
  if (nexts.length > 0) return 'end';

  const numbers = controls.filter((one) => /^\d{1,4}$/.test(labelOf(one)) && isInPager(one));
  const isCurrent = (one) => {
    const parent = one.parentElement;
    const isAlone = parent !== null && parent.children.length < 3;
    return (
      currentClass.test(classOf(one)) ||
      (isAlone && currentClass.test(classOf(parent))) ||
      one.getAttribute('aria-current') !== null
    );
  };
  const current = numbers.find(isCurrent);
  if (current === undefined) return 'none';
  const following = numbers.find((one) => Number(labelOf(one)) === Number(labelOf(current)) + 1);
  if (following === undefined) return numbers.length > 1 ? 'end' : 'none';
  (following.querySelector('a, button') ?? following).click();
  return 'used';
}
