// Stand-in until the real one is written; whoever writes it replaces this file.
export interface BodyPart {
  section: string;
  type: string;
  subtype: string;
  encoding: string;
  parameters: Record<string, string>;
  parts: BodyPart[];
}
export const parseBodyStructure = (_: string): BodyPart | null => null;
