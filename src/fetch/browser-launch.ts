import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser, LaunchOptions as PlaywrightOptions } from 'playwright';
import type { MemoryLimits } from './keeper/excess.ts';
import { makeFolder, removeFolder, removeLeftovers } from './keeper/folders.ts';

export interface LaunchOptions {
  /** Path of a Chromium; left out, Playwright's own is taken, then the system's. */
  readonly executablePath?: string;
  /** Limits other than the usual ones. */
  readonly memory?: Partial<MemoryLimits>;
}

/** Playwright makes folders for what it records in a place of its own choice, unless it is told. */
type LaunchedBy = PlaywrightOptions & { readonly artifactsDir: string };

const keeperFolder = path.join(import.meta.dirname, 'keeper');

/** The headless shell has no window to draw, and takes half the time. */
const systemPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Named in one switch: the last one of that name counts, so Playwright's own stand here too. */
const featuresLeftOut = [
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'AcceptCHFrame',
  'PaintHolding',
  'BackForwardCache',
  // A frame made anew for every page of one site, and requests that a page leaves to be sent once it is gone.
  'RenderDocument',
  'FetchLaterAPI',
  // As Playwright has them: addresses stay as they are asked for.
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  // Pages of the browser's own that every navigation would wake.
  'AimEnabled',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

const switches = [
  // All traffic goes through our door; whatever would not, goes nowhere.
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  // The one name is of newer Chromiums, the other of older ones.
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--mute-audio',
  '--js-flags=--max-old-space-size=512',
  '--renderer-process-limit=3',
  // Nobody looks at the picture: what draws it is left out as far as it can be.
  '--disable-gpu',
  '--disable-gpu-compositing',
  '--disable-software-rasterizer',
  '--disable-threaded-compositing',
  '--disable-extensions',
  '--animation-duration-scale=0',
  '--force-prefers-reduced-motion',
  `--disable-features=${featuresLeftOut.join(',')}`,
];

/** Where a Chromium is; null where none is found. */
export async function findChromium(options: LaunchOptions): Promise<string | null> {
  const { chromium } = await import('playwright');
  const candidates = [options.executablePath, chromium.executablePath(), ...systemPaths];
  if (options.executablePath !== undefined && !existsSync(options.executablePath)) return null;
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null;
}

/** What a browser may know of our surroundings: where its fonts and the program's loader are, and no password. */
const passedOn = /^(?:PATH|HOME|LANG|LC_\w+|TZ|LD_LIBRARY_PATH|FONTCONFIG_\w+|XDG_\w+)$/;

/** Its keeper is a program of ours on this Node; it has a folder that goes with it. */
function environmentOf(executablePath: string, folder: string, memory: Partial<MemoryLimits>): Record<string, string> {
  const passed = Object.entries(process.env).flatMap(([name, value]) =>
    value !== undefined && passedOn.test(name) ? [[name, value] as const] : [],
  );
  return {
    ...Object.fromEntries(passed),
    NIANBAO_KEEPER_NODE: process.execPath,
    NIANBAO_KEEPER: path.join(keeperFolder, 'keeper.ts'),
    NIANBAO_KEEPER_CHROMIUM: executablePath,
    NIANBAO_KEEPER_FOLDER: folder,
    NIANBAO_KEEPER_LIMITS: JSON.stringify(memory),
  };
}

/** A browser that has not come up by then is given up. */
const launchMs = 30_000;

/** Starts a headless Chromium that can reach nothing by itself, under a keeper. */
export async function launchChromium(executablePath: string, memory: Partial<MemoryLimits>): Promise<Browser> {
  const { chromium } = await import('playwright');
  const root = process.getuid?.() === 0;
  await removeLeftovers();
  const folder = await makeFolder();
  const options: LaunchedBy = {
    // Windows starts no script in a program's place: there a browser has no keeper.
    executablePath: process.platform === 'win32' ? executablePath : path.join(keeperFolder, 'keeper.sh'),
    env: environmentOf(executablePath, folder, memory),
    artifactsDir: folder,
    headless: true,
    chromiumSandbox: !root,
    args: root ? [...switches, '--no-sandbox'] : switches,
    timeout: launchMs,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
  try {
    return await chromium.launch(options);
  } catch (error) {
    await removeFolder(folder);
    throw error;
  }
}
