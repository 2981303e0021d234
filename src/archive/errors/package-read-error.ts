/** Why a file cannot be read as a package. */
export type PackageTrouble = 'empty' | 'warc-file' | 'other-format' | 'cut-off' | 'damaged-directory' | 'no-manifest';

const messages: Readonly<Record<PackageTrouble, string>> = {
  empty: 'is empty: copy the package again, or make it again with `nianbao export`',
  'warc-file': 'is a WARC file: name the folder that it lies in, or a package (.wacz)',
  'other-format': 'is no package (ZIP): name a .wacz file, or a folder of WARC files',
  'cut-off':
    'begins as a package (ZIP) and ends without its directory, as a copy that broke off does: copy it again, or make it again with `nianbao export`',
  'damaged-directory':
    'is a package (ZIP) whose directory is damaged: copy it again, or make it again with `nianbao export`',
  'no-manifest':
    'is a ZIP without datapackage.json, and so no WACZ package: name a .wacz file, or unpack it and name the folder of its WARC files',
};

/** A file is no package of which anything could be checked. The message says what to do. */
export class PackageReadError extends Error {
  override readonly name = 'PackageReadError';
  readonly trouble: PackageTrouble;

  constructor(file: string, trouble: PackageTrouble, options?: ErrorOptions) {
    super(`${file} ${messages[trouble]}`, options);
    this.trouble = trouble;
  }
}
