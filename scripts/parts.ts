import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A program the tests drive that npm cannot bring along. */
interface Part {
  readonly name: string;
  readonly commands: readonly string[];
  readonly debian: string;
  readonly elsewhere: string;
}

const parts: readonly Part[] = [
  {
    name: 'Chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    debian: 'chromium',
    elsewhere: 'npx playwright install chromium',
  },
  {
    name: 'redis-server',
    commands: ['redis-server', 'valkey-server'],
    debian: 'redis-server',
    elsewhere: 'brew install redis, or your package manager’s redis-server',
  },
];

function onPath(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

async function isPresent(part: Part): Promise<boolean> {
  if (part.commands.some(onPath)) return true;
  if (part.name !== 'Chromium') return false;
  const { chromium } = await import('playwright');
  return existsSync(process.env['NIANBAO_CHROMIUM'] ?? chromium.executablePath());
}

async function missingParts(): Promise<readonly Part[]> {
  const found = await Promise.all(parts.map(isPresent));
  return parts.filter((_, index) => found[index] !== true);
}

/**
 * Installs what the tests need beyond npm where that is possible (Debian, as root) and says what to install elsewhere.
 * Answers the names of the parts that are still missing.
 */
export async function provideParts(): Promise<readonly string[]> {
  const missing = await missingParts();
  if (missing.length === 0) return [];
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const packages = missing.map((part) => part.debian);
    console.log(`installing with apt: ${packages.join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages, 'fonts-noto-cjk'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  }
  const still = await missingParts();
  for (const part of still) {
    console.log(
      `${part.name} is missing; its tests cannot run. Install it: ${part.elsewhere} (Debian: apt install ${part.debian})`,
    );
  }
  return still.map((part) => part.name);
}
