import { defineCommand } from '../command.ts';
import { countOrNull, text } from '../decode.ts';

/** Usage and limit of one resource of a quota root. */
export interface QuotaRow {
  readonly root: string;
  readonly resource: string;
  /** KiB for STORAGE, messages for MESSAGE. */
  readonly value: number | null;
  /** Null: no limit. */
  readonly limit: number | null;
  readonly percent: number | null;
}

export const quotaGet = defineCommand({
  name: 'quotaGet',
  summary: "Read a user's quota usage and limits.",
  effect: 'read',
  class: 'mail',
  permission: 'QUOTA_READ',
  params: { user: 'user' },
  line: { columns: ['root', 'type', 'value', 'limit', 'percent'] },
  // "Quota not enabled": 2.3 with the plugin loaded and no root configured. 2.4 answers without rows (2.3.19, 2.4.1).
  exitCodes: { 68: [] },
  decode: (rows) =>
    rows.map((row): QuotaRow => ({
      root: text(row, 'root'),
      resource: text(row, 'type'),
      value: countOrNull(row, 'value'),
      limit: countOrNull(row, 'limit'),
      percent: countOrNull(row, 'percent'),
    })),
});
