const before =
  /^\ufeff?\s*(?:<\?[^>]{0,300}\?>\s*|<!--[^>]{0,500}-->\s*|<!DOCTYPE[^>[]{0,300}(?:\[[^\]]{0,2000}\]\s*)?>\s*){0,8}/i;

/** Name of the first element of an XML document, after declarations, comments and document types; null for other text. */
export function xmlRoot(text: string): string | null {
  const start = before.exec(text.slice(0, 8000))?.[0].length ?? 0;
  return /^<([\w:-]{1,40})[\s>/]/.exec(text.slice(start, start + 50))?.[1] ?? null;
}
