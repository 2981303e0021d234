const sector = 512;
const endOfChain = 0xfffffffe;
const fatSector = 0xfffffffd;

/** Writes an OLE compound file; every stream is padded to 4,096 bytes, so that none is a small one. */
export function writeOle(streams: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(streams).map(([name, content]) => ({
    name,
    content: Buffer.concat([content, Buffer.alloc(Math.max(0, 4096 - content.length))]),
  }));
  const directorySectors = Math.ceil(((entries.length + 1) * 128) / sector);
  const counts = entries.map(({ content }) => Math.ceil(content.length / sector));
  const data = directorySectors + counts.reduce((sum, count) => sum + count, 0);
  const fatSectors = Math.ceil((data + Math.ceil(data / 127) + 1) / 128);
  const fat = new Uint32Array(fatSectors * 128).fill(0xffffffff);
  const body: Buffer[] = [];
  for (let index = 0; index < fatSectors; index += 1) {
    fat[index] = fatSector;
  }
  let next = fatSectors;
  const place = (content: Buffer, count: number): number => {
    const start = next;
    for (let index = 0; index < count; index += 1) {
      fat[next] = index === count - 1 ? endOfChain : next + 1;
      next += 1;
    }
    body.push(Buffer.concat([content, Buffer.alloc(count * sector - content.length)]));
    return start;
  };
  const directory = Buffer.alloc(directorySectors * sector);
  const writeEntry = (index: number, name: string, type: number, start: number, size: number): void => {
    const at = index * 128;
    directory.write(name, at, 'utf16le');
    directory.writeUInt16LE((name.length + 1) * 2, at + 64);
    directory.writeUInt8(type, at + 66);
    directory.writeUInt32LE(start, at + 116);
    directory.writeUInt32LE(size, at + 120);
  };
  const directoryStart = place(directory, directorySectors);
  writeEntry(0, 'Root Entry', 5, endOfChain, 0);
  entries.forEach(({ name, content }, index) => {
    writeEntry(index + 1, name, 2, place(content, counts[index] ?? 1), content.length);
  });
  body[0] = directory;
  const header = Buffer.alloc(sector, 0);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(fatSectors, 44);
  header.writeUInt32LE(directoryStart, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(endOfChain, 60);
  header.writeUInt32LE(endOfChain, 68);
  for (let index = 0; index < 109; index += 1) {
    header.writeUInt32LE(index < fatSectors ? index : 0xffffffff, 76 + index * 4);
  }
  return Buffer.concat([header, Buffer.from(fat.buffer), ...body]);
}
