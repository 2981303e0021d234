/**
 * Clicks what shows a title, innermost, and keeps the address of a window that it would open.
 * @param {string} title
 * @returns {boolean} whether anything shows it
 */
function openEntry(title) {
  const fewestOfCutTitle = 12;
  const bare = (text) => (text ?? '').replace(/\s+/g, '');
  const wanted = bare(title);
  const shows = (one) => {
    const text = bare(one.innerText).replace(/[.…]+$/, '');
    const isCut = text.length >= fewestOfCutTitle && wanted.startsWith(text);
    return text === wanted || isCut || bare(one.getAttribute('title')) === wanted;
  };
  const all = [...document.querySelectorAll('body *')].filter((one) => one.getClientRects().length > 0 && shows(one));
  const target = all.find((one) => !all.some((other) => other !== one && one.contains(other)));
  if (target === undefined) return false;
  window.nianbaoOpened = '';
  window.open = (address) => {
    window.nianbaoOpened = new URL(address, location.href).href;
    return null;
  };
  target.click();
  return true;
}
