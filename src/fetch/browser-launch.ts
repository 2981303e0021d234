import { existsSync } from 'node:fs';
import type { Browser } from 'playwright';

export interface LaunchOptions {
  /** Path of a Chromium; left out, Playwright's own is taken, then the system's. */
  readonly executablePath?: string;
}

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

/** Starts a headless Chromium that can reach nothing by itself. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  const { chromium } = await import('playwright');
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    headless: true,
    chromiumSandbox: !root,
    args: root ? [...switches, '--no-sandbox'] : switches,
    timeout: 30_000,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
