/** Who may call the API (quality.md §5); a token names exactly one. */
export const ROLES = [
  'employer',
  'clerk',
  'broker',
  'fair',
  'analyst',
  'bureau',
  'auditor',
  'operator',
] as const;

export type Role = (typeof ROLES)[number];

export function isRole(text: unknown): text is Role {
  return ROLES.some((role) => role === text);
}
