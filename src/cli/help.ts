import type { Command } from 'commander';

/** Command lines by command, as one would type them. */
const examples: Readonly<Record<string, readonly string[]>> = {
  start: ['nianbao start', 'nianbao start --role worker'],
  demo: ['nianbao demo', 'nianbao demo --once --json'],
  check: ['nianbao check', 'nianbao check --config /etc/nianbao --json'],
  probe: ['nianbao probe http://www.qingshan.gov.cn/ > config/portals/qingshan.yaml'],
  crawl: ['nianbao crawl qingshan', `nianbao crawl --json | jq -c 'select(.record == "page")'`],
  status: ['nianbao status', `nianbao status --json | jq '.portals[] | select(.state != "ok")'`],
  report: ['nianbao report 青山区人民政府 2024', 'nianbao report 青山区教育局 2024 --json | jq .extraction.tables'],
  years: ['nianbao years 青山区人民政府', 'nianbao years 青山区人民政府 2024 2022 --json'],
  history: ['nianbao history 青山区人民政府 --year 2024'],
  extract: ['nianbao extract report.pdf', 'nianbao extract report.html --json | jq .tables.applications.rows'],
  classify: ['echo 青山区人民政府2023年政府信息公开工作年度报告 | nianbao classify'],
  diff: ['nianbao diff before.html after.html', 'nianbao diff before.pdf after.pdf --view side'],
  export: ['nianbao export --wacz all.wacz', 'nianbao export --wacz one.wacz --publisher 青山区人民政府 --year 2024'],
  're-extract': ['nianbao re-extract'],
  verify: ['nianbao verify', 'nianbao verify --archive /mnt/copy/archive', 'nianbao verify --archive annual.wacz'],
  restrict: ['nianbao restrict 01a2…-… --reason "names of applicants"', 'nianbao restrict 01a2…-… --lift'],
  held: ['nianbao held', 'nianbao held release qingshan'],
  deliveries: ['nianbao deliveries --state failed', 'nianbao deliveries retry 01a2…-…'],
  token: ['nianbao token create newsroom'],
};

const codes = 'Exit codes: 0 done; 1 the work failed, or something was found unsound; 2 wrong use or wrong settings.';

/** The settings that one needs first. */
const settings = `Settings come from the environment; docs/operations.md lists all of them:
  NIANBAO_CONFIG   folder with portals/ and alerts.yaml (config)
  NIANBAO_DATA     archive and database (/var/lib/nianbao for root, else ~/.local/share/nianbao)
  NIANBAO_PORT     where the pages are served, on 127.0.0.1 unless NIANBAO_HOST says otherwise (8420)
  NIANBAO_CONTACT  mailto: or address at which a portal reaches you
  SMTP_URL         mail server that sends alerts
  DATABASE_URL, REDIS_URL  servers of your own instead of the embedded ones
  LOG_LEVEL        debug, info, warn … (\`start\` info, other commands warn)`;

const general = `
Results go to standard output, messages to standard error. With --json every command answers JSON alone on standard output.
${codes}

${settings}`;

/** Adds to every command's help what one types, and what its exit codes mean. */
export function explain(program: Command): void {
  program.addHelpText('after', general);
  for (const command of program.commands) {
    const lines = examples[command.name()] ?? [];
    const shown = lines.map((line) => `  ${line}`).join('\n');
    command.addHelpText(
      'after',
      `${lines.length === 0 ? '' : `\nExamples:\n${shown}\n`}\n${codes}${command.name() === 'start' ? `\n\n${settings}` : ''}`,
    );
    for (const part of command.commands) part.addHelpText('after', `\n${codes}`);
  }
}
