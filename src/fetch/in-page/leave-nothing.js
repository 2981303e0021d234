/**
 * Empties a document in its place: what it loads, shows, listens to and waits for is gone, and its address is one that no
 * page has. The prototypes' own functions are called: names in a page can hide the document's.
 * @param {string} nowhere path of that address
 * @param {number} most timers that are looked for
 * @returns {boolean} whether nothing of it is left
 */
function leaveNothing(nowhere, most) {
  if (!(document instanceof HTMLDocument) || window.length > 0) return false;
  window.stop();
  const last = setTimeout(() => {});
  if (!(last > 0 && last <= most)) return false;
  for (let id = last; id > 0; id -= 1) clearTimeout(id);
  Document.prototype.open.call(document);
  Document.prototype.close.call(document);
  History.prototype.replaceState.call(history, null, '', nowhere);
  return location.pathname === nowhere && document.getElementsByTagName('*').length <= 3;
}
