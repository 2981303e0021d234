/**
 * Chooses the first among the years or organs that a script lets one choose and that was not chosen yet. A link to an address
 * is no choice.
 * @param {readonly string[]} chosen what was chosen before
 * @returns {string} what the choice is called; empty where there is none
 */
function chooseNext(chosen) {
  const year = /^(?:19|20)\d{2}年?度?$/;
  const organ =
    /^[\u3400-\u9fff（）()·]{1,20}(?:局|委|委员会|办|办公室|厅|中心|政府|管委会|镇|乡|街道(?:办事处)?|院|署|所|站)$/;
  const fewest = 3;
  const leadsNowhere = /^(?:#.*|javascript:.*|)$/i;

  const labelOf = (one) => (one.innerText || one.textContent || '').replace(/\s+/g, '');
  const isFresh = (one) => !chosen.includes(labelOf(one));

  for (const select of document.querySelectorAll('select')) {
    const options = [...select.options].filter((one) => year.test(labelOf(one)) || organ.test(labelOf(one)));
    const next = options.length < fewest ? undefined : options.find((one) => !one.selected && isFresh(one));
    if (next === undefined) continue;
    select.value = next.value;
    select.dispatchEvent(new Event('input', { bubbles: true }));
    select.dispatchEvent(new Event('change', { bubbles: true }));
    return labelOf(next);
  }

  const isLink = (one) => {
    const link = one.closest('a') ?? one.querySelector('a');
    return link !== null && !leadsNowhere.test((link.getAttribute('href') ?? '').trim());
  };
  const years = [...document.querySelectorAll('a, button, li, span, div, dd, td, label')].filter(
    (one) => one.children.length < 3 && one.getClientRects().length > 0 && year.test(labelOf(one)) && !isLink(one),
  );
  const innermost = years.filter((one) => !years.some((other) => other !== one && one.contains(other)));
  if (new Set(innermost.map(labelOf)).size < fewest) return '';
  const next = innermost.find(isFresh);
  if (next === undefined) return '';
  next.click();
  return labelOf(next);
}
