/**
 * Dovecot reads the part of a field after a dot in the header's name as a filter, and an unknown filter ends its process (2.3.19, 2.4.1).
 */
export function headerField(name: string): string {
  return name.includes('.') ? 'hdr' : `hdr.${name.toLowerCase()}`;
}

/** IMAP part numbers: `body.x` ends doveadm's process (2.3.19, 2.4.1). */
export function isSection(section: string): boolean {
  return /^[1-9]\d{0,3}(\.[1-9]\d{0,3}){0,19}$/.test(section);
}

export function sectionField(section: string): string {
  return `body.${section}`;
}
