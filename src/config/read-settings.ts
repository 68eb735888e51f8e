import { readFileSync } from 'node:fs';
import { readProblem } from './parsers.ts';
import { SETTINGS } from './settings.ts';
import type { Setting, SettingName, Values } from './settings.ts';
import { nearest } from './nearest.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** Reports one fault: the setting's name and what to do about it. */
export type Report = (name: string, remedy: string) => void;

const ALL = (Object.keys(SETTINGS) as SettingName[]).map((name): readonly [SettingName, Setting] => [name, SETTINGS[name]]);

/** The value of every setting. A faulty setting is reported and counts as unset. An empty variable is unset. */
export function readSettings(env: Env, report: Report): Values {
  reportUnknown(env, report);
  const values = ALL.map(([name, setting]) => {
    const text = readText(name, setting, env, report);
    const fallback = defaultText(setting, env);
    if (text !== null) {
      const parsed = setting.parse.safeParse(text);
      if (parsed.success) return [name, parsed.data];
      report(name, parsed.error.issues[0]?.message ?? 'is not valid.');
    }
    return [name, fallback === null ? null : setting.parse.parse(fallback)];
  });
  return Object.fromEntries(values) as Values;
}

/** Whether the variable, or its file, is set at all. A faulty setting is then reported once, and not also as missing. */
export function isSet(env: Env, name: SettingName): boolean {
  return isGiven(env[name]) || ('fromFile' in SETTINGS[name] && isGiven(env[`${name}_FILE`]));
}

function readText(name: string, setting: Setting, env: Env, report: Report): string | null {
  const direct = env[name];
  const path = setting.fromFile === true ? env[`${name}_FILE`] : undefined;
  if (!isGiven(path)) return isGiven(direct) ? direct : null;
  if (isGiven(direct)) {
    report(name, `is given, and ${name}_FILE as well: leave one of them out.`);
    return null;
  }
  const problem = readProblem(path);
  if (problem !== null) {
    report(`${name}_FILE`, problem);
    return null;
  }
  const content = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  if (content === '') report(`${name}_FILE`, `the file ${path} is empty.`);
  return content === '' ? null : content;
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

function defaultText(setting: Setting, env: Env): string | null {
  if (typeof setting.default !== 'object' || setting.default === null) return setting.default;
  return env.NODE_ENV === 'development' ? setting.default.development : setting.default.otherwise;
}

// A mistyped name would silently leave a default in force. Names with other prefixes cannot be checked: PORT and HOST may belong to other
// programs.
function reportUnknown(env: Env, report: Report): void {
  const known = ALL.flatMap(([name, setting]) => (setting.fromFile === true ? [name, `${name}_FILE`] : [name]));
  for (const name of Object.keys(env)) {
    if (!/^(DOVEADM|JWT)_/.test(name) || known.includes(name)) continue;
    const direct = name.replace(/_FILE$/, '');
    const suggestion = known.includes(direct) ? direct : nearest(name, known);
    report(name, suggestion === null ? 'is no setting: remove it.' : `is no setting: did you mean ${suggestion}?`);
  }
}
