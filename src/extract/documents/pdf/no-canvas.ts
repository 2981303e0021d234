/** A font that is loaded as soon as it is there, since nobody draws with it. */
class UnusedFont {
  readonly loaded = Promise.resolve(this);
}

/**
 * What pdf.js believes to draw on. It hands fonts to the document that it draws on (CSS Font Loading API); without one it
 * works out the outline of every glyph, which costs more than all the rest.
 */
export function documentWithoutCanvas(): { readonly fonts: Set<object> } {
  if (!('FontFace' in globalThis)) {
    Object.defineProperty(globalThis, 'FontFace', { value: UnusedFont, configurable: true, writable: true });
  }
  return { fonts: new Set() };
}
