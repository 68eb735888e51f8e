// Stand-in until the real one is written; whoever writes it replaces this file.
export const decodeHeaderText = (raw: string): string => raw;
export const parseAddresses = (raw: string): { name: string | null; email: string }[] => [{ name: null, email: raw }];
export const parseHeaders = (raw: string): { name: string; value: string }[] => [{ name: 'x', value: raw }];
