/** A stretch of the file whose characters nobody sees. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

const fkpBytes = 512;
/** Deleted while changes were tracked, and formatted as hidden ([MS-DOC] 2.6.1). */
const sprm = { deleted: 0x0800, hidden: 0x083c } as const;

function operandBytes(code: number, data: Buffer, at: number): number {
  const sizes = [1, 1, 2, 4, 2, 2, 0, 3];
  const size = sizes[code >> 13] ?? 0;
  return size > 0 ? size : at < data.length ? data.readUInt8(at) + 1 : data.length;
}

function isUnseen(grpprl: Buffer): boolean {
  let unseen = false;
  for (let at = 0; at + 3 <= grpprl.length;) {
    const code = grpprl.readUInt16LE(at);
    if (code === sprm.deleted || code === sprm.hidden) {
      unseen ||= grpprl.readUInt8(at + 2) === 1;
    }
    at += 2 + operandBytes(code, grpprl, at + 2);
  }
  return unseen;
}

function readPage(page: Buffer): readonly Stretch[] {
  const count = page.length < fkpBytes ? 0 : page.readUInt8(fkpBytes - 1);
  if (count === 0 || (count + 1) * 4 + count > fkpBytes) {
    return [];
  }
  return Array.from({ length: count }, (_, index) => {
    const at = page.readUInt8((count + 1) * 4 + index) * 2;
    const length = at === 0 || at >= fkpBytes - 1 ? 0 : page.readUInt8(at);
    const unseen = length > 0 && isUnseen(page.subarray(at + 1, Math.min(at + 1 + length, fkpBytes)));
    return unseen ? [{ from: page.readUInt32LE(index * 4), to: page.readUInt32LE((index + 1) * 4) }] : [];
  }).flat();
}

/** Whether a character is deleted or hidden, by its place in the file; `plc` names the pages of character properties. */
export function readUnseen(document: Buffer, plc: Buffer): (offset: number) => boolean {
  const count = Math.max(0, Math.floor((plc.length - 4) / 8));
  const stretches = Array.from({ length: count }, (_, index) => {
    const page = (plc.readUInt32LE((count + 1) * 4 + index * 4) & 0x3fffff) * fkpBytes;
    return readPage(document.subarray(page, page + fkpBytes));
  })
    .flat()
    .sort((a, b) => a.from - b.from);
  return (offset) => {
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.to ?? 0) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const found = stretches[low];
    return found !== undefined && found.from <= offset;
  };
}
